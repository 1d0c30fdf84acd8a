/** @jsxImportSource preact */
// A page in Preact: compiled only.

import 'kyc-enrolment/define';

export const tag = (
  <kyc-enrolment
    class="verify"
    token-endpoint="/kyc/session"
    onkyc-cancel={({ detail }) => {
      detail.reason satisfies string;
    }}
  />
);

// @ts-expect-error there is no such display
export const sideways = <kyc-enrolment display="sideways" />;
