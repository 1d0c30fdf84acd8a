// What the kit asks of a provider: begin an enrolment, say where it stands, and read its own call-backs.
// A provider keeps nothing between calls and decides nothing about the customer's browser: the kit does both.

import type { Page, Seen, VerdictStatus } from '../enrolment/merchant-contract.js';

/** What is known of the applicant beforehand, to be compared with the document. */
export interface ApplicantForm {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly additionalNames?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string | undefined;
  /** True: do not compare with the document. */
  readonly skipIntegrityCheck?: boolean | undefined;
}

/** The signed-in customer, as the merchant's `identify` says. */
export interface User {
  /** The merchant's own id of the customer. */
  readonly id: string;
  /**
   * What one provider alone knows of the customer, by the provider's id: `{ acme: { accountId } }`.
   * Each provider reads its own part.
   */
  readonly for?: Readonly<Record<string, unknown>> | undefined;
  /** The same as `providerUserId` under `for`, which wins. */
  readonly providerUserId?: unknown;
  /** Anything to find the session by later, up to 512 characters. */
  readonly externalId?: string | undefined;
  readonly applicantForm?: ApplicantForm | undefined;
  /** Friendly label of the customer's device. */
  readonly deviceName?: string | undefined;
  /** The same as `correlationType` under `for`, which wins. */
  readonly correlationType?: unknown;
  /** The same as `additionalData` under `for`, which wins. */
  readonly additionalData?: unknown;
}

/** A new enrolment, as the kit asks for it. */
export interface Beginning {
  /** GUID minted by the kit. */
  readonly sessionId: string;
  readonly user: User;
  /** Where the provider's page sends the customer back to. */
  readonly returnUrl: string;
  readonly theme?: string | undefined;
  /** BCP 47, as the page has it. */
  readonly language?: string | undefined;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly browserLanguage?: string | undefined;
  /** An earlier session of the customer was given up. */
  readonly restart: boolean;
}

/** A page for the customer, with what the provider needs later. */
export interface Leg {
  readonly page: Pick<Page, 'url' | 'kind' | 'step'>;
  /** How long the page's token lives, measured from now, where known. */
  readonly expiresInMs?: number | undefined;
  /**
   * What the provider wants to be given back with every later call (tokens, ids, its phase); the kit keeps it
   * sealed.
   */
  readonly memo?: string | undefined;
}

/** A session that has begun, as the provider is asked about it. */
export interface Running {
  readonly sessionId: string;
  readonly memo?: string | undefined;
  /** What the customer's browser saw last of the present page, as far as it is believed. */
  readonly seen?: Seen | undefined;
  /** The customer is believed to have finished the present page. */
  readonly finished: boolean;
  /** The provider's word of a verdict that is stored already; its details need not be read again. */
  readonly known?: string | undefined;
}

/** The end of an enrolment as the provider sees it; `review` moves once to one of the others. */
export type Verdict = Pick<VerdictStatus, 'status' | 'level' | 'score' | 'providerStatus'>;

/**
 * The provider's own numbers for what it has stored, by its own names; they are the merchant's server's
 * alone.
 */
export type References = Readonly<Record<string, string | number>>;

/**
 * Where an enrolment stands: at the present page, with the provider, at a further page, or at its end.
 * `finishing`: the customer is done, and the provider is owed one last call. The kit stores that, then reads
 * at once, and goes on reading with the same memo until the end is reached, whatever fails in between; that
 * read makes the call. Where it fails as `not-eligible` for two minutes, the customer hears `review`, and the
 * kit goes on reading by the hour.
 */
export type Progress =
  | { readonly at: 'page' | 'provider'; /** The provider's own word. */ readonly said?: string | undefined }
  | { readonly at: 'next-page'; readonly leg: Leg }
  | { readonly at: 'finishing'; readonly memo: string }
  | { readonly at: 'end'; readonly verdict: Verdict; readonly references?: References | undefined };

/**
 * A provider's call-back whose signature was good. It says that something may have changed, and for which
 * session.
 */
export interface News {
  readonly sessionId: string;
  /** Equal for repeated deliveries of the same fact. */
  readonly fact: string;
}

/**
 * A picture on its way to a provider: base64 of a JPEG or PNG, which the kit has checked and nobody has to
 * hold as one text.
 */
export type Base64Picture = Blob;

/** The provider does not take a picture, or does not end the session, by its own word. */
export interface Refusal {
  readonly hasError: true;
  readonly error: string;
}

