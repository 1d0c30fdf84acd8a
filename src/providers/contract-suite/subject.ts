// What the contract suite needs to know of a provider: how it is started, and what its customers do.

import type { Page } from '../../enrolment/merchant-contract.js';
import type { Provider, User } from '../contract.js';

/** How an enrolment is to end: `approved`, or `refused`, which is a verdict of `rejected` or `failed`. */
export type WishedEnding = 'approved' | 'refused';

/** A call-back as it arrives. */
export interface CallBack {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A provider with something that stands for its service: an emulator, or a test account. */
export interface StartedProvider {
  /** The configured provider; a short delay before repetitions saves time. */
  readonly provider: Provider;
  /** Reaches the service; the global `fetch` by default. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: (() => number) | undefined;
  /** A customer whose enrolment ends so: another one with every call. */
  customer(ending: WishedEnding): User;
  /** Does what the customer does at a page, until they leave it. */
  visit(page: Pick<Page, 'url'>): Promise<unknown>;
  /** Lets time pass between two reads; 20 ms by default. */
  passTime?(): void | Promise<void>;
  /** A genuine call-back about a session; needed where the provider reads call-backs. */
  callBack?(sessionId: string): CallBack | Promise<CallBack>;
  /** Ends what was started. */
  stop?(): void | Promise<void>;
}

/** What the suite is about. */
export interface ProviderSubject {
  /** Starts afresh; called once for each case. */
  start(): StartedProvider | Promise<StartedProvider>;
  /** What no error and no page's address may show: passwords, keys. */
  readonly secrets: readonly string[];
  /** Whether a request creates an enrolment; every one but a GET by default. */
  creates?(request: Request): boolean;
}

/** One case of the suite. */
export interface ProviderCase {
  /** What must hold, for a test's name. */
  readonly name: string;
  /** Resolves when it holds; rejects with what is wrong. */
  run(): Promise<void>;
}
