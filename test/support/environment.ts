// An environment whose time passes only while the product waits.

import type { Environment } from '../../src/enrolment/environment.js';

export interface FakeEnvironment extends Environment {
  /** Every pause, in milliseconds, in order. */
  readonly pauses: number[];
  isOfflineNow: boolean;
}

export function fakeEnvironment(
  fetchNow: typeof fetch = () => Promise.reject(new Error('no network')),
): FakeEnvironment {
  let now = 0;
  const environment: FakeEnvironment = {
    fetch: fetchNow,
    pauses: [],
    isOfflineNow: false,
    now: () => now,
    random: () => 0.5,
    isOffline: () => environment.isOfflineNow,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      environment.pauses.push(ms);
      now += ms;
      await Promise.resolve();
    },
  };
  return environment;
}
