import { createKycServer, trustmatic } from 'kyc-enrolment-server';
import { toNextHandlers } from 'kyc-enrolment-server/next';
import { after } from 'next/server';

const { ORIGIN = 'http://localhost:3000', SANDBOX_URL = 'http://127.0.0.1:4600' } = process.env;

export const { GET, POST, OPTIONS } = toNextHandlers(
  () =>
    createKycServer({
      provider: trustmatic({ url: SANDBOX_URL, username: 'sandbox', password: 'sandbox-password' }),
      identify: () => ({ id: 'customer-1', externalId: 'sandbox:approved' }), // your login check
      origins: [ORIGIN],
      secret: process.env.KYC_SECRET,
      store: 'memory:',
      returnUrl: '/',
      onOutcome: ({ status }) => console.log('outcome', status),
    }),
  { after },
);
