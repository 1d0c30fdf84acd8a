/** @jsxImportSource react */
// A page in React 19 with the bare tag, and with the component: compiled only.

import 'kyc-enrolment/define';
import { KycEnrolment } from 'kyc-enrolment/react';

export const tag = (
  <kyc-enrolment
    token-endpoint="/kyc/session"
    display="dialog"
    cross-device="false"
    requestSession={() => Promise.resolve({})}
    onkyc-success={({ detail }) => {
      detail.outcome satisfies 'submitted' | 'approved' | 'review';
    }}
  >
    <a slot="fallback" href="/branch">
      At a branch
    </a>
  </kyc-enrolment>
);

export const component = (
  <KycEnrolment
    data-testid="kyc"
    title="Verify"
    slot="main"
    hidden={false}
    style={{ maxWidth: 480 }}
    onClick={({ currentTarget }) => {
      currentTarget.cancel();
    }}
    tokenEndpoint="/kyc/session"
    providerOrigins={['https://id.example']}
    onKycError={({ detail }) => {
      detail.code satisfies string;
    }}
    ref={(element) => {
      element?.restart();
    }}
  />
);

/** A handler that may be missing, as strict TypeScript has it. */
export const withMaybe = (onVerified: (() => void) | undefined) => <KycEnrolment onKycSuccess={onVerified} />;

// the events come to the document as well
document.addEventListener('kyc-success', ({ detail }) => {
  detail.outcome satisfies 'submitted' | 'approved' | 'review';
});

// @ts-expect-error there is no such display
export const sideways = <kyc-enrolment display="sideways" />;
// @ts-expect-error it is called tokenEndpoint
export const mistyped = <KycEnrolment tokenEndpont="/kyc/session" />;
