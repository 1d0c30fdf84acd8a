// Kills the bank in the middle of its work, again and again, and then counts what was promised.

import { openStore } from '../../src/server/store/open-store.js';
import { createRandom } from '../bench/statistics.ts';
import { createCustomers } from './customers.ts';
import type { Promises } from './customers.ts';
import { createMachines } from './machines.ts';
import { startOutside } from './outside.ts';
import { findBroken, isOwed, undecided } from './peace.ts';

export interface TortureOptions {
  /** The bank, as a module that Node can run. */
  readonly bank: string;
  /** Of the store. */
  readonly address: string;
  readonly rounds: number;
  readonly seed: number;
  /**
   * Two machines share the store. One of them is killed. Then a rolling deploy turns every password and
   * secret: a machine with the new ones starts beside the other, which is retired while customers are at
   * work.
   */
  readonly isShared?: boolean;
}

/** What was promised, and every promise that was not kept, as a sentence. */
export interface TortureResult {
  readonly figures: string;
  readonly broken: readonly string[];
}

const roundsOfPassword = 2;
const minute = 60_000;
const mostTries = 12;
const peaceMs = 3_000;

export async function torture(options: TortureOptions): Promise<TortureResult> {
  const { bank, address, rounds, seed, isShared = false } = options;
  const random = createRandom(seed);
  const outside = await startOutside(random);
  const machines = createMachines({ bank, store: address, outside: outside.url });
  const setting = { aheadMs: 0, turn: 0 };
  /** The turns whose passwords every machine accepts. */
  let accepted: readonly number[] = [0, 1];
  const customers = createCustomers({
    bank: () => oneOf(machines.urls(), random) ?? '',
    random,
    accepted: () => accepted,
  });
  const { promises, contradictions } = customers;
  const store = openStore(address);
  const ledgers = { promises, outside, store };
  const start = () => machines.start(setting);

  /** Until the bank has answered some requests. */
  async function work(most: number): Promise<void> {
    const until = customers.answered() + random() * most;
    while (customers.answered() < until) await pause(random() * 5);
  }

  function turnPasswords(): void {
    setting.turn += 1;
    outside.turnTo(setting.turn);
    accepted = [setting.turn];
  }

  async function killOne(): Promise<void> {
    const machine = await start();
    const end = customers.comeIn();
    await work(60);
    await machine.kill();
    await end();
  }

  async function killOneAndDeployTheOther(): Promise<void> {
    const [victim, former] = [await start(), await start()];
    const end = customers.comeIn();
    await work(60);
    await victim.kill();
    await work(30);
    turnPasswords(); // the former machine knows the next ones already
    const young = await start();
    await work(60);
    await former.retire();
    accepted = [setting.turn, setting.turn + 1];
    await work(30);
    await young.kill();
    await end();
  }

  async function play(round: number): Promise<void> {
    if (isShared) return killOneAndDeployTheOther();
    if (round > 0 && round % roundsOfPassword === 0) turnPasswords();
    accepted = [setting.turn, setting.turn + 1];
    await killOne();
  }

  let played = 0;
  try {
    // of each kind there has to be something to keep: chance may want more rounds for that
    while (played < rounds || (played < 10 * rounds && !hasAll(promises))) {
      await play(played);
      played += 1;
      setting.aheadMs += random() * 3 * minute; // leases end, reads are due again
    }
    for (let tries = 0; tries < mostTries && (tries === 0 || (await isOwed(ledgers))); tries += 1) {
      setting.aheadMs += 70 * minute;
      const machine = await start();
      for (const verification of undecided(ledgers)) await customers.decide(verification);
      const deadline = Date.now() + peaceMs;
      while ((await isOwed(ledgers)) && Date.now() < deadline) await pause(20);
      await machine.retire();
    }
  } finally {
    await machines.killAll();
    outside.close();
  }

  const broken = contradictions.map((what) => `told in two ways: ${what}`);
  // A constraint is the last line of defence: what meets it has gone wrong before.
  broken.push(...[...machines.complaints.keys()].filter((one) => /CONSTRAINT|"23505"/.test(one)));
  broken.push(...(await findBroken(ledgers)));
  await store.close();

  const { outcomes, decisions } = outside.told;
  const revisions = [...outside.outcomes.values()].flat().filter(({ revision }) => revision).length;
  const figures =
    `seed ${seed}: ${isShared ? `${2 * played} kills, ${played} deploys` : `${played} kills`}; ` +
    `${figuresOf(promises)}, ${setting.turn} changes of every password and secret, ${revisions} revisions; ` +
    `${outcomes} outcomes and ${decisions} call-backs told; complaints ` +
    JSON.stringify(Object.fromEntries(machines.complaints));
  return { figures, broken };
}

const hasAll = ({ consents, minds, verdicts, waits, seconds }: Promises) =>
  [consents, minds, verdicts, waits, seconds].every(({ size }) => size > 0);

function figuresOf({ consents, minds, verdicts, waits, decided, answers, seconds }: Promises): string {
  const approvals = [...waits].filter((verification) => verification.startsWith('approve')).length;
  return (
    `${consents.size} consents, ${sum(minds.values())} changes of mind, ${verdicts.size} verdicts, ` +
    `${waits.size} waits (${approvals} of /client/approve, ${decided.size} decided by a person), ` +
    `${answers.size} answers, ${seconds.size} second checks`
  );
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, number) => all + number, 0);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const oneOf = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)];
