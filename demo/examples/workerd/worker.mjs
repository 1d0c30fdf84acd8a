// The kit in a worker. A worker lets no request touch what another has opened, so each request has a kit of
// its own, on one store. This store is in the memory of one isolate: a real worker needs one that all share.

import { createKycServer, memoryStore, trustmatic } from 'kyc-enrolment-server';

const store = memoryStore();

const openKit = ({ ORIGIN, SANDBOX_URL, KYC_SECRET }) =>
  createKycServer({
    provider: trustmatic({ url: SANDBOX_URL, username: 'sandbox', password: 'sandbox-password' }),
    identify: () => ({ id: 'customer-1', externalId: 'sandbox:approved' }), // your login check
    origins: [ORIGIN],
    secret: KYC_SECRET,
    store,
    returnUrl: '/',
    onOutcome: ({ status }) => console.log('outcome', status),
  });

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/kyc/')) return env.FILES.fetch(request);
    const kyc = openKit(env);
    const response = await kyc.fetch(request);
    context.waitUntil(kyc.settled().then(() => kyc.close())); // what is left to do after the answer
    return response;
  },
};
