// What the contract suite must know about a provider: how to start it, and what its customers do.

import type { Page } from '../../enrolment/merchant-contract.js';
import type { Provider, User } from '../contract.js';

/** How an enrolment should end: `approved`, or `refused`, which means a verdict of `rejected` or `failed`. */
export type WishedEnding = 'approved' | 'refused';

/** A call-back as it arrives. */
export interface CallBack {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A provider with a stand-in for its service: an emulator or a test account. */
export interface StartedProvider {
  /** The configured provider. A short retry delay saves time. */
  readonly provider: Provider;
  /** A fetch that reaches the service. The global one by default. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. The system clock by default. */
  readonly now?: (() => number) | undefined;
  /** Returns a customer whose enrolment ends like this, a new one with every call. */
  customer(ending: WishedEnding): User;
  /** Does at a page what the customer does, until the customer leaves it. */
  visit(page: Pick<Page, 'url'>): Promise<unknown>;
  /** Lets time pass between two reads. By default 20 ms. */
  passTime?(): void | Promise<void>;
  /** Returns a genuine call-back about a session. Needed if the provider reads call-backs. */
  callBack?(sessionId: string): CallBack | Promise<CallBack>;
  /** Stops what was started. */
  stop?(): void | Promise<void>;
}

/** The provider that the suite checks. */
export interface ProviderSubject {
  /** Starts a fresh provider. Called once for each case. */
  start(): StartedProvider | Promise<StartedProvider>;
  /** Texts that no error and no page address may show, such as passwords and keys. */
  readonly secrets: readonly string[];
  /** Whether a request creates an enrolment. By default every one except a GET does. */
  creates?(request: Request): boolean;
}

/** One case of the suite. */
export interface ProviderCase {
  /** What must hold, as the name of a test. */
  readonly name: string;
  /** Resolves if it holds. Rejects with what is wrong if not. */
  run(): Promise<void>;
}
