// Services that an outside system calls at the merchant: the other direction of contract.ts. An
// implementation knows the wire format and asks the merchant. The kit limits, remembers and repeats. Nothing
// here may keep anything by itself.

import type { CallOptions } from './contract.js';

/**
 * The request was understood, and the answer is no. The kit answers with this status, in the services' own
 * format.
 */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  /** HTTP status, 400 to 503. */
  readonly status: number;
  /** Milliseconds after which the request may be repeated. */
  readonly retryAfterMs: number | undefined;

  /** The message is logged, so it must not contain anything from the request. */
  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The merchant's answer: a body (undefined for an empty one), or that the decision comes later. */
export type ServiceAnswer =
  | {
      readonly at: 'answered';
      readonly body?: unknown;
      /** Whether the same request may be asked again, as if this one had not been made. */
      readonly forget?: boolean | undefined;
    }
  | { readonly at: 'later' };

/** A request whose body was understood. */
export interface ServiceRequest {
  /**
   * What makes two requests equal. Equal requests get one answer, and the merchant is asked once. Without it,
   * the merchant is asked every time.
   */
  readonly identity?: readonly string[] | undefined;
  /**
   * What it asks about the identity, where that may be asked several things: two requests are the same only
   * with the same question, and a newer one makes the earlier moot.
   */
  readonly question?: string | undefined;
  /** What it is about, for the log: ids that tell nothing of anybody. */
  readonly about?: Readonly<Partial<Record<'processId' | 'verificationId', string>>> | undefined;
  /** What an answer decides about a customer, for the audit trail; undefined where it decides nothing. */
  readonly decides?: ((body: unknown) => Decided | undefined) | undefined;
  /** A one-time code that belongs to the identity. Only its keyed hash is stored. */
  readonly code?: string | undefined;
  /** How the caller can be told to wait for a later decision. Absent if it cannot. */
  readonly later?: Later | undefined;
  /** Milliseconds that asking the merchant may continue after the caller was answered. None by default. */
  readonly goesOnForMs?: number | undefined;
  /** Asks the merchant. Rejects with ServiceRefusal for a no. Anything else it rejects with is a failure. */
  ask(options: CallOptions): Promise<ServiceAnswer>;
}

/** A decision about a customer, in the words of the service. */
export interface Decided {
  readonly userId: string;
  readonly status: string;
}

export interface Later {
  /** Body of the answer that tells the caller to wait. */
  readonly body: unknown;
  /** What is needed to ask again after a crash, without codes and pictures. The kit stores it encrypted. */
  readonly memo: string;
  /**
   * What is needed to deliver the decision. The kit stores it in place of `memo` once there is nothing left
   * to ask.
   */
  readonly address: string;
}

/** One of the services. */
export interface Service {
  /** Its path below the path of its system. It must be unique in a kit. */
  readonly name: string;
  readonly maxBodyBytes: number;
  /** Understands a body. Throws ServiceRefusal 400 for what is none. */
  read(body: unknown): ServiceRequest | Promise<ServiceRequest>;
  /** The request again, from the memo of `later`. */
  resume?(memo: string): ServiceRequest;
}

/** A decision that the merchant makes long after it was asked. */
export interface LateDecision {
  readonly service: string;
  /** The identity of the request. */
  readonly identity: readonly string[];
  /** As the request's; without it, the only one that is undecided. */
  readonly question?: string | undefined;
  /** Body of the answer. */
  readonly body: unknown;
  /** What it decides, for the audit trail. */
  readonly decides?: Decided | undefined;
  /** As `address` in `Later`. */
  readonly address: string;
}

/**
 * How a delivery ended. `refused`: the caller was reached and did not accept it; `reason` is its own words.
 */
export type Delivery = { readonly at: 'delivered' } | { readonly at: 'refused'; readonly reason: string };

/** Where a service may keep notes: one text for each place, encrypted. The last one written stays. */
export interface Notes {
  read(place: readonly string[]): Promise<string | undefined>;
  write(place: readonly string[], text: string): Promise<void>;
  /**
   * Writes what `next` makes of the text that is there, unless it makes undefined. It is asked again if
   * somebody else was faster. Resolves to whether a text was written.
   */
  change(place: readonly string[], next: (text: string | undefined) => string | undefined): Promise<boolean>;
}

/** A customer's decision on a consent text. */
export interface Consent {
  readonly userId: string;
  readonly processId: string;
  readonly consentType: string;
  readonly version: string;
  /** BCP 47 tag of the text's language. */
  readonly language: string;
  /** SHA-256 of the text, in hex. */
  readonly textHash: string;
  readonly approved: boolean;
}

/** A consent text. */
export interface ConsentText {
  readonly html: string;
  readonly version: string;
  /** BCP 47 tag of the text's language. */
  readonly language: string;
}

/** What services run with. */
export interface ServicesEnvironment {
  /** Aborted when the kit closes. */
  readonly signal: AbortSignal;
  /**
   * Stores a late decision and delivers it. Resolves to the body that stands, which is the first one stored,
   * or to undefined if nobody has asked.
   */
  readonly decide: (decision: LateDecision) => Promise<unknown>;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly notes: Notes;
  /** The text that the widget's customers must agree to, or null if there is none of this type. */
  readonly requiredConsent: (asked: {
    readonly userId: string;
    readonly consentType: string;
    readonly language?: string | undefined;
  }) => Promise<ConsentText | null>;
  /** Stores a decision as evidence. A decision that says nothing new is not stored again. */
  readonly recordConsent: (consent: Consent) => Promise<void>;
}

/** Services, ready to be called. */
export interface ServicesConnection {
  /**
   * Milliseconds from the complete arrival of a request until its caller is answered, whatever the merchant
   * does.
   */
  readonly answerWithinMs: number;
  /** Headers with the caller's ids for its calls. The kit logs them. */
  readonly tracedBy: { readonly correlation: string; readonly requestId: string };
  /** Whether a request has the right credentials. Wrong ones take as long as right ones. */
  accepts(headers: Headers): Promise<boolean>;
  readonly services: readonly Service[];
  /** Body of a refusal. It never says more than the kind of refusal. */
  refusal(status: number): unknown;
  /** The ids of a late decision for the log, read from its address. */
  about?(address: string): ServiceRequest['about'];
  /**
   * What a customer who is erased is answered, read from what was kept of a request (`memo` or `address`).
   * Undefined if the request is another customer's. Without it, such requests stay as they are.
   */
  ofErased?(kept: string, userId: string): Omit<LateDecision, 'service' | 'identity'> | undefined;
  /** Delivers a late decision. Rejects with ProviderError if the caller could not be reached. */
  deliver(decision: Omit<LateDecision, 'identity'>, options: CallOptions): Promise<Delivery>;
}

/** Configured services, as `createKycServer` takes them. */
export interface Services {
  /** First part of the routes `<id>/<service>`: lower-case letters, digits and hyphens. */
  readonly id: string;
  /** Called once, by the kit that takes the services. */
  connect(environment: ServicesEnvironment): ServicesConnection;
}
