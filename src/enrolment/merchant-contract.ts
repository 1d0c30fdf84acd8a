// What a merchant's server says to the widget (docs/contract.md), and how it is read. Both sides speak it:
// the widget parses answers with it, the kit types its own with it. It knows no provider's process. It reads
// by hand: a schema library would be a third of the script that every customer loads (README, Design
// decisions).

import { KycError } from './errors.js';
import { own, ownNumber, ownText, ownWord } from './own-properties.js';
import { pageKinds, pageSteps, type PageKind, type PageStep } from './page-words.js';

/**
 * How sure the provider is; independent of the verdict. `UNKNOWN` also stands for a word that we don't know.
 */
export type Level = 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN' | 'UNAVAILABLE';

/** A provider's page to show. */
export interface Page {
  /**
   * Absolute https address (http on loopback). It may carry a token: never log it, never put it into the DOM.
   */
  readonly url: string;
  /**
   * `web-enrolment` takes our parameters and posts messages when framed; `hosted` only ever comes back
   * through a return page.
   */
  readonly kind: PageKind;
  /** Where in the provider's process the page stands. */
  readonly step?: PageStep | undefined;
  /** Milliseconds from now until the page's token expires, where the server knows. */
  readonly expiresInMs?: number | undefined;
}

/** The server has a page for the customer. */
export interface PageStatus {
  readonly status: 'page';
  readonly page: Page;
  /** The customer is believed to have come back from the page without success, and nothing else was said. */
  readonly returned?: 'failed' | undefined;
}

/** The server is waiting for the provider. */
export interface PendingStatus {
  readonly status: 'pending';
  /** When to ask again, in milliseconds. */
  readonly pollAfterMs?: number | undefined;
  /** It takes unusually long: the customer may be offered a new start. */
  readonly restartable?: boolean | undefined;
  /** Which page of a journey of several was finished last. */
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

/** What the server answers at any time: here is a page, wait, or a verdict. */
export type Status = PageStatus | PendingStatus | VerdictStatus;

/** What the token endpoint answers, whichever of the three shapes it came in. */
export interface Session {
  readonly sessionId?: string | undefined;
  /** Where to ask for the status. Absent: the widget's last word is "submitted". */
  readonly statusUrl?: string | undefined;
  readonly uploadUrl?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly status: Status;
}

/** The body of the POST to the token endpoint. Every field is a wish that the server may ignore. */
export interface SessionRequest {
  /** BCP 47, as the page has it, not mapped to a provider's list. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  readonly display: 'inline' | 'dialog' | 'popup' | 'redirect';
  readonly capture: 'hosted' | 'own';
  /** Give up the open session and begin a new one. */
  readonly restart: boolean;
}

/** What the widget saw of a page, told with the next GET as `?seen=`. Never proof of anything. */
export type Seen = 'submitted' | 'returned' | 'failed' | 'closed';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'] as const;

/**
 * Reads a token endpoint's answer in any of its three shapes; unknown fields are ignored.
 *
 * @throws KycError `TOKEN_RESPONSE_INVALID`, which names the field that is wrong and never its value
 */
export function parseSession(body: unknown): Session {
  const session = {
    sessionId: optionalText(body, 'sessionId'),
    statusUrl: optionalText(body, 'statusUrl'),
    uploadUrl: optionalText(body, 'uploadUrl'),
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
  return { ...session, sessionId: need('sessionId'), status: parseStatus(body) };
}

/**
 * Reads a status; a word that we don't know means pending.
 *
 * @throws KycError `TOKEN_RESPONSE_INVALID`
 */
export function parseStatus(body: unknown): Status {
  const status = requiredText(body, 'status');
  switch (status) {
    case 'page':
      return pageStatus(parsePage(own(body, 'page')));
    case 'approved':
    case 'review':
    case 'rejected':
    case 'expired':
    case 'failed':
      return {
        status,
        level: own(body, 'level') == null ? undefined : (ownWord(body, 'level', LEVELS) ?? 'UNKNOWN'),
        score: ownNumber(body, 'score', 100),
        providerStatus: ownText(body, 'providerStatus'),
        returnUrl: ownText(body, 'returnUrl'),
      };
    default:
      return {
        status: 'pending',
        pollAfterMs: ownNumber(body, 'pollAfterMs'),
        restartable: own(body, 'restartable') === true,
        step: readStep(body),
      };
  }
}

function parsePage(page: unknown): Page {
  const kind = ownWord(page, 'kind', pageKinds);
  if (!kind) throw wrong('page.kind');
  const url = requiredText(page, 'url');
  return { url, kind, step: readStep(page), expiresInMs: ownNumber(page, 'expiresInMs') };
}

const readStep = (from: unknown) => ownWord(from, 'step', pageSteps);

const pageStatus = (page: Page): PageStatus => ({ status: 'page', page });

function requiredText(body: unknown, name: string): string {
  const text = ownText(body, name);
  if (!text) throw wrong(name);
  return text;
}

/** Absent, or null as some servers write it; of another type it is an error. */
function optionalText(body: unknown, name: string): string | undefined {
  return own(body, name) == null ? undefined : requiredText(body, name);
}

const wrong = (name: string) => invalid(`has a wrong or missing "${name}"`);
const invalid = (what: string) =>
  new KycError('TOKEN_RESPONSE_INVALID', `The answer of the merchant's server ${what}.`);
