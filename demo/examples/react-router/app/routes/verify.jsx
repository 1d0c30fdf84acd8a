import { KycEnrolment } from 'kyc-enrolment/react';
import { useState } from 'react';

export default function Verify() {
  const [outcome, setOutcome] = useState('');
  return (
    <>
      <KycEnrolment
        tokenEndpoint="/kyc/session"
        crossDevice={false}
        onKycSuccess={({ detail }) => setOutcome(`Verified: ${detail.outcome}`)}
      />
      <output>{outcome}</output>
    </>
  );
}
