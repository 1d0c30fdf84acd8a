// Kills the bank in the middle of its work, again and again, and then counts what was promised.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openStore } from '../../src/server/store/open-store.js';
import { consentType, version } from './agreed.ts';
import { createCustomers } from './customers.ts';
import { brokenPromises, isUntold } from './decisions.ts';
import { startOutside } from './outside.ts';

export interface TortureOptions {
  /** The bank, as a module that Node can run. */
  readonly bank: string;
  /** Of the store. */
  readonly address: string;
  readonly rounds: number;
  readonly seed: number;
}

/** What was promised, and every promise that was not kept, as a sentence. */
export interface TortureResult {
  readonly figures: string;
  readonly broken: readonly string[];
}

const customersAtOnce = 8;
const roundsOfPassword = 2;
const minute = 60_000;

export async function torture({ bank, address, rounds, seed }: TortureOptions): Promise<TortureResult> {
  const random = mulberry32(seed);
  const outside = await startOutside(random);
  let child: ChildProcess | undefined;
  let url = '';
  let aheadMs = 0;
  let turn = 0;
  const complaints = new Map<string, number>();
  const customers = createCustomers({ bank: () => url, random, turn: () => turn });
  const { promises, contradictions } = customers;
  const store = openStore(address);

  async function start(): Promise<ChildProcess> {
    const settings = JSON.stringify({ store: address, outside: outside.url, aheadMs, turn });
    const started = spawn(process.execPath, [bank], {
      env: { ...process.env, KYC_BANK: settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        const [sentence = ''] = line.split(' {');
        const kind = /"code":"[^"]+"/.exec(line)?.[0] ?? /"error":"[^"]+"/.exec(line)?.[0] ?? '';
        const complaint = `${sentence} ${kind}`.trim();
        complaints.set(complaint, (complaints.get(complaint) ?? 0) + 1);
      }
    });
    const [port] = await Promise.race([
      once(started.stdout.setEncoding('utf8'), 'data'),
      once(started, 'exit').then(() =>
        Promise.reject(new Error(`The bank did not start: ${[...complaints.keys()].join(' ')}`)),
      ),
    ]);
    url = `http://127.0.0.1:${String(port).trim()}`;
    return started;
  }

  let kills = 0;
  try {
    // of each kind there has to be something to keep: chance may want more rounds for that
    const hasAll = () =>
      [promises.consents, promises.minds, promises.verdicts, promises.waits, promises.seconds].every(
        ({ size }) => size > 0,
      );
    for (let round = 0; round < rounds || (round < 3 * rounds && !hasAll()); round += 1) {
      kills += 1;
      turn = Math.floor(round / roundsOfPassword);
      outside.turnTo(turn);
      child = await start();
      const over = new AbortController();
      const busy = Promise.all(
        Array.from({ length: customersAtOnce }, () => customers.keepBusy(over.signal)),
      );
      const killedAfter = customers.answered() + random() * 60;
      while (customers.answered() < killedAfter)
        await new Promise((resolve) => setTimeout(resolve, random() * 5));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      over.abort();
      await busy;
      aheadMs += random() * 3 * minute; // leases end, reads are due again
    }

    const waitingSeconds = () =>
      [...promises.seconds].flatMap(([verification, at]) => (at === 'WAIT' ? [verification] : []));
    const isSecondTold = (verification: string) =>
      (outside.reasons.get(verification) ?? []).some((reason) => reason !== 'SUCCESS');

    // Peace: whoever still waits is decided, and what is owed is told, however often it failed before.
    const isOwed = async () => {
      if ([...promises.waits].some((verification) => !outside.decisions.has(verification))) return true;
      if (waitingSeconds().some((verification) => !isSecondTold(verification))) return true;
      for (const id of promises.verdicts.keys())
        if (isUntold(await store.find(id), outside.outcomes.get(id) ?? [])) return true;
      return false;
    };
    for (let tries = 0; tries < 12 && (tries === 0 || (await isOwed())); tries += 1) {
      aheadMs += 70 * minute;
      child = await start();
      for (const verification of promises.waits)
        if (!outside.decisions.has(verification)) await customers.decide(verification);
      for (const verification of waitingSeconds())
        if (!isSecondTold(verification)) await customers.decide(verification);
      const deadline = Date.now() + 3_000;
      while ((await isOwed()) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 20));
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  } finally {
    child?.kill('SIGKILL');
    outside.close();
  }

  const broken = contradictions.map((what) => `told in two ways: ${what}`);
  // A constraint is the last line of defence: what meets it has gone wrong before.
  broken.push(...[...complaints.keys()].filter((complaint) => /CONSTRAINT|"23505"/.test(complaint)));
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
  for (const [id, seen] of promises.verdicts)
    broken.push(...brokenPromises(await store.find(id), { seen, told: outside.outcomes.get(id) ?? [] }));
  for (const verification of promises.waits) {
    const told = [...(outside.decisions.get(verification) ?? [])];
    const decided = promises.decided.get(verification);
    if (told.length !== 1 || (decided !== undefined && told[0] !== decided))
      broken.push(`a decision ${decided ?? 'of nobody'} was told as ${JSON.stringify(told)}`);
  }
  for (const [verification, at] of promises.seconds) {
    const told = outside.reasons.get(verification) ?? [];
    if (at === 'WAIT' && !told.some((reason) => reason !== 'SUCCESS'))
      broken.push(`a second check waits, and was told ${JSON.stringify(told)}`);
  }
  for (const [verification, answer] of promises.answers) {
    const told = [...(outside.decisions.get(verification) ?? [])];
    if (told.some((word) => word !== answer))
      broken.push(`an answer ${answer} was told as ${JSON.stringify(told)}`);
  }
  await store.close();

  const approvals = [...promises.waits].filter((verification) => verification.startsWith('approve')).length;
  const revisions = [...outside.outcomes.values()].flat().filter(({ revision }) => revision).length;
  const figures =
    `seed ${seed}: ${kills} kills; ${promises.consents.size} consents, ` +
    `${sum(promises.minds.values())} changes of mind, ${promises.verdicts.size} verdicts, ` +
    `${promises.waits.size} waits (${approvals} of /client/approve, ${promises.decided.size} ` +
    'decided by a person), ' +
    `${promises.answers.size} answers, ${promises.seconds.size} second checks, ${turn} changes of every ` +
    `password and secret, ${revisions} revisions; ${outside.told.outcomes} outcomes and ` +
    `${outside.told.decisions} call-backs told; complaints ` +
    JSON.stringify(Object.fromEntries(complaints));
  return { figures, broken };
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, number) => all + number, 0);

/** Random numbers from a seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
