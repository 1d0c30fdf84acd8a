// What happens to the customer, by chance, and what must have come of it in the end.

import { ProviderError } from '../../../src/providers/contract.js';
import type { Progress } from '../../../src/providers/contract.js';
import { isOwed, presentVerdict } from '../../../src/server/session/questions.js';
import { ask, createCustomer, erase, news, open } from './customer.ts';
import type { Customer, World } from './customer.ts';
import { finishing, firstPage, signingPage } from './scripted-provider.ts';
import type { PendingCall } from './scripted-provider.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Plays one history. Returns what went wrong in it, and what has happened. */
export async function playHistory(world: World, acts: number) {
  const customer = createCustomer(world);
  const { ledger, trace, held, pending, mood } = customer;
  customer.begin(() => open(customer, { restart: false }));
  for (let number = 0; number < acts && ledger.broken.length === 0; number += 1) {
    act(customer);
    await rest();
    await ledger.checkStore();
  }
  if (ledger.broken.length === 0) await makePeace(customer);
  if (ledger.broken.length === 0) await checkPeace(customer);
  mood.isCalm = true;
  for (const go of held.splice(0)) go();
  for (const call of [...pending]) call.fail(new ProviderError('unavailable', 'The history is over.'));
  return { broken: ledger.broken, trace, told: ledger.heard.length };
}

/** Lets everything go on that waits for nothing. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const oneOf = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

const queries = ['', '?seen=submitted', '?seen=returned&own=1', '?seen=failed&own=1', '?seen=closed'];
const keys = ['0a8f1f5e-54f5-4b1d-9c0e-0d3f6b0f7a01', '0a8f1f5e-54f5-4b1d-9c0e-0d3f6b0f7a02'];
const pauses = [20 * second, minute, 3 * minute, 20 * minute, 25 * hour];

/** One thing happens. */
function act(customer: Customer): void {
  const { random, clock, pending, held, persons, statusUrls, person, trace } = customer;
  const known = [...statusUrls.keys()].slice(-3);
  const begun = [...persons.keys()].slice(-3);
  const begin = (work: () => Promise<unknown>) => () => customer.begin(work);
  const kinds: readonly (readonly [weight: number, name: string, run: () => void])[] = [
    [4, 'open', begin(() => open(customer, { restart: false }))],
    [3, 'restart', begin(() => open(customer, { restart: true }))],
    [1, 'open by key', begin(() => open(customer, { restart: random() < 0.5, key: oneOf(keys, random) }))],
    [known.length && 6, 'ask', begin(() => ask(customer, oneOf(known, random), oneOf(queries, random)))],
    [begun.length && 3, 'news', begin(() => news(customer, oneOf(begun, random), `fact ${random() < 0.5}`))],
    [2, 'sweep', begin(() => customer.anyKit().sweep())],
    [1, 'reverify', begin(() => customer.anyKit().reverify('ada', { reason: 'torture' }))],
    [0.4, 'erase', begin(() => erase(customer))],
    [5, 'a moment', () => (clock.now += 2.5 * second)],
    [1, 'a pause', () => (clock.now += oneOf(pauses, random))],
    [0.2, 'the clock is set back', () => (clock.now -= 2 * hour)],
    [0.3, 'somebody else', () => (person.now = person.now === 'A' ? 'B' : 'A')],
    [pending.length && 11, 'an answer', () => answer(customer, oneOf(pending, random))],
    [held.length && 6, 'the store goes on', () => held.splice(Math.floor(random() * held.length), 1)[0]?.()],
  ];
  let chance = random() * kinds.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, name, run] of kinds) {
    chance -= weight;
    if (chance >= 0) continue;
    trace.push(name);
    return run();
  }
}

/** The provider answers a call. */
function answer(customer: Customer, call: PendingCall): void {
  const { random, ledger, trace, mood } = customer;
  const { kind, sessionId } = call;
  if (!mood.isCalm && random() < 0.15) {
    const reason = oneOf(['unavailable', 'not-eligible'] as const, random);
    return call.fail(new ProviderError(reason, reason));
  }
  if (kind === 'begin')
    return call.answer({ page: { url: firstPage, kind: 'hosted', step: 'identify' }, memo: 'begun' });
  const progress = progressOf(customer, call);
  const word = progress.at === 'end' ? progress.verdict.status : progress.at;
  trace.push(`${kind} of ${sessionId}: ${word}`);
  ledger.words.set(sessionId, (ledger.words.get(sessionId) ?? new Set()).add(word));
  call.answer(progress);
}

const end = (...words: readonly ('approved' | 'rejected' | 'review' | 'failed' | 'expired')[]) =>
  words.map((status) => ({ at: 'end', verdict: { status } }) as const);

function progressOf({ random, mood }: Customer, { kind }: PendingCall): Progress {
  const chance = random();
  if (kind === 'last call') {
    if (mood.isCalm || chance < 0.7) return oneOf(end('approved'), random);
    return chance < 0.85 ? finishing : oneOf(end('review', 'rejected', 'failed'), random);
  }
  if (chance < 0.2) return { at: 'page' };
  if (chance < 0.3) return { at: 'provider' };
  if (chance < 0.6) {
    const url = signingPage(Math.floor(random() * 4));
    return { at: 'next-page', leg: { page: { url, kind: 'hosted', step: 'sign' }, memo: 'signing' } };
  }
  if (chance < 0.75) return finishing;
  return oneOf(end('approved', 'approved', 'rejected', 'review', 'failed', 'expired'), random);
}

/** Everything is answered, and two days pass. */
async function makePeace(customer: Customer): Promise<void> {
  const { mood, clock, pending, held, running, kits } = customer;
  mood.isCalm = true;
  const isBusy = () => running.size + pending.length + held.length > 0;
  for (let round = 0; round < 55; round += 1) {
    clock.now += round < 10 ? 5 * minute : hour;
    customer.begin(async () => kits[0]?.sweep());
    for (let turn = 0; turn < 50 && (turn < 2 || isBusy()); turn += 1) {
      for (const go of held.splice(0)) go();
      for (const call of [...pending]) answer(customer, call);
      await rest();
    }
  }
}

async function checkPeace({ running, ledger, raw, mayFail }: Customer): Promise<void> {
  const { complain, heard } = ledger;
  if (running.size > 0) complain('a request is never answered');
  const newest = await raw.newest('ada');
  for (const session of await ledger.sessions()) {
    const verdict = presentVerdict(session);
    const told = heard.filter(({ sessionId }) => sessionId === session.id).at(-1)?.status;
    if (isOwed(session)) complain('a last call is owed for ever');
    if (session.phase === 'watched') complain('a session is watched for ever');
    // that a session expired which a newer one had followed is no news
    if (verdict && verdict.status !== 'expired' && told !== verdict.status)
      complain(`${String(told)} was told in the end, not ${verdict.status}`);
    // a store that fails in between may forget the decision for which the session was given up
    if (session.phase !== 'closed' || session.verdict || session.id !== newest?.id || mayFail) continue;
    const words = heard.filter(({ sessionId }) => sessionId === session.instead).map(({ status }) => status);
    if (!words.includes('approved') && !words.includes('review')) complain('one was given up for nothing');
  }
}
