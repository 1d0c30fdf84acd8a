// Trustmatic for the merchant's server (docs/providers/trustmatic.md): it translates Trustmatic's words into
// the kit's. It must never derive the level from the status or the status from the level. The merchant
// configures that mapping at the provider.

import { decodeJwt } from 'jose';
import * as z from 'zod/mini';
import { KycError } from '../../enrolment/errors.js';
import { ProviderError } from '../contract.js';
import { parseForeignJson } from '../foreign-json.js';
import type {
  Beginning,
  CallOptions,
  Leg,
  News,
  Progress,
  Provider,
  ProviderConnection,
  Verdict,
} from '../contract.js';
import { rotateTexts, withoutLineBreak } from '../rotating.js';
import type { Rotating, Rotation } from '../rotating.js';
import { isLoopback } from '../base-url.js';
import { createUpstream } from '../upstream.js';
import {
  callMs,
  checkedLater,
  parsePageOrigins,
  requireOptions,
  retryMs,
  someText,
  text,
} from '../option-kinds.js';
import type { OptionKind } from '../option-kinds.js';
import type { Upstream } from '../upstream.js';
import { createUploads } from './server/picture-calls.js';
import {
  initializeResponseSchema,
  paths,
  resultsResponseSchema,
  signatureHeader,
  statusResponseSchema,
  webhookSchema,
} from './wire.js';

export interface TrustmaticOptions {
  /** Tells two accounts apart; `trustmatic` by default. It is part of the call-back's address. */
  readonly id?: string | undefined;
  /** Origins that the pages may come from, if they differ from the page's own. */
  readonly pageOrigins?: readonly string[] | undefined;
  /** The API's base address, https. */
  readonly url: string;
  /** API username. */
  readonly username: string;
  /** API password. It also signs the webhooks. While it changes, several or a function. */
  readonly password: Rotating<string>;
  /** Webhooks of another project are refused. */
  readonly projectId?: string | undefined;
  /** Milliseconds for one request including its retries, 10 000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds before a retry, 200 by default. */
  readonly retryDelayMs?: number | undefined;
}

const optionKinds: Readonly<Record<keyof TrustmaticOptions, OptionKind>> = {
  id: text,
  pageOrigins: checkedLater,
  url: checkedLater,
  username: checkedLater,
  password: checkedLater,
  projectId: someText,
  timeoutMs: callMs,
  retryDelayMs: retryMs,
};

const verdicts: Readonly<Record<string, Verdict['status']>> = {
  AUTO_APPROVED: 'approved',
  MANUAL_APPROVED: 'approved',
  AUTO_REJECTED: 'rejected',
  MANUAL_REJECTED: 'rejected',
  WAITING_FOR_MANUAL_APPROVE: 'review',
  EXPIRED: 'expired',
};

