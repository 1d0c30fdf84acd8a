// An answer that was asked for before there was an element (prefetch.ts). It is kept for one element of this
// page, for half a minute, and nobody else reaches it. It must never leave this module but for that element.

import { untilAborted } from '../enrolment/abort.js';
import type { Session } from '../enrolment/merchant-contract.js';
import type { Merchant, MerchantOptions } from '../enrolment/merchant.js';

/** What is asked of whom, and how: two that ask for the same may have one answer. */
export type Asking = Pick<MerchantOptions, 'tokenEndpoint' | 'baseUrl' | 'credentials' | 'wishes'> & {
  /** The page's own; undefined is the browser's. */
  readonly fetch: typeof fetch | undefined;
};

interface Kept {
  readonly asking: Asking;
  /** Gone once an element has it, or has asked itself. */
  readonly session: Promise<Session> | undefined;
  /** On the clock of `performance`, which stands still while some devices sleep. */
  readonly until: number;
  /** On the device's own clock, which may be set anew. */
  readonly at: number;
}

const KEPT_MS = 30_000;

let kept: Kept | undefined;

/** Keeps an answer, or that it is gone, in place of the one before. */
export const keep = (asking: Asking, session: Kept['session']): void => {
  kept = { asking, session, until: performance.now() + KEPT_MS, at: Date.now() };
};

/** Nobody gets what is kept. */
export const forget = (): void => {
  kept = undefined;
};

/** What is known of the same request, as long as that is good. */
export function find(asking: Asking): Kept | undefined {
  const known = findAny();
  return known && isSame(known.asking, asking) ? known : undefined;
}

const findAny = () =>
  kept && performance.now() < kept.until && Math.abs(Date.now() - kept.at) < KEPT_MS ? kept : undefined;

/** The answer, for the first who takes it; what is kept for somebody else stays. */
function take(asking: Asking): Kept['session'] {
  const session = find(asking)?.session;
  if (session ?? !findAny()?.session) keep(asking, undefined);
  return session;
}

/** A merchant that begins with the answer that is kept. One that turned out a failure is asked for anew. */
export const startingWithKept = (merchant: Merchant, asking: Asking, signal: AbortSignal): Merchant => ({
  ...merchant,
  async requestSession(restart) {
    const early = restart ? undefined : take(asking);
    if (!early) return merchant.requestSession(restart);
    const session = await Promise.race([early.catch(() => undefined), untilAborted(signal)]);
    return session ?? merchant.requestSession(restart);
  },
});

export const isSame = (one: Asking, other: Asking) =>
  one.fetch === other.fetch && textOf(one) === textOf(other);

const textOf = ({ tokenEndpoint, baseUrl, credentials, wishes }: Asking) =>
  JSON.stringify([new URL(tokenEndpoint, baseUrl), credentials, wishes]);
