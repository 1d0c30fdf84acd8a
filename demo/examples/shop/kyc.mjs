// The kit, as every server here mounts it at /kyc.

import { createKycServer, trustmatic } from 'kyc-enrolment-server';

const { ORIGIN = 'http://localhost:3000', SANDBOX_URL = 'http://127.0.0.1:4600', KYC_SECRET } = process.env;

export const kyc = createKycServer({
  provider: trustmatic({ url: SANDBOX_URL, username: 'sandbox', password: 'sandbox-password' }),
  identify: () => ({ id: 'customer-1', externalId: 'sandbox:approved' }), // your login check
  origins: [ORIGIN],
  secret: KYC_SECRET, // openssl rand -base64 32
  store: 'memory:', // leave it out to keep sessions in a file
  returnUrl: '/',
  onOutcome: ({ status }) => console.log('outcome', status),
});
