// After the last kill there is peace: whoever still waits is decided, and what is owed is told, however often
// that failed before. Then every promise is compared with what is stored and with what was told.

import type { Store } from '../../src/server/store/store.js';
import { consentType, version } from './agreed.ts';
import type { Promises } from './customers.ts';
import { brokenPromises, decisionsOf, isUntold } from './decisions.ts';
import type { Outside } from './outside.ts';

export interface Ledgers {
  readonly promises: Promises;
  readonly outside: Pick<Outside, 'decisions' | 'outcomes' | 'reasons'>;
  readonly store: Store;
}

const waitingSeconds = ({ seconds }: Promises) =>
  [...seconds].flatMap(([verification, at]) => (at === 'WAIT' ? [verification] : []));

const isSecondTold = ({ outside }: Pick<Ledgers, 'outside'>, verification: string) =>
  (outside.reasons.get(verification) ?? []).some((reason) => reason !== 'SUCCESS');

/** Verifications whose caller waits for a decision. */
export const undecided = ({ promises, outside }: Ledgers): readonly string[] => [
  ...[...promises.waits].filter((verification) => !outside.decisions.has(verification)),
  ...waitingSeconds(promises).filter((verification) => !isSecondTold({ outside }, verification)),
];

/** Whether anybody still has to be told something. */
export async function isOwed(ledgers: Ledgers): Promise<boolean> {
  const { promises, outside, store } = ledgers;
  if (undecided(ledgers).length > 0) return true;
  for (const id of promises.verdicts.keys())
    if (isUntold(await store.find(id), outside.outcomes.get(id) ?? [])) return true;
  return false;
}

/** Every promise that was not kept, as a sentence. */
export async function findBroken(ledgers: Ledgers): Promise<readonly string[]> {
  const { promises, outside, store } = ledgers;
  const broken = [...(await brokenConsents(ledgers)), ...brokenWaits(ledgers)];
  for (const [id, seen] of promises.verdicts) {
    const session = await store.find(id);
    const earlier = session?.phase === 'closed' ? session.instead : undefined;
    const instead = earlier === undefined ? [] : decisionsOf(await store.find(earlier));
    broken.push(...brokenPromises(session, { seen, told: outside.outcomes.get(id) ?? [], instead }));
  }
  return broken;
}

async function brokenConsents({ promises, store }: Ledgers): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const user of promises.consenting) {
    const kept = (await store.consents(user)).filter(
      (consent) =>
        consent.consentType === consentType && consent.version === version && consent.decision === 'accepted',
    );
    if (promises.consents.has(user) ? kept.length !== 1 : kept.length > 1)
      broken.push(`a consent is there ${kept.length} times`);
  }
  for (const [user, times] of promises.minds) {
    const kept = (await store.consents(user)).map(({ decision }) => decision);
    const isInTurn = kept.every((decision, turn) => decision === (turn % 2 ? 'withdrawn' : 'accepted'));
    if (!isInTurn || kept.length < times || kept.length > times + 1)
      broken.push(`a mind was changed ${times} times, and kept are ${kept.join()}`);
  }
  return broken;
}

function brokenWaits({ promises, outside }: Ledgers): readonly string[] {
  const toldOf = (verification: string) => [...(outside.decisions.get(verification) ?? [])];
  const broken: string[] = [];
  for (const verification of promises.waits) {
    const told = toldOf(verification);
    const decided = promises.decided.get(verification);
    if (told.length !== 1 || (decided !== undefined && told[0] !== decided))
      broken.push(`a decision ${decided ?? 'of nobody'} was told as ${JSON.stringify(told)}`);
  }
  for (const verification of waitingSeconds(promises))
    if (!isSecondTold({ outside }, verification)) {
      const told = outside.reasons.get(verification) ?? [];
      broken.push(`a second check waits, and was told ${JSON.stringify(told)}`);
    }
  for (const [verification, answer] of promises.answers) {
    const told = toldOf(verification);
    if (told.some((word) => word !== answer))
      broken.push(`an answer ${answer} was told as ${JSON.stringify(told)}`);
  }
  return broken;
}
