// What a merchant's server says to the widget (design: "Contract between widget and merchant server"), and how it is read.
// Both sides speak it: the widget parses answers with it, the kit types its own with it. It knows no provider's process.

import * as z from 'zod/mini';
import { KycError } from './errors.js';

/** How sure the provider is; independent of the verdict. `UNKNOWN` also stands for a word that we don't know. */
export type Level = 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN' | 'UNAVAILABLE';

/** A provider's page to show. */
export interface Page {
  /** Absolute https address (http on loopback). It may carry a token: never log it, never put it into the DOM. */
  readonly url: string;
  /** `web-enrolment` takes our parameters and posts messages when framed; `hosted` only ever comes back through a return page. */
  readonly kind: 'web-enrolment' | 'hosted';
  /** Where in the provider's process the page stands. */
  readonly step?: 'identify' | 'sign' | undefined;
  /** Milliseconds from now until the page's token expires, where the server knows. */
  readonly expiresInMs?: number | undefined;
}

/** The server has a page for the customer. */
export interface PageStatus {
  readonly status: 'page';
  readonly page: Page;
}

/** The server is waiting for the provider. */
export interface PendingStatus {
  readonly status: 'pending';
  /** When to ask again, in milliseconds. */
  readonly pollAfterMs?: number | undefined;
  /** It takes unusually long: the customer may be offered a new start. */
  readonly restartable?: true | undefined;
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
  readonly timeZone: string;
  readonly display: 'inline' | 'dialog' | 'popup' | 'redirect';
  readonly capture: 'hosted' | 'own';
  /** Give up the open session and begin a new one. */
  readonly restart: boolean;
}

/** What the widget saw of a page, told with the next GET as `?seen=`. Never proof of anything. */
export type Seen = 'submitted' | 'returned' | 'failed' | 'closed';

// Built on first use, after the token request has left: building schemas is the largest share of start-up on a slow phone.
let built: ReturnType<typeof buildSchemas> | undefined;
const schemas = () => (built ??= buildSchemas());

function buildSchemas() {
  const text = z.string().check(z.minLength(1));
  const maybe = z.catch(z.nullish(text), undefined);
  const page = z.object({
    url: text,
    kind: z.enum(['web-enrolment', 'hosted']),
    step: z.catch(z.optional(z.enum(['identify', 'sign'])), undefined),
    expiresInMs: z.catch(z.optional(z.number()), undefined),
  });
  const session = { sessionId: maybe, statusUrl: maybe, uploadUrl: maybe, accessToken: maybe };
  return {
    status: z.object({ status: text }),
    page: z.object({ page }),
    pending: z.object({
      pollAfterMs: z.catch(z.optional(z.number()), undefined),
      restartable: z.catch(z.optional(z.literal(true)), undefined),
    }),
    verdict: z.object({
      level: z.catch(z.nullish(z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'])), 'UNKNOWN'),
      score: z.catch(z.optional(z.number().check(z.minimum(0), z.maximum(100))), undefined),
      providerStatus: maybe,
      returnUrl: maybe,
    }),
    neutral: z.object({ ...session, sessionId: text }),
    webEnrolment: z.object({ ...session, sessionId: text, accessToken: text, webEnrolmentUrl: text }),
    videoIdentification: z.object({ ...session, videoIdentificationUrl: text }),
  };
}
