// Services that an outside system calls at the merchant's: the other direction of contract.ts. Whoever
// implements them knows the wire and asks the merchant; the kit bounds, remembers and repeats. Nothing here
// may keep anything by itself.

import type { CallOptions } from './contract.js';

/**
 * A request was understood, and the answer is no. The kit answers it with this status, in the services' own
 * form.
 */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  /** HTTP status, 400 to 503. */
  readonly status: number;
  /** Milliseconds after which it may be asked again. */
  readonly retryAfterMs: number | undefined;

  /** The message is written down; it never holds anything of the request. */
  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What the merchant says: an answer's body, none for an empty one; or that the decision comes later. */
export type ServiceAnswer =
  | {
      readonly at: 'answered';
      readonly body?: unknown;
      /** It may be asked again, as though it had not been asked. */ readonly forget?: boolean | undefined;
    }
  | { readonly at: 'later' };

/** A request that has been understood. */
export interface ServiceRequest {
  /**
   * What makes two requests the same: they get one answer, and the merchant is asked once. None: it may be
   * asked each time.
   */
  readonly identity?: readonly string[] | undefined;
  /** What it is about, for the log: ids that tell nothing of anybody. */
  readonly about?: Readonly<Partial<Record<'processId' | 'verificationId', string>>> | undefined;
  /** A one-time code that belongs to the identity; kept by its keyed hash alone. */
  readonly code?: string | undefined;
  /** The caller can be told to wait, and hears the decision later. */
  readonly later?: Later | undefined;
  /** Milliseconds that the merchant may go on for when the caller has been answered; none by default. */
  readonly goesOnForMs?: number | undefined;
  /** Asks the merchant. Throws ServiceRefusal for a no; whatever else it throws is a failure. */
  ask(options: CallOptions): Promise<ServiceAnswer>;
}

export interface Later {
  /** Body of the answer that says so. */
  readonly body: unknown;
  /** What is needed to ask again after a crash, without codes and pictures; the kit keeps it sealed. */
  readonly memo: string;
  /**
   * What is needed to tell the decision; the kit keeps that instead when there is nothing to ask any more.
   */
  readonly address: string;
}

/** One of the services. */
export interface Service {
  /** Its path below the services' own. No two services of a kit have the same. */
  readonly name: string;
  readonly maxBodyBytes: number;
  /** Understands a body. Throws ServiceRefusal 400 for what is none. */
  read(body: unknown): ServiceRequest;
  /** The request again, from the memo of `later`. */
  resume?(memo: string): ServiceRequest;
}

/** A decision that the merchant makes long after it was asked. */
export interface LateDecision {
  readonly service: string;
  /** As the request's. */
  readonly identity: readonly string[];
  /** Body of the answer. */
  readonly body: unknown;
  /** As in `Later`. */
  readonly address: string;
}

/** How telling a decision ended: `refused` by a caller that was reached, and why in its own words. */
export type Delivery = { readonly at: 'delivered' } | { readonly at: 'refused'; readonly reason: string };

/** What a service may keep, by place: one text each, sealed, the last one written. */
export interface Notes {
  read(place: readonly string[]): Promise<string | undefined>;
  write(place: readonly string[], text: string): Promise<void>;
}

/** A customer's decision on a consent text. */
export interface Consent {
  readonly userId: string;
  readonly processId: string;
  readonly consentType: string;
  readonly version: string;
  /** BCP 47, of the text. */
  readonly language: string;
  /** SHA-256 of the text, hex. */
  readonly textHash: string;
  readonly approved: boolean;
}

/** A text to agree to. */
export interface ConsentText {
  readonly html: string;
  readonly version: string;
  /** BCP 47, of the text. */
  readonly language: string;
}

/** What services run with. */
export interface ServicesEnvironment {
  /** Aborted when the kit that has taken them closes. */
  readonly signal: AbortSignal;
  /**
   * Stores a late decision and tells it. Resolves to the answer's body that stands, which is the first, or to
   * undefined when nobody has asked.
   */
  readonly decide: (decision: LateDecision) => Promise<unknown>;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly notes: Notes;
  /** The text that customers of the widget have to agree to; null when there is none of this type. */
  readonly requiredConsent: (asked: {
    readonly userId: string;
    readonly consentType: string;
    readonly language?: string | undefined;
  }) => Promise<ConsentText | null>;
  /** Keeps a decision as evidence; one that says nothing new is kept already. */
  readonly recordConsent: (consent: Consent) => Promise<void>;
}

/** Services, ready to be called. */
export interface ServicesConnection {
  /**
   * Milliseconds from when a request has arrived whole until its caller is answered, whatever the merchant
   * does.
   */
  readonly answerWithinMs: number;
  /** Headers by which the caller names its calls, to be written down. */
  readonly tracedBy: { readonly correlation: string; readonly requestId: string };
  /** Whether a request carries the caller's credentials; takes as long for wrong ones. */
  accepts(headers: Headers): Promise<boolean>;
  readonly services: readonly Service[];
  /** Body of a refusal, which never says more than its kind. */
  refusal(status: number): unknown;
  /** What the log says of a late decision, from its address. */
  about?(address: string): ServiceRequest['about'];
  /** Tells a late decision. Throws ProviderError when the caller could not be reached. */
  deliver(decision: Omit<LateDecision, 'identity'>, options: CallOptions): Promise<Delivery>;
}

/** Configured services, as `createKycServer` takes them. */
export interface Services {
  /** Names the routes `<id>/<service>`: lower-case letters, digits and hyphens. */
  readonly id: string;
  /** Called once by the kit that takes them. */
  connect(environment: ServicesEnvironment): ServicesConnection;
}
