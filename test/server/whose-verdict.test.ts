// Whose verdict a customer hears who has had several sessions, in whatever order the provider says its words
// of them: the session's own where the provider has approved or rejected it, and otherwise that of the
// earlier session which was approved after all.

import fc from 'fast-check';
import { json, minute, startKit } from './kit.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';

const words = ['AUTO_APPROVED', 'MANUAL_REJECTED', 'WAITING_FOR_MANUAL_APPROVE', 'EXPIRED', 'PENDING'];

type Act =
  | { readonly act: 'open' | 'restart' | 'reverify' | 'sweep' }
  /** `of`: the newest session is 0, the one before it 1. */
  | { readonly act: 'say' | 'submit'; readonly of: number; readonly word: string };

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('open' as const, 'restart' as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('reverify' as const, 'sweep' as const) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constantFrom('say' as const, 'say' as const, 'submit' as const),
        of: fc.constantFrom(0, 0, 1, 1, 2),
        word: fc.constantFrom(...words),
      }),
    },
  ),
  { minLength: 4, maxLength: 14, size: 'max' },
);

/** A customer, a provider that says a word of each session, and what follows from what was told so far. */
function startCustomer() {
  const said = new Map<string, string>();
  const heard: OutcomeEvent[] = [];
  const sessions: { readonly sessionId: string; readonly statusUrl: string }[] = [];
  /** By the id of a session, the earlier one that was approved while this was the newest. */
  const earlier = new Map<string, string>();
  const outdated = new Set<string>();
  const kit = startKit({
    newSessions: false,
    onOutcome: (event) => {
      heard.push(event);
      const newest = sessions[0]?.sessionId;
      if (event.status !== 'approved' || newest === undefined || newest === event.sessionId) return;
      if (!outdated.has(event.sessionId)) earlier.set(newest, event.sessionId);
    },
  });
  kit.upstream.override = (path) => {
    const id = /sessions?\/([^/]+)\/status/.exec(path)?.[1] ?? path.split('/').find((part) => said.has(part));
    return id !== undefined && path.endsWith('/status')
      ? Response.json({ status: said.get(id) ?? 'PENDING' })
      : undefined;
  };
  const ownOf = (id: string) => heard.filter(({ sessionId }) => sessionId === id).at(-1)?.status;
  const decidedOf = (id: string) =>
    ['approved', 'rejected'].includes(String(ownOf(id))) ? ownOf(id) : undefined;
  return {
    ...kit,
    said,
    heard,
    sessions,
    outdated,
    ownOf,
    /** What the session's page hears, or undefined where no decision says it. */
    expectedOf(id: string): string | undefined {
      const other = earlier.get(id);
      return decidedOf(id) ?? (other === undefined ? undefined : ownOf(other));
    },
  };
}

type Customer = ReturnType<typeof startCustomer>;

async function play(customer: Customer, step: Act): Promise<void> {
  const { kit, open, ask, webhook, clock, said, sessions, outdated, settle } = customer;
  clock.now += 2 * minute; // the provider may be read again
  switch (step.act) {
    case 'open':
    case 'restart': {
      const { sessionId, statusUrl } = await json(open({ restart: step.act === 'restart' }));
      if (!sessions.some((known) => known.sessionId === sessionId))
        sessions.unshift({ sessionId, statusUrl });
      break;
    }
    case 'reverify':
      if (await kit.reverify('ada', { reason: 'a rule has changed' }))
        for (const { sessionId } of sessions) outdated.add(sessionId);
      break;
    case 'sweep':
      await kit.sweep();
      break;
    default: {
      const session = sessions[step.of];
      if (!session) return;
      said.set(session.sessionId, step.word);
      if (step.act === 'submit') await ask(`${session.statusUrl}?seen=submitted`);
      else await webhook({ sessionId: session.sessionId, status: `${step.word} ${clock.now}` });
    }
  }
  await settle();
}

/** Throws where somebody hears something else than was decided. */
async function expectTold(customer: Customer): Promise<void> {
  const { kit, ask, sessions, heard, ownOf, expectedOf, settle } = customer;
  let pages = 0;
  for (const { sessionId, statusUrl } of sessions) {
    await ask(statusUrl); // this may read the provider
    await settle();
    const answer = await ask(statusUrl);
    const told = answer.status === 410 ? 'gone' : String((await json(answer)).status);
    const expected = expectedOf(sessionId);
    if (expected !== undefined) expect(told).toBe(expected);
    else expect(['approved', 'rejected']).not.toContain(told);
    if (told === 'page') pages += 1;

    const seen = (await kit.session(sessionId))?.verdict?.status;
    if (seen !== 'expired') expect(seen).toBe(ownOf(sessionId));
    const revisions = heard.flatMap((event) =>
      event.sessionId === sessionId && event.status !== 'review' ? [event.revision ?? 0] : [],
    );
    // that a session expired which another had followed is told to nobody, and counts
    expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  }
  expect(pages).toBeLessThan(2);
}

/** A customer who is approved, and of whom nothing else is required, begins nothing anew. */
async function expectNothingAnew({
  open,
  ask,
  upstream,
  sessions,
  outdated,
  settle,
}: Customer): Promise<void> {
  const [newest] = sessions;
  if (!newest) return;
  const known = await ask(newest.statusUrl);
  if (known.status !== 200 || (await json(known)).status !== 'approved' || outdated.has(newest.sessionId))
    return;
  const before = upstream.count('initialize');
  expect(await json(open())).toMatchObject({ status: 'approved' });
  await settle();
  expect(upstream.count('initialize')).toBe(before);
}

describe('whatever the provider says of a customer’s sessions, in whatever order', () => {
  it('each page hears its own decision, or that of the earlier session in its place', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const customer = startCustomer();
        try {
          for (const step of [{ act: 'open' } as const, ...history]) {
            await play(customer, step);
            await expectTold(customer);
          }
          await expectNothingAnew(customer);
        } finally {
          await customer.kit.close();
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
