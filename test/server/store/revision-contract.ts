// What must hold of every store when a provider changes its mind.

import type { Verdict } from '../../../src/providers/contract.js';
import type { StoredSession } from '../../../src/server/session/phases.js';
import { presentVerdict, readDueAtOf } from '../../../src/server/session/questions.js';
import type { Store } from '../../../src/server/store/store.js';
import { changed, event, session } from './records.js';

/** Describes it; `given` is an empty store for each test. */
export function describeRevisions(given: () => Store): void {
  const at = 5;
  const readAgainAt = 60_005;

  /** A read ends that began with the session `asRead`. */
  const end = (asRead: StoredSession | undefined, status: Verdict['status']) =>
    given().settle({ sessionId: 's1', verdict: { status }, at, asRead, readAgainAt });

  /** A session that is read. */
  async function open(): Promise<StoredSession | undefined> {
    await given().open({ session: session('s1', { phase: 'page' }), after: undefined });
    return given().find('s1');
  }

  /** A call-back arrives, and its read begins. */
  async function hear(fact: string): Promise<StoredSession | undefined> {
    const stored = await given().find('s1');
    await given().write(changed(stored, { facts: [...(stored?.facts ?? []), fact], readDueAt: at }));
    return given().find('s1');
  }

  const standing = (stored: StoredSession | undefined) =>
    stored && [presentVerdict(stored)?.status, readDueAtOf(stored)];

  it('takes a later decision from a read that began after the one before it', async () => {
    await end(await open(), 'approved');
    expect(standing(await end(await hear('revoked'), 'rejected'))).toEqual(['rejected', undefined]);
    expect(standing(await given().find('s1'))).toEqual(['rejected', undefined]);
  });

  it('has the provider read again when a read ends that began before the decision', async () => {
    const asRead = await open();
    await end(asRead, 'approved');
    expect(standing(await end(asRead, 'rejected'))).toEqual(['approved', readAgainAt]);
    const [due] = await given().claimDueReads({ now: readAgainAt, leaseMs: 50, limit: 1 });
    expect(standing(await end(due, 'rejected'))).toEqual(['rejected', undefined]);
  });

  it('has the provider read again when another read has begun meanwhile', async () => {
    await end(await open(), 'rejected');
    const earlier = await hear('approved');
    await end(await hear('rejected'), 'rejected');
    expect(standing(await end(earlier, 'approved'))).toEqual(['rejected', readAgainAt]);
    await given().write(changed(await given().find('s1'), { lastReadAt: 4 }));
    const asked = await given().find('s1');
    await given().write(changed(asked, { lastReadAt: 5 }));
    expect(standing(await end(asked, 'approved'))).toEqual(['rejected', readAgainAt]);
  });

  it('tells a revision once what it replaces can be on its way no more', async () => {
    const decide = (asRead: StoredSession | undefined, status: Verdict['status'], eventId: string) =>
      given().settle({
        ...{ sessionId: 's1', verdict: { status }, at, asRead, readAgainAt },
        event: { ...event(eventId, 's1'), status },
      });
    const told = async (now: number) =>
      (await given().claimOutcomes({ now, leaseMs: 1_000, limit: 9 })).map(
        (claimed) => claimed.event.eventId,
      );
    await decide(await open(), 'approved', 'e1');
    expect(await told(at)).toEqual(['e1']);
    await decide(await hear('revoked'), 'rejected', 'e2');
    expect(await told(at + 999)).toEqual([]);
    expect(await told(at + 1_000)).toEqual(['e2']);
  });

  it('keeps a read due that a call-back has caused meanwhile', async () => {
    const earlier = await open();
    const later = await hear('revoked');
    expect(standing(await end(earlier, 'approved'))).toEqual(['approved', readAgainAt]);
    expect(standing(await end(earlier, 'approved'))).toEqual(['approved', readAgainAt]);
    expect(standing(await end(later, 'approved'))).toEqual(['approved', undefined]);
  });
}
