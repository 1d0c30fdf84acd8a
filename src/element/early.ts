// The token request that has left for an element before it was defined (ask-early.ts), until that element's
// attempt takes it. It must never go to anybody who asks for something else.

import type { EarlyRequest } from '../enrolment/merchant.js';
import { isSame, type Asking } from './prefetched.js';

let early: { readonly asking: Asking; readonly request: EarlyRequest } | undefined;

export const keepEarly = (asking: Asking, request: EarlyRequest): void => {
  early = { asking, request };
};

/** The request that has left for the same. One for anything else is given up. */
export function takeEarly(asking: Asking): EarlyRequest | undefined {
  const left = early;
  early = undefined;
  if (!left || isSame(left.asking, asking)) return left?.request;
  left.request.giveUp();
  return undefined;
}
