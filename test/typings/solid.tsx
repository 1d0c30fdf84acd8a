/** @jsxImportSource solid-js */
// A page in Solid: compiled only.

import 'kyc-enrolment/define';

export const tag = (
  <kyc-enrolment
    class="verify"
    token-endpoint="/kyc/session"
    prop:requestSession={() => Promise.resolve({})}
    on:kyc-notice={({ detail }) => {
      detail.code satisfies string;
    }}
  />
);

export const kept = (
  <kyc-enrolment
    ref={(element) => {
      element.start();
    }}
    onClick={({ currentTarget }) => {
      currentTarget.restart();
    }}
  />
);

// @ts-expect-error there is no such display
export const sideways = <kyc-enrolment display="sideways" />;
