// A provider whose every call waits until somebody answers it.

import { ProviderError } from '../../../src/providers/contract.js';
import type { Beginning, Leg, Progress, Provider, Running, User } from '../../../src/providers/contract.js';

/** A call that is on its way. */
export interface PendingCall {
  readonly kind: 'begin' | 'read' | 'last call';
  readonly sessionId: string;
  answer(given: Leg | Progress): void;
  fail(error: ProviderError): void;
}

export const firstPage = 'https://id.example/first';
export const signingPage = (number: number) => `https://sign.example/${number}`;
const personOf = ({ for: fields }: User) => String(Object(fields?.['script']).person);

const signed = 'signed';
export const finishing = { at: 'finishing', memo: signed } as const;

export function scriptedProvider() {
  const pending: PendingCall[] = [];
  const persons = new Map<string, string>();

  const call = <T extends Leg | Progress>(kind: PendingCall['kind'], sessionId: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const settle = (work: () => void) => () => {
        pending.splice(pending.indexOf(entry), 1);
        work();
      };
      const entry: PendingCall = {
        kind,
        sessionId,
        answer: (given) => settle(() => resolve(given as T))(),
        fail: (error) => settle(() => reject(error))(),
      };
      pending.push(entry);
    });

  const provider: Provider = {
    id: 'script',
    readIntervalMs: 2_000,
    connect: () => ({
      begin({ sessionId, user }: Beginning) {
        persons.set(sessionId, personOf(user));
        return call<Leg>('begin', sessionId);
      },
      read: ({ sessionId, memo }: Running) =>
        call<Progress>(memo === signed ? 'last call' : 'read', sessionId),
      whose: personOf,
      async readNews({ body }) {
        return JSON.parse(new TextDecoder().decode(body));
      },
    }),
  };
  return { provider, pending, persons };
}
