// The token request that has left before its element asks: for one in the page's markup (ask-early.ts), or
// because the page called `prefetch()`. It is kept for one element of this page, for half a minute, and
// nobody else reaches it. It must never leave this module but for that element.

import type { EarlyRequest, TokenRequestOptions } from '../enrolment/merchant.js';

/** What is asked of whom, and how: two that ask for the same may have one answer. */
export type Asking = TokenRequestOptions;

interface Kept {
  readonly asking: Asking;
  /** Gone once an element has it, or has asked itself. */
  readonly request: EarlyRequest | undefined;
  /** It left for the next element that asks; given up if that asks for something else. */
  readonly isForNext: boolean;
  /** On the clock of `performance`, which stands still while some devices sleep. */
  readonly until: number;
  /** On the device's own clock, which may be set anew. */
  readonly at: number;
}

const KEPT_MS = 30_000;

let kept: Kept | undefined;

/** Keeps a request, or that it is gone, in place of the one before. */
export const keep = (asking: Asking, request: Kept['request'], isForNext = false): void => {
  kept = { asking, request, isForNext, until: performance.now() + KEPT_MS, at: Date.now() };
};

/** Nobody gets what is kept. */
export const forget = (): void => {
  kept = undefined;
};

/** What is kept, as long as that is good. */
export const find = (): Kept | undefined =>
  kept && performance.now() < kept.until && Math.abs(Date.now() - kept.at) < KEPT_MS ? kept : undefined;

/** What is known of the same request. */
export function findSame(asking: Asking): Kept | undefined {
  const known = find();
  return known && isSame(known.asking, asking) ? known : undefined;
}

/** How an element asks that cannot use what has left. */
export interface Otherwise {
  /** It gives the open session up, and that is the one in the answer. */
  readonly restart: boolean;
  /** It asks by the page's own function, or for consent first. */
  readonly isOther: boolean;
}

/**
 * The request that has left for the same, for the first who takes it. What is kept for somebody else stays,
 * unless its session is given up.
 */
export function takeEarly(asking: Asking, { restart, isOther }: Otherwise): EarlyRequest | undefined {
  const request = restart || isOther ? undefined : findSame(asking)?.request;
  if (!request && (restart || kept?.isForNext)) kept?.request?.giveUp();
  else if (isOther || (!request && find()?.request)) return undefined;
  keep(asking, undefined);
  return request;
}

const isSame = (one: Asking, other: Asking) => one.fetch === other.fetch && textOf(one) === textOf(other);

const textOf = ({ tokenEndpoint, baseUrl, credentials, wishes }: Asking) =>
  JSON.stringify([new URL(tokenEndpoint, baseUrl), credentials, wishes]);
