// What a merchant's server says to the widget (docs/contract.md), and how it is read. The widget parses
// answers with it, and the kit takes its types from it. It knows no provider's process. It reads by hand,
// because a schema library would be a third of the script that every customer loads
// (docs/decisions/answers-are-read-by-hand.md).

import { KycError } from './errors.js';
import { own, ownNumber, ownText, ownWord } from './own-properties.js';
import { pageKinds, pageSteps, type PageKind, type PageStep } from './page-kinds-and-steps.js';

/** How sure the provider is, independent of the verdict. An unknown word is read as `UNKNOWN`. */
export type Level = 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN' | 'UNAVAILABLE';

/** A provider's page to show. */
export interface Page {
  /**
   * Absolute https address (http on loopback). It may contain a token: never log it, never put it into the
   * DOM.
   */
  readonly url: string;
  /**
   * `web-enrolment` takes our parameters and posts messages when framed. `hosted` comes back only through a
   * return page.
   */
  readonly kind: PageKind;
  /** The step of the provider's process that the page belongs to. */
  readonly step?: PageStep | undefined;
  /** Milliseconds from now until the page's token expires, if the server knows. */
  readonly expiresInMs?: number | undefined;
}

/** The server has a page for the customer. */
export interface PageStatus {
  readonly status: 'page';
  readonly page: Page;
  /**
   * Set if the customer is believed to have come back from the page without success, and nothing else is
   * known.
   */
  readonly returned?: 'failed' | undefined;
  /** Set while the customer goes on on another device, or is about to. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** Another device of the customer. */
export interface Elsewhere {
  /**
   * `offered`: nobody has opened the link and agreed. `claimed`: the device shows two digits. `active`: it
   * goes on, and this one may send no pictures.
   */
  readonly state: 'offered' | 'claimed' | 'active';
  /** It has asked for nothing in two minutes. */
  readonly isQuiet: boolean;
}

/** The server is waiting for the provider. */
export interface PendingStatus {
  readonly status: 'pending';
  /** Milliseconds until the next request. */
  readonly pollAfterMs?: number | undefined;
  /** Whether it takes unusually long, so that the customer may be offered a new start. */
  readonly restartable?: boolean | undefined;
  /** Whether the first page is still being made, so that the customer has finished nothing yet. */
  readonly opening?: boolean | undefined;
  /** The last finished page, in a journey of several pages. */
  readonly step?: PageStep | undefined;
}

/** The end of an enrolment. `level` and `status` are independent facts. */
export interface VerdictStatus {
  readonly status: 'approved' | 'review' | 'rejected' | 'expired' | 'failed';
  readonly level?: Level | undefined;
  /** 0 to 100. */
  readonly score?: number | undefined;
  /** The provider's own word, for the merchant's logs. */
  readonly providerStatus?: string | undefined;
  /** Where the merchant wants the customer to go next. */
  readonly returnUrl?: string | undefined;
}

/** What the server can answer at any time: a page, a wait, or a verdict. */
export type Status = PageStatus | PendingStatus | VerdictStatus;

/** The token endpoint's answer, from any of its three shapes. */
export interface Session {
  readonly sessionId?: string | undefined;
  /** Where to ask for the status. If it is absent, the attempt ends as "submitted". */
  readonly statusUrl?: string | undefined;
  readonly uploadUrl?: string | undefined;
  /** Where to offer the session to another device of the customer. */
  readonly deviceUrl?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly status: Status;
}

/** The body of the POST to the token endpoint. The server may ignore every field. */
export interface SessionRequest {
  /** BCP 47 tag of the page's language, not mapped to a provider's list. */
  readonly language: string;
  /** IANA name of a time zone. */
  readonly timeZone?: string | undefined;
  readonly display: 'inline' | 'dialog' | 'popup' | 'redirect';
  readonly capture: 'hosted' | 'own';
  /** Whether to give up the open session and begin a new one. */
  readonly restart: boolean;
}

/** What the widget saw of a page, sent with the next GET as `?seen=`. It is never proof of anything. */
export type Seen = 'submitted' | 'returned' | 'failed' | 'closed';

/** A session whose status may be still to be read. */
export type Parsed<Rest> = Omit<Session, 'status'> & { readonly status: PageStatus | Rest };

/**
 * Reads a token endpoint's answer in any of its three shapes. Unknown fields are ignored. `parseStatus` reads
 * a status that is no page.
 *
 * @throws KycError `TOKEN_RESPONSE_INVALID`. The message names the wrong field and never its value
 */
export function parseSession<Rest>(body: unknown, parseStatus: (body: unknown) => Rest): Parsed<Rest> {
  const session = {
    sessionId: optionalText(body, 'sessionId'),
    statusUrl: optionalText(body, 'statusUrl'),
    uploadUrl: optionalText(body, 'uploadUrl'),
    deviceUrl: optionalText(body, 'deviceUrl'),
    accessToken: optionalText(body, 'accessToken'),
  };
  const need = (name: keyof typeof session) => session[name] ?? requiredText(body, name);
  if (own(body, 'webEnrolmentUrl') !== undefined) {
    const url = requiredText(body, 'webEnrolmentUrl');
    return {
      ...session,
      sessionId: need('sessionId'),
      accessToken: need('accessToken'),
      status: pageStatus({ url, kind: 'web-enrolment' }),
    };
  }
  if (own(body, 'videoIdentificationUrl') !== undefined) {
    const url = requiredText(body, 'videoIdentificationUrl');
    return { ...session, status: pageStatus({ url, kind: 'hosted', step: 'identify' }) };
  }
  if (own(body, 'status') === undefined)
    throw invalid('has none of "status", "webEnrolmentUrl" and "videoIdentificationUrl"');
  return { ...session, sessionId: need('sessionId'), status: readPageStatus(body) ?? parseStatus(body) };
}

/** Reads a page's status. Undefined for any other status. @throws KycError `TOKEN_RESPONSE_INVALID` */
export const readPageStatus = (body: unknown): PageStatus | undefined =>
  requiredText(body, 'status') === 'page'
    ? {
        ...pageStatus(parsePage(own(body, 'page'))),
        returned: ownWord(body, 'returned', ['failed']),
        elsewhere: readElsewhere(own(body, 'elsewhere')),
      }
    : undefined;

function parsePage(page: unknown): Page {
  const kind = ownWord(page, 'kind', pageKinds);
  if (!kind) throw wrong('page.kind');
  const url = requiredText(page, 'url');
  return { url, kind, step: readStep(page), expiresInMs: ownNumber(page, 'expiresInMs') };
}

function readElsewhere(from: unknown): Elsewhere | undefined {
  const state = ownWord(from, 'state', ['offered', 'claimed', 'active']);
  return state && { state, isQuiet: own(from, 'isQuiet') === true };
}

export const readStep = (from: unknown) => ownWord(from, 'step', pageSteps);

const pageStatus = (page: Page): PageStatus => ({ status: 'page', page, returned: undefined });

function requiredText(body: unknown, name: string): string {
  const text = ownText(body, name);
  if (!text) throw wrong(name);
  return text;
}

/** A text, or undefined if it is absent, or null as some servers write it. Any other type is an error. */
function optionalText(body: unknown, name: string): string | undefined {
  return own(body, name) == null ? undefined : requiredText(body, name);
}

const wrong = (name: string) => invalid(`has a wrong or missing "${name}"`);
const invalid = (what: string) =>
  new KycError('TOKEN_RESPONSE_INVALID', `The answer of the merchant's server ${what}.`);
