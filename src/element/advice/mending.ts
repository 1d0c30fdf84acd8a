// What a developer can do about an error, by its code. A code that is not here is no developer's to mend.

import type { KycErrorCode } from '../../enrolment/error-codes.js';
import { pageBase } from '../page-base.js';
import type { Advice } from './console-line.js';

export type Mending = Pick<Advice, 'mend' | 'chapter'>;

const start = 'the-element-does-not-start';
const request = 'the-token-request-fails';
const login = 'the-login-is-lost';

export const mendings = {
  CONFIGURATION_INVALID: { mend: 'For example: token-endpoint="/kyc/session".', chapter: start },
  INSECURE_CONTEXT: { mend: 'http is fine on localhost alone.', chapter: start },
  URL_NOT_ALLOWED: { mend: 'Correct provider-origins, or what your server answers.', chapter: start },
  FRAME_BLOCKED: { mend: 'The policy may be a header, or a meta tag.', chapter: 'a-content-security-policy' },
  CAMERA_BLOCKED_BY_POLICY: {
    mend: 'Write Permissions-Policy: camera=(self "<its origin>"), and allow="camera" on a frame around.',
    chapter: 'the-camera-is-blocked',
  },
  TOKEN_REQUEST_TIMEOUT: { mend: 'Answer faster: the element waits 15 s.', chapter: request },
  TOKEN_RESPONSE_INVALID: { mend: 'Answer as docs/contract.md says.', chapter: request },
  NOT_SIGNED_IN: {
    mend: 'Sign the customer in first. Another origin needs credentials="include".',
    chapter: login,
  },
  NOT_ELIGIBLE: {
    mend: 'Complete the customer’s data: your server’s log says what.',
    chapter: request,
  },
  SESSION_LIMIT: { mend: 'Wait for Retry-After, or call kyc.allowSession(userId).', chapter: request },
  CONSENT_REQUIRED: { mend: 'Set consent-endpoint="/kyc/consent".', chapter: start },
  CONSENT_UNAVAILABLE: { mend: 'See what consent-endpoint answers.', chapter: request },
  SESSION_UNAUTHORIZED: {
    mend: 'Check your server’s clock and credentials.',
    chapter: 'clocks-and-versions',
  },
  STATUS_UNAVAILABLE: {
    mend: 'Let GET of everything below the mount through.',
    chapter: request,
  },
  UPLOAD_FAILED: {
    mend: 'Allow bodies of 20 MB in front (nginx: client_max_body_size).',
    chapter: request,
  },
  TOKEN_REQUEST_FAILED: { mend: 'Its log says why.', chapter: request },
} satisfies Readonly<Partial<Record<KycErrorCode, Mending>>>;

/** What a developer can do about an error whose message tells more than its code. */
export function mendByMessage(code: KycErrorCode, message: string): Mending | undefined {
  const told: readonly (Mending & { readonly of: KycErrorCode; readonly says: RegExp })[] = [
    {
      of: 'INTERNAL_ERROR',
      says: /^Something unexpected/,
      mend: 'If a part could not be loaded, serve the whole folder dist/cdn.',
      chapter: 'nothing-is-shown',
    },
    {
      of: 'FRAME_BLOCKED',
      says: /Embedder/,
      mend: 'Set frame-credentialless, or leave that header off.',
      chapter: 'windows-and-isolation',
    },
    {
      of: 'SESSION_EXPIRED',
      says: /HTTP 404\.$/, // the kit gives a code
      mend:
        'GET of statusUrl does not lead to the kit: mount everything below the mount, ' +
        'or set baseUrl where a proxy cuts the path.',
      chapter: request,
    },
    {
      of: 'CONSENT_UNAVAILABLE',
      says: /NOT_FOUND/,
      mend: 'The kit has no requireConsent, or consent-endpoint does not end in /consent.',
      chapter: request,
    },
  ];
  const found = told.find(({ of, says }) => of === code && says.test(message));
  return found && { mend: found.mend, chapter: found.chapter };
}

/** What a failed token request is mended by, as its message tells. */
export function mendRequest(message: string): string {
  const mendings: readonly (readonly [RegExp, string])[] = [
    [/ORIGIN_REFUSED/, `Its origins have to list ${location.origin}.`],
    [/NOT_FOUND/, 'End token-endpoint in /session.'],
    [/PROVIDER/, 'The provider is out of reach: its log says why.'],
    [/no JSON/, 'A page answers: mount the kit before the rule for every other path.'],
    [/HTTP 40[45]/, 'Mount it at what token-endpoint has before /session, with everything below.'],
    [/HTTP 4(03|19)/, 'Leave the mount out of checks of CSRF tokens: the kit checks Origin itself.'],
    [/HTTP 50[24]/, 'The proxy did not reach it: is it started, at the port that the proxy names?'],
    [/requestSession/, 'Log there what it rejects with.'],
  ];
  return mendings.find(([pattern]) => pattern.test(message))?.[1] ?? 'Its log says why.';
}

/**
 * Where a token endpoint is, if the page does not say it in full: it is relative, or a `<base>` is of another
 * origin. Its query is nobody's to read.
 */
export function whereAsked(tokenEndpoint: string): string {
  const { href, origin, pathname } = new URL(tokenEndpoint, pageBase());
  if ([tokenEndpoint, location.origin + tokenEndpoint].includes(href)) return '';
  return ` token-endpoint is ${origin + pathname}, relative to ${new URL('.', pageBase()).href}.`;
}
