// An enrolment for the suite's cases, driven as the kit does it.

import type { Beginning, Progress, ProviderConnection, User, Verdict } from '../contract.js';
import { parseProgress } from '../parse-answer.js';
import { ContractBreach, demand, demandForm } from './expectations.js';
import type { StartedProvider, WishedEnding } from './subject.js';

const mostReads = 100;
const { signal } = new AbortController();
export const call = { signal };

export const beginningOf = (user: User): Beginning => ({
  sessionId: crypto.randomUUID(),
  user,
  returnUrl: 'https://shop.example/kyc/return/success',
  language: 'en',
  timeZone: 'Europe/Sofia',
  userAgent: 'contract suite',
  browserLanguage: 'en',
  restart: false,
});

/** Connects the provider as a kit does. */
export const connect = (
  { provider, fetch = globalThis.fetch, now }: StartedProvider,
  through = fetch,
): ProviderConnection => provider.connect({ fetch: through, now });

/** A finished enrolment, and what a further read needs. */
export interface Ended {
  readonly sessionId: string;
  readonly memo: string | undefined;
  readonly verdict: Verdict;
}

export interface Route {
  readonly ending: WishedEnding;
  /** The connection for each call. By default a new one, as after a restart of the kit. */
  readonly connection?: (() => ProviderConnection) | undefined;
  /** Called before each read. */
  readonly beforeRead?: ((read: () => Promise<Progress>) => Promise<void>) | undefined;
}

/**
 * Takes a customer through all pages and reads until the end.
 *
 * @throws ContractBreach if there is no end after a hundred reads, an earlier page comes back, or a field has
 *   another form than the contract's
 */
export async function enrol(started: StartedProvider, route: Route): Promise<Ended> {
  const { ending, connection = () => connect(started), beforeRead } = route;
  const beginning = beginningOf(started.customer(ending));
  const { sessionId } = beginning;
  let { page, memo } = await connection().begin(beginning, call);
  const pages = [page.url];
  await started.visit(page);

  for (let reads = 0; reads < mostReads; reads += 1) {
    await passTime(started);
    const running = { sessionId, memo, seen: 'returned', finished: true } as const;
    const read = () => connection().read(running, call);
    await beforeRead?.(read);
    const progress = await read();
    demandForm(parseProgress, progress);
    if (progress.at === 'end') return { sessionId, memo, verdict: progress.verdict };
    if (progress.at === 'finishing') ({ memo } = progress);
    if (progress.at === 'next-page') {
      ({ page, memo } = progress.leg);
      demand(!pages.includes(page.url), 'read() must not show an earlier page again.');
      pages.push(page.url);
      await started.visit(page);
    }
  }
  throw new ContractBreach(`read() has come to no end after ${mostReads} reads: does visit() finish pages?`);
}

async function passTime({ passTime }: StartedProvider): Promise<void> {
  if (passTime) await passTime();
  else await new Promise((resolve) => setTimeout(resolve, 20));
}