/** What a provider says of a document's picture (docs/providers/trustmatic.md, Document). */
export interface DocumentTaken {
  readonly hasError: false;
  readonly isTwoSideDocument?: boolean | undefined;
  /** `FRONT` or `BACK`. */
  readonly pageSide?: string | undefined;
  /** ISO 3166 alpha-3. */
  readonly country?: string | undefined;
  readonly type?: string | undefined;
}

/** What a provider that takes pictures is sent besides its page. `memo` is that of the session's leg. */
export interface ProviderUploads {
  document(picture: Base64Picture, options: UploadOptions): Promise<DocumentTaken | Refusal>;
  face(picture: Base64Picture, options: UploadOptions): Promise<{ readonly hasError: false } | Refusal>;
  /** Says that all pictures are there. */
  complete(options: UploadOptions): Promise<{ readonly customerReturnUrl?: string | undefined } | Refusal>;
}

export interface UploadOptions extends CallOptions {
  readonly memo: string;
}

/** What every call of a provider runs with. */
export interface ProviderEnvironment {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: (() => number) | undefined;
}

/** Cancels a call when the kit closes. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** A provider, ready to be asked. Every call throws `ProviderError` and nothing else. */
export interface ProviderConnection {
  /** Creates the enrolment upstream; never repeated by the kit for the same session. */
  begin(beginning: Beginning, options: CallOptions): Promise<Leg>;
  /**
   * Whether an enrolment was begun for the user as `identify` names them now; absent where nothing but the
   * kit's own session says whose it is.
   */
  isOf?(user: User, memo: string): boolean;
  /**
   * The provider's own name for the user, as `identify` names them now; undefined where it says none. Never
   * throws. The kit keeps a keyed hash of it with the session, so that nobody hears another's verdict.
   */
  whose?(user: User): string | undefined;
  /**
   * Reads where it stands; asked at most once every `readIntervalMs` for a session, and once more for a
   * call-back. A failure as `not-eligible` says that the provider does not know this customer: after two
   * minutes of that the enrolment has failed.
   */
  read(running: Running, options: CallOptions): Promise<Progress>;
  /**
   * Takes pictures of the merchant's own camera; absent where the provider only has its page. Nothing is sent
   * twice that may have arrived.
   */
  readonly uploads?: ProviderUploads;
  /** Reads a call-back; undefined when it is not signed by the provider or not ours. */
  readNews?(message: {
    readonly headers: Headers;
    readonly body: Uint8Array<ArrayBuffer>;
  }): Promise<News | undefined>;
}

/** A configured provider, as `createKycServer` takes it. */
export interface Provider {
  /** Names the call-back route `webhook/<id>`, and the provider of a stored session. */
  readonly id: string;
  /** Milliseconds between two reads of one session. */
  readonly readIntervalMs: number;
  /**
   * Milliseconds without progress after which a waiting customer is offered a new start; a quarter of an hour
   * by default.
   */
  readonly restartableAfterMs?: number | undefined;
  /**
   * Its page leads back to the `returnUrl` that each session names. The kit puts a state of the session
   * there, and a return without it says nothing (docs/providers/trustmatic.md, Web enrolment). None: the
   * return addresses are the same for all, and any return of a customer counts.
   */
  readonly takesReturnUrl?: boolean | undefined;
  /**
   * Origins that its pages come through, besides that of the page itself. A return that one of them led to is
   * believed; any other is no more than a reason to read.
   */
  readonly pageOrigins?: readonly string[] | undefined;
  /** It is on this computer: new sessions cost nothing there and are not limited. */
  readonly isLoopback?: boolean | undefined;
  connect(environment: ProviderEnvironment): ProviderConnection;
}

/**
 * Why a provider could not do what it was asked.
 * `unavailable`: no answer, or one of its own failures. `refused`: it does not take our credentials or
 * request. `not-eligible`: this customer cannot enrol as things are. `invalid`: an answer that breaks its
 * documented form.
 */
export type ProviderFailure = 'unavailable' | 'refused' | 'not-eligible' | 'invalid';

/** A provider could not do what it was asked. The message never holds anything of its answer. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly reason: ProviderFailure;
  /** HTTP status of the answer, where there was one. */
  readonly httpStatus: number | undefined;
  /** Surely nothing was sent. */
  readonly isUnsent: boolean;

  constructor(
    reason: ProviderFailure,
    message: string,
    httpStatus?: number,
    { isUnsent = false }: { readonly isUnsent?: boolean } = {},
  ) {
    super(message);
    this.isUnsent = isUnsent;
    this.reason = reason;
    this.httpStatus = httpStatus;
  }
}
