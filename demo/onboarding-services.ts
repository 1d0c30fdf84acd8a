// What the demo's merchant answers to Wultra's Onboarding Server. Its users are those of Wultra's own mock of
// a merchant, by their client numbers.

import { wultra } from 'kyc-enrolment-server';
import type { CallbackBasicOptions, Services, WultraOptions } from 'kyc-enrolment-server';

export interface OnboardingServicesOptions extends Pick<WultraOptions, 'username' | 'password'> {
  /** Where late decisions are sent. */
  readonly callback: CallbackBasicOptions;
}

/** Longer than the kit lets the Onboarding Server wait, so that it answers WAIT. */
const slowlyMs = 5_000;

/** The services, to pass to a kit. */
export const onboardingServices = (options: OnboardingServicesOptions): Services =>
  wultra({
    ...options,

    lookupUser: ({ identification: { clientNumber, shouldFail } }) =>
      shouldFail === true || typeof clientNumber !== 'string'
        ? null
        : { userId: `mockuser_${clientNumber}`, consentRequired: true },

    // A real merchant sends a text message here and does not keep the code.
    sendOtp: () => true,

    consentText: () => ({
      version: '1',
      language: 'en',
      html:
        '<h1>Halden Savings</h1>' +
        '<p>We keep a copy of your document for as long as the law asks us to.</p>',
    }),

    async evaluateClient({ userId, status }, { signal }) {
      if (status === 'FAILURE') return { result: 'NOK', reason: 'a document has failed' };
      if (userId.startsWith('mockuser_fail')) throw new Error('This user fails.');
      if (userId === 'mockuser_6666') return { result: 'NOK', reason: 'nok evaluation reason' };
      if (userId === 'mockuser_8888') await passTime(slowlyMs, signal);
      return 'OK';
    },

    async approveClient({ userId, status }, { signal }) {
      // The score of a failed check may be 10 all the same.
      if (status === 'FAILURE') return { result: 'NOK', reason: 'the presence check has failed' };
      if (userId.startsWith('mockuser_6666')) return { result: 'NOK', reason: 'no reason' };
      if (userId.startsWith('mockuser_8888')) await passTime(slowlyMs, signal);
      return { result: 'OK', reason: 'no reason' };
    },
  });

const passTime = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
