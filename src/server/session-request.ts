// What the widget wishes for a session. A missing or wrong field is ignored. Who the customer is never comes
// from here (check 69).

import * as z from 'zod/mini';
import type { SessionRequest } from '../enrolment/merchant-contract.js';
import type { User } from '../providers/contract.js';
import { isGuid } from './guid.js';
import { Problem } from './problem.js';

const languageTag = /^[A-Za-z0-9-]{2,35}$/;

/** Whether a text can be a BCP 47 tag. */
export const isLanguageTag = (text: string): boolean => languageTag.test(text);

/** The named language, or undefined if the value is not a language tag. */
export const readLanguage = (named: unknown): string | undefined =>
  typeof named === 'string' && isLanguageTag(named) ? named : undefined;

/** Body of `POST session`. */
export const wishesSchema = z.object({
  language: z.catch(z.optional(z.string().check(z.regex(languageTag))), undefined),
  timeZone: z.catch(z.optional(z.string().check(z.maxLength(64), z.refine(isTimeZone))), undefined),
  display: z.catch(z.optional(z.enum(['inline', 'dialog', 'popup', 'redirect'])), undefined),
  capture: z.catch(z.enum(['hosted', 'own']), 'hosted'),
  restart: z.catch(z.boolean(), false),
});

/** The wishes that were understood. */
export type Wishes = Pick<SessionRequest, 'capture' | 'restart'> & {
  readonly display?: SessionRequest['display'] | undefined;
  readonly language?: string | undefined;
  readonly timeZone?: string | undefined;
};

/**
 * Reads the body of `POST session`.
 *
 * @throws Problem `REQUEST_INVALID` if it is not an object
 */
export function parseWishes(body: unknown): Wishes {
  const wishes = z.safeParse(wishesSchema, body);
  if (!wishes.success || Array.isArray(body)) throw new Problem('REQUEST_INVALID');
  return wishes.data;
}

/**
 * Reads the Idempotency-Key header. Undefined if there is none.
 *
 * @throws Problem `REQUEST_INVALID` if it is not a UUID
 */
export function parseIdempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!isGuid(key)) throw new Problem('REQUEST_INVALID');
  return key.toLowerCase();
}

/** What a request's headers say about the browser. */
export interface Browser {
  readonly userAgent: string | undefined;
  /** BCP 47 tag. */
  readonly browserLanguage: string | undefined;
  /** The customer prefers dark pages, as far as the browser tells. */
  readonly prefersDark?: boolean;
}

/** A customer's request for a session. */
export interface OpeningRequest extends Browser {
  readonly user: User;
  readonly wishes: Wishes;
  /** Idempotency-Key. */
  readonly key: string | undefined;
  /** Public address of the mount that the request came through. */
  readonly baseUrl?: string | undefined;
  /** The client's IP address, if the host knows it. */
  readonly clientAddress?: string | undefined;
}

/** Reads the headers. A value in an unknown format is ignored. */
export function readBrowser({ headers }: Request): Browser {
  const language = headers.get('accept-language')?.split(/[,;]/)[0]?.trim();
  return {
    userAgent: headers.get('user-agent')?.slice(0, 512),
    browserLanguage: language !== undefined && languageTag.test(language) ? language : undefined,
    // a client hint: browsers that have it send it where the page asks for it
    prefersDark: headers.get('sec-ch-prefers-color-scheme')?.toLowerCase() === '"dark"',
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
