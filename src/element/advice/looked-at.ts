// What the advice knows of the element and its settings.

import type { Outcome } from '../../enrolment/outcome.js';

export interface TokenSource {
  readonly tokenEndpoint: string;
  readonly requestSession: unknown;
}

export interface LookedAt extends Element, TokenSource {
  readonly startMode: string;
  readonly display: string;
  readonly providerOrigins: readonly string[];
}

/** The element and how its last attempt ended. */
export interface Ended extends LookedAt {
  readonly outcome: Outcome | null;
}
