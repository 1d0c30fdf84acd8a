// The same for React 18 and 19.

import { KycEnrolment } from 'kyc-enrolment/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Verify() {
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

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Verify />
  </StrictMode>,
);
