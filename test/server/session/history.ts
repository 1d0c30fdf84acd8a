// Random histories of one customer's sessions. The machine is asked as the kit asks it; what is kept here
// besides is what a witness has seen, for the properties.

import fc from 'fast-check';
import type { Verdict } from '../../../src/providers/contract.js';
import type { advance as realAdvance } from '../../../src/server/session/advance.js';
import type { AsRead, Happening, NewPage, Owed } from '../../../src/server/session/happenings.js';
import type { StoredSession } from '../../../src/server/session/phases.js';
import { decisionOf } from '../../../src/server/session/overlapping-reads.js';
import {
  isApproval,
  isFinal,
  isOpen,
  isOwed,
  isPaged,
  presentVerdict,
  sealedOf,
  stepOf,
  waitingSinceOf,
} from '../../../src/server/session/questions.js';
import { session } from '../store/records.js';

export type Advance = typeof realAdvance;

/** One thing that happens; `of` picks a session, the newest first. */
export type Act =
  | {
      readonly act: 'open' | 'begin' | 'restart' | 'show' | 'pictures' | 'expire' | 'told' | 'reverify';
      readonly of: number;
    }
  | { readonly act: 'wait'; readonly minutes: number }
  | { readonly act: 'hint'; readonly of: number; readonly seen: Seen; readonly isOwn: boolean }
  | { readonly act: 'visit'; readonly of: number; readonly isSuccess: boolean; readonly isBelieved: boolean }
  | { readonly act: 'ask' | 'news'; readonly of: number; readonly which: number }
  | {
      readonly act: 'answer';
      readonly of: number;
      readonly said: Said;
      readonly address: number;
      readonly isLate: boolean;
    }
  | { readonly act: 'refuse'; readonly of: number; readonly isUnknown: boolean };

type Seen = 'submitted' | 'returned' | 'failed' | 'closed';
type Said = 'page' | 'provider' | 'next-page' | 'finishing' | Verdict['status'];

/** Mostly the newest one, and now and then one of those before it. */
const of = fc.constantFrom(0, 0, 0, 1, 1, 2);
const statuses = ['approved', 'rejected', 'failed', 'expired', 'review'] as const;
const waits = [1, 3, 20, 90, 1_500];
const isLate = fc.constantFrom(false, false, true);
const address = fc.nat({ max: 4 });

const one = <A extends Act['act']>(...of: readonly A[]) => fc.constantFrom(...of);

export const acts: fc.Arbitrary<readonly Act[]> = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ act: one('open', 'begin', 'begin', 'restart', 'show', 'show'), of }),
      },
      { weight: 2, arbitrary: fc.record({ act: one('pictures', 'expire', 'told', 'reverify'), of }) },
      { weight: 2, arbitrary: fc.record({ act: one('wait'), minutes: fc.constantFrom(...waits) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          act: one('hint'),
          of,
          seen: fc.constantFrom<Seen>('submitted', 'returned', 'failed', 'closed'),
          isOwn: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ act: one('visit'), of, isSuccess: fc.boolean(), isBelieved: fc.boolean() }),
      },
      { weight: 3, arbitrary: fc.record({ act: one('ask', 'news'), of, which: fc.nat({ max: 3 }) }) },
      {
        weight: 5,
        arbitrary: fc.record({
          act: one('answer'),
          of,
          said: fc.constantFrom<Said>('page', 'provider', 'next-page', 'next-page', 'next-page', 'finishing'),
          address,
          isLate,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ act: one('answer'), of, said: fc.constantFrom(...statuses), address, isLate }),
      },
      { weight: 2, arbitrary: fc.record({ act: one('refuse'), of, isUnknown: fc.boolean() }) },
    ) as fc.Arbitrary<Act>, // each record is one of its members
    { minLength: 10, maxLength: 60, size: 'max' },
  )
  .map((history) => [{ act: 'restart', of: 0 }, ...history]);

/** What a session was before and after one happening. */
export interface Witnessed {
  readonly before: StoredSession | undefined;
  readonly after: StoredSession;
  readonly happening: Happening['kind'] | 'drafted';
  readonly owed: Owed;
}