/**
 * Trustmatic's web enrolment as a provider of the kit (docs/providers/trustmatic.md).
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function trustmatic(options: TrustmaticOptions): Provider {
  requireOptions(options, {
    of: 'trustmatic()',
    kinds: optionKinds,
    example: '{ url, username, password }',
    takesReport: true,
  });
  const { id = 'trustmatic', url, password, timeoutMs, retryDelayMs } = options;
  const [username, projectId] = [withoutLineBreak(options.username), withoutLineBreak(options.projectId)];
  if (!username || !password) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'trustmatic() needs "username" and "password": the API credentials of your Trustmatic project.',
    );
  }
  if (typeof username !== 'string' || username.includes(':'))
    throw new KycError(
      'CONFIGURATION_INVALID',
      'The "username" of trustmatic() must be a text without a colon.',
    );
  const passwords = rotateTexts(password, 'The "password" of trustmatic()');
  const pageOrigins = parsePageOrigins(options.pageOrigins, 'trustmatic()');
  createUpstream({ url, fetch }); // an address that is wrong is told now, not at the first customer
  return {
    id,
    readIntervalMs: 60_000, // docs/providers/trustmatic.md, Status: at most once a minute
    takesReturnUrl: true,
    pageOrigins,
    isLoopback: isLoopback(new URL(url)),
    connect(environment) {
      const create = () => createUpstream({ url, timeoutMs, retryDelayMs, ...environment });
      // A picture that it fails over and over with is of one customer, and says nothing of the other calls.
      const [request, pictures] = [create(), create()];
      return connect({ request, pictures, username, passwords, projectId });
    },
  };
}

interface Connection {
  readonly request: Upstream;
  readonly pictures: Upstream;
  readonly username: string;
  readonly passwords: Rotation<string>;
  readonly projectId: string | undefined;
}

function connect({ request, pictures, username, passwords, projectId }: Connection): ProviderConnection {
  /** A refused password has created nothing, so the call is made with the next one. */
  const authorised = <R>(call: (headers: { readonly authorization: string }) => Promise<R>): Promise<R> =>
    passwords.attempt((password) => call(basic(username, password)), isUnauthorised);
  const get = <S extends z.core.$ZodType>(path: string, answer: S, { signal }: CallOptions) =>
    authorised((headers) => request({ method: 'GET', path, headers, answer, repeatable: true, signal }));

  return {
    async begin(beginning, { signal }): Promise<Leg> {
      const answer = await authorised((headers) =>
        request({
          method: 'POST',
          path: paths.initialize,
          headers,
          body: initializeBody(beginning),
          answer: initializeResponseSchema,
          repeatable: false,
          signal,
        }),
      );
      if (answer.sessionId.toLowerCase() !== beginning.sessionId.toLowerCase()) {
        throw new ProviderError('invalid', 'The provider answered with the session of somebody else.');
      }
      return {
        page: { url: answer.webEnrolmentUrl, kind: 'web-enrolment', step: 'identify' },
        expiresInMs: readLifetimeMs(answer.accessToken),
        memo: answer.accessToken,
      };
    },

    async read({ sessionId, known }, options): Promise<Progress> {
      const { status: word } = await get(paths.status(sessionId), statusResponseSchema, options);
      if (word === 'PENDING') return { at: 'page' };
      const status = Object.hasOwn(verdicts, word) ? verdicts[word] : undefined;
      if (status === undefined) return { at: 'provider' };
      const rating =
        status === 'expired' || word === known
          ? {}
          : await readRating(() => get(paths.results(sessionId), resultsResponseSchema, options));
      return { at: 'end', verdict: { status, providerStatus: word, ...rating } };
    },

    uploads: createUploads(pictures),

    async readNews({ headers, body }): Promise<News | undefined> {
      const signature = headers.get(signatureHeader);
      const checks = (await passwords.all()).map((password) => isSigned({ password, signature, body }));
      if (!(await Promise.all(checks)).includes(true)) return undefined;
      const message = z.safeParse(webhookSchema, parseForeignJson(body));
      if (!message.success) return undefined;
      if (projectId !== undefined && message.data.projectId !== projectId) return undefined;
      return { sessionId: message.data.sessionId, fact: message.data.status };
    },
  };
}

function initializeBody({ sessionId, returnUrl, user, theme }: Beginning) {
  const { externalId, applicantForm } = user;
  return {
    sessionId,
    returnUrl,
    externalId,
    webEnrolmentTheme: theme,
    applicantForm: applicantForm && { skipIntegrityCheck: false, ...applicantForm },
  };
}

/**
 * Level and score of the decision. Empty if the results cannot be read, because that must not hold a verdict
 * back.
 */
async function readRating(
  readResults: () => Promise<z.output<typeof resultsResponseSchema>>,
): Promise<Pick<Verdict, 'level' | 'score'>> {
  try {
    const { decision } = await readResults();
    return { level: decision.level ?? undefined, score: decision.score ?? undefined };
  } catch (error) {
    if (error instanceof ProviderError) return {};
    throw error;
  }
}

/**
 * The token's lifetime from its own claims. Its absolute times are ignored, because they follow another clock
 * (check 34).
 */
function readLifetimeMs(token: string): number | undefined {
  try {
    const { exp, nbf, iat } = decodeJwt(token);
    const from = nbf ?? iat;
    return exp === undefined || from === undefined || exp <= from ? undefined : (exp - from) * 1000;
  } catch {
    return undefined;
  }
}

interface Signed {
  readonly password: string;
  readonly signature: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

async function isSigned({ password, signature, body }: Signed): Promise<boolean> {
  const given = fromBase64(signature?.trim() ?? '');
  if (given === undefined) return false;
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(password),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify('HMAC', key, given, body); // compares in constant time
}

const isUnauthorised = (error: unknown) => error instanceof ProviderError && error.httpStatus === 401;

const basic = (username: string, password: string) => ({
  authorization: `Basic ${base64(new TextEncoder().encode(`${username}:${password}`))}`,
});

const base64 = (bytes: Uint8Array<ArrayBuffer>) => btoa(String.fromCharCode(...bytes));

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
