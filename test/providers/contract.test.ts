// The contract suite: our own providers keep it, and it finds those that do not.

import { providerContract, ProviderError } from 'kyc-enrolment-server/provider';
import type { Leg, News, Progress, ProviderConnection, ProviderSubject } from 'kyc-enrolment-server/provider';
import { tennpaySubject, trustmaticSubject } from './contract-subjects.js';

describe.each([
  ['trustmatic', trustmaticSubject],
  ['10npay', tennpaySubject],
])('%s', (_, subject) => {
  for (const { name, run } of providerContract(subject)) it(name, run);
});

/** A subject whose connection is spoilt. */
const spoilt = (
  spoil: (connection: ProviderConnection, fetch: typeof globalThis.fetch) => Partial<ProviderConnection>,
  subject: ProviderSubject = trustmaticSubject,
): ProviderSubject => ({
  ...subject,
  async start() {
    const started = await subject.start();
    return {
      ...started,
      provider: {
        ...started.provider,
        connect(environment) {
          const connection = started.provider.connect(environment);
          return { ...connection, ...spoil(connection, environment.fetch) };
        },
      },
    };
  },
});

/** Whether a subject breaks the suite's case of this name; others that it breaks take their time. */
async function breaks(subject: ProviderSubject, name: string): Promise<boolean> {
  const found = providerContract(subject).find((one) => one.name === name);
  if (!found) throw new Error(`The suite has no case "${name}".`);
  return found.run().then(
    () => false,
    () => true,
  );
}

describe('the suite finds a provider that', () => {
  it.each<[what: string, subject: ProviderSubject, name: string]>([
    [
      'has a name that is no path',
      {
        ...trustmaticSubject,
        async start() {
          const started = await trustmaticSubject.start();
          return { ...started, provider: { ...started.provider, id: 'a/b' } };
        },
      },
      'names itself, and how often it may be read',
    ],
    [
      'asks before anybody comes',
      spoilt((_, fetch) => {
        void fetch('http://127.0.0.1:4010/').catch(() => undefined);
        return {};
      }),
      'asks its service nothing before a customer comes',
    ],
    [
      'puts credentials into an address',
      spoilt(({ begin }) => ({
        async begin(...given) {
          const leg = await begin(...given);
          return { ...leg, page: { ...leg.page, url: `${leg.page.url}&key=sandbox-password` } };
        },
      })),
      'begins with a page for the customer',
    ],
    [
      'gives two customers one page',
      spoilt(({ begin }) => ({
        async begin(...given) {
          const leg = await begin(...given);
          return { ...leg, page: { ...leg.page, url: 'https://id.example/' } };
        },
      })),
      'gives every session a page of its own',
    ],
    [
      'decides before the customer was there',
      spoilt(() => ({ read: async () => ({ at: 'end', verdict: { status: 'approved' } }) })),
      'says nothing final of a customer who has done nothing yet',
    ],
    [
      'never comes to an end',
      spoilt(() => ({ read: async () => ({ at: 'provider' }) })),
      'takes a customer through to approval, by a new connection for each call',
    ],
    [
      'keeps something between calls',
      spoilt(({ read }) => {
        let reads = 0;
        return { read: async (...given) => ((reads += 1) < 3 ? { at: 'provider' } : read(...given)) };
      }),
      'takes a customer through to approval, by a new connection for each call',
    ],
    [
      'approves whom its service refuses',
      spoilt(({ read }) => ({
        async read(...given) {
          const progress = await read(...given);
          return progress.at === 'end' ? { at: 'end', verdict: { status: 'approved' } } : progress;
        },
      })),
      'says of a customer who did not pass that they did not',
    ],
    [
      'forgets its verdict',
      spoilt(({ read }) => ({
        read: async (running, options) =>
          running.known === undefined ? read(running, options) : { at: 'provider' },
      })),
      'says the same again when it is read after the end',
    ],
    ...(
      [
        ['a score that is no number', { verdict: { status: 'approved', score: Number.NaN } }],
        ['a level of its own', { verdict: { status: 'approved', level: 'high' } }],
        ['references that are no texts', { verdict: { status: 'approved' }, references: { ok: true } }],
      ] as const
    ).map(([what, given]): [string, ProviderSubject, string] => [
      `gives ${what}`,
      spoilt(({ read }) => ({
        async read(...asked) {
          const progress = await read(...asked);
          return progress.at === 'end' ? ({ at: 'end', ...given } as unknown as Progress) : progress;
        },
      })),
      'takes a customer through to approval, by a new connection for each call',
    ]),
    [
      'gives a page of a kind of its own',
      spoilt(({ begin }) => ({
        async begin(...asked) {
          const leg = await begin(...asked);
          return { ...leg, page: { ...leg.page, kind: 'frame' } } as unknown as Leg;
        },
      })),
      'begins with a page for the customer',
    ],
    [
      'gives a call-back without its fact',
      spoilt(({ readNews }) => ({
        async readNews(message) {
          const news = await readNews?.(message);
          return news && ({ sessionId: news.sessionId } as unknown as News);
        },
      })),
      'believes its own call-backs, and no other',
    ],
    [
      'takes a lost answer for none',
      spoilt(({ read }) => ({
        read: (...given) => read(...given).catch(() => ({ at: 'provider' }) as const),
      })),
      'loses nothing with the answer of a read',
    ],
    [
      'takes every customer for its own',
      spoilt(() => ({ isOf: () => true }), tennpaySubject),
      'knows its own customer from another',
    ],
    [
      'has one name for all',
      spoilt(() => ({ whose: () => 'customer' }), tennpaySubject),
      'knows its own customer from another',
    ],
    [
      'throws what fetch throws',
      spoilt((_, fetch) => ({
        read: async () => {
          await fetch('http://127.0.0.1:4010/');
          return { at: 'page' };
        },
      })),
      'is unavailable when it cannot be reached, or says so',
    ],
    [
      'calls a refusal a failure',
      spoilt(({ begin }) => ({
        begin: (...given) =>
          begin(...given).catch(() => Promise.reject(new ProviderError('unavailable', 'Down.'))),
      })),
      'is refused when its service does not take the credentials',
    ],
    [
      'takes anything for an answer',
      spoilt(({ read }) => ({
        read: (...given) => read(...given).catch(() => ({ at: 'page' }) as const),
      })),
      'is invalid when its service answers with something else',
    ],
    [
      'follows redirects',
      spoilt(({ begin }, fetch) => ({
        async begin(...given) {
          await fetch('http://127.0.0.1:4010/api', { redirect: 'follow' }).catch(() => undefined);
          return begin(...given);
        },
      })),
      'follows no redirect',
    ],
    [
      'quotes an answer in an error',
      spoilt((_, fetch) => ({
        async begin() {
          const text = await (await fetch('http://127.0.0.1:4010/api')).text();
          throw new ProviderError('refused', text);
        },
      })),
      'shows nothing of an answer, and none of its secrets, in an error',
    ],
    [
      'creates again when it has heard nothing',
      spoilt(({ begin }) => ({ begin: (...given) => begin(...given).catch(() => begin(...given)) })),
      'creates nothing twice when the answer is lost',
    ],
    [
      'does not stop',
      spoilt(({ begin }) => ({
        begin: (beginning) => begin(beginning, { signal: new AbortController().signal }),
      })),
      'stops at once when it is told to',
    ],
    [
      'believes everybody',
      spoilt(() => ({ readNews: async () => ({ sessionId: 'any', fact: 'any' }) })),
      'believes its own call-backs, and no other',
    ],
  ])('%s', async (_, subject, name) => {
    expect(await breaks(subject, name)).toBe(true);
  });
});