export interface World {
  readonly sessions: ReadonlyMap<string, StoredSession>;
  readonly at: number;
}

/** Plays a history; `witness` sees every change, and the world after it. */
export function play(
  history: readonly Act[],
  { advance, witness }: { advance: Advance; witness: (change: Witnessed, world: World) => void },
): void {
  const sessions = new Map<string, StoredSession>();
  /** The newest first. */
  let ids: string[] = [];
  /** Reads that are on their way, as their session was when they began. */
  const reading = new Map<string, StoredSession>();
  /** Sessions that followed an approval, and were to. */
  const anew = new Set<string>();
  const world = { sessions, at: 1_000_000 };
  let counted = 0;

  const pick = (index: number) => sessions.get(ids[index % Math.max(1, ids.length)] ?? '');
  const newest = () => sessions.get(ids[0] ?? '');

  function happen(id: string, happening: Happening): Owed {
    const before = sessions.get(id);
    const step = before && advance(before, happening, { at: world.at, intervalMs: 2_000 });
    if (!step) return {};
    sessions.set(id, { ...step.session, version: before.version + 1 });
    witness({ before, after: sessions.get(id)!, happening: happening.kind, owed: step.owed }, world);
    return step.owed;
  }

  /** As settle-session.ts does. */
  function settle(asRead: StoredSession, verdict: Verdict): void {
    const { id } = asRead;
    const stored = sessions.get(id);
    if (!stored) return;
    const eventId = `event ${(counted += 1)}`;
    const event = { eventId, sessionId: id, userId: 'ada', status: verdict.status, occurredAt: '' };
    const decision = decisionOf(stored, { verdict, event, asRead, readAgainAt: world.at + 2_000 });
    const isTaken = !isFinal(presentVerdict(stored)) || decision.kind === 'revised';
    const isFollowed = ['watched', 'review', 'closed'].includes(stored.phase);
    if (isFollowed && isTaken && isApproved(verdict) && !isApproved(presentVerdict(stored))) overtake(stored);
    happen(id, decision);
    const settled = sessions.get(id)!;
    if (isApproved(presentVerdict(settled)) && !isApproved(presentVerdict(asRead))) overtake(settled);
  }

  function overtake(earlier: StoredSession): void {
    const { id, reverifyAt } = earlier;
    const other = newest();
    if (reverifyAt !== undefined || !other || other.id === id) return;
    const former = other.phase === 'opening' ? other.follows : undefined;
    let last: StoredSession | undefined = earlier;
    if (former !== undefined && former !== id) {
      happen(former, { kind: 'overtaken', by: id });
      last = sessions.get(former);
      if (last && isOpen(last)) return;
    }
    happen(other.id, { kind: 'overtaken', by: id, shownPages: last?.shownPages });
  }

  /** As back-office.ts does. */
  function reverify(): void {
    const present = newest();
    if (!present || !presentVerdict(present)) return;
    for (const id of ids) happen(id, { kind: 'outdated', at: world.at });
  }

  function follow(id: string, owed: Owed): void {
    const stored = sessions.get(id);
    if (stored && owed.settle) settle(stored, owed.settle);
  }

  /** Another encrypted text each time, as a seal gives. */
  const sealed = () => `sealed ${(counted += 1)}`;
  const page = (address: number): NewPage => ({
    sealed: sealed(),
    marks: [`k.${address}`],
    step: address % 2 ? 'sign' : 'identify',
    pageExpiresAt: address === 3 ? world.at + 60 * minute : undefined,
  });

  function open(): void {
    const former = newest();
    if (former?.phase === 'finishing') return; // the store lets no other one in
    if (former?.phase === 'opening') happen(former.id, { kind: 'given-up' });
    const id = `s${(counted += 1)}`;
    const follows = former?.phase === 'opening' ? former.follows : former?.id;
    sessions.set(id, session(id, { createdAt: world.at, follows, shownPages: former?.shownPages }));
    ids = [id, ...ids];
    const known = sessions.get(follows ?? '');
    if (known && isApproval(known)) anew.add(id);
    witness({ before: undefined, after: sessions.get(id)!, happening: 'drafted', owed: {} }, world);
  }

  /** As begin-session.ts does when the provider has answered. */
  function begin(): void {
    const draft = newest();
    if (draft?.phase !== 'opening') return;
    const former = sessions.get(draft.follows ?? '');
    const isTaken = former && isApproval(former) && !anew.has(draft.id);
    const isReplaced = former?.phase === 'review' && former.sealed !== undefined;
    if (former && !isTaken) happen(former.id, { kind: 'superseded', isOtherPerson: false, isReplaced });
    const after = sessions.get(draft.follows ?? '');
    if (after && (isTaken || isOpen(after))) {
      sessions.delete(draft.id);
      ids = [after.id, ...ids.filter((id) => id !== draft.id && id !== after.id)]; // as the store's forget
      return;
    }
    happen(draft.id, { kind: 'opened', page: page(0), shownPages: after?.shownPages });
  }

  function answer({ id }: StoredSession, { said, address, isLate }: Extract<Act, { act: 'answer' }>): void {
    const asRead = (isLate ? reading.get(id) : undefined) ?? sessions.get(id)!;
    if (asRead.phase === 'opening') return;
    if (said !== 'page' && said !== 'provider' && said !== 'next-page' && said !== 'finishing') {
      settle(asRead, { status: said });
      return;
    }
    const other = newest();
    const newer =
      asRead.phase === 'watched' && other
        ? { isSamePerson: true, hasComeAsFar: stepOf(other) === 'sign' || other.phase === 'finishing' }
        : undefined;
    const progress =
      said === 'next-page'
        ? ({ at: said, page: page(address) } as const)
        : said === 'finishing'
          ? ({ at: said, sealed: sealed(), newer } as const)
          : ({ at: said } as const);
    const known = asKnown(asRead);
    const owed = happen(id, { kind: 'read', progress, asRead: known });
    const stored = sessions.get(id)!;
    if (stored.phase === 'watched' && isOwed(stored) && owed.read) overtake(stored);
    follow(id, owed);
  }

  for (const act of history) {
    if (act.act === 'wait') {
      world.at += act.minutes * minute;
      continue;
    }
    world.at += 2_500;
    if (act.act === 'open' || act.act === 'restart') open();
    if (act.act === 'begin' || act.act === 'restart') begin();
    const chosen = pick(act.of);
    if (!chosen) continue;
    const { id } = chosen;
    const known = asKnown(chosen);
    switch (act.act) {
      case 'show':
        if (isPaged(chosen)) happen(id, { kind: 'shown', sealed: chosen.sealed });
        break;
      case 'pictures':
        happen(id, { kind: 'pictures' });
        break;
      case 'told':
        happen(id, { kind: 'told', status: presentVerdict(chosen)?.status ?? 'failed' });
        break;
      case 'reverify':
        reverify();
        break;
      case 'expire':
        follow(id, happen(id, { kind: 'expired' }));
        break;
      case 'hint':
        happen(id, { kind: 'hinted', seen: act.seen, isOwn: act.isOwn });
        break;
      case 'visit':
        happen(id, {
          kind: 'returned',
          visit: {
            result: act.isSuccess ? 'success' : 'fail',
            hasState: act.isBelieved,
            pageOrigins: [],
            isDocument: true,
            isUnled: false,
          },
        });
        break;
      case 'ask':
        happen(id, { kind: 'asked', isIdle: act.which === 0 });
        reading.set(id, sessions.get(id)!);
        break;
      case 'news':
        happen(id, { kind: 'news', fact: `fact ${act.which}` });
        break;
      case 'answer':
        answer(chosen, act);
        break;
      case 'refuse':
        follow(
          id,
          happen(id, {
            kind: 'refused',
            reason: act.isUnknown ? 'not-eligible' : 'unavailable',
            asRead: known,
          }),
        );
        break;
    }
  }
}

const asKnown = (session: StoredSession): AsRead => ({
  sealed: sealedOf(session),
  waitingSince: waitingSinceOf(session),
  facts: session.facts,
});

const isApproved = (verdict: Verdict | undefined) => verdict?.status === 'approved';
const minute = 60_000;
