// The merchant's consent endpoint (docs/contract.md): gives the text to agree to, and takes the customer's
// decision.

import type { KycErrorCode } from '../enrolment/error-codes.js';
import { KycError, isKycError, serverFailure } from '../enrolment/errors.js';
import { own } from '../enrolment/own-properties.js';
import { readRefusal } from '../enrolment/refusal.js';
import { createSender, readJson, type Answer, type SenderOptions } from '../enrolment/sender.js';

/** More than any text that can be shown, because an escaped character takes up to six characters in JSON. */
const LONGEST_BODY = 2_097_152;
/** Nobody waits for this request. */
const DECLINING_TIMEOUT_MS = 5_000;

export interface Consent {
  readonly consentType: string;
  readonly version: string;
  readonly html: string;
  /** BCP 47 tag of the text's language. Empty if the server does not say. */
  readonly language: string;
  readonly approved: boolean;
}

export interface ConsentEndpoint {
  /** @throws KycError `CONSENT_UNAVAILABLE`, `NOT_SIGNED_IN` */
  read(): Promise<Consent>;
  /** False if the text is no longer the current one. @throws KycError as `read` */
  accept(consent: Consent): Promise<boolean>;
  /** Sends the decision if the network allows it. The customer does not wait for it. */
  decline(consent: Consent): void;
}

export interface ConsentEndpointOptions extends SenderOptions {
  readonly url: URL;
  /** BCP 47 tag of the page's language. */
  readonly language: string;
}

export function createConsentEndpoint({
  url,
  language,
  ...options
}: ConsentEndpointOptions): ConsentEndpoint {
  const { insist } = createSender(options);
  const decision = (consent: Consent, approved: boolean) => ({
    url: url.href,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      consentType: consent.consentType,
      version: consent.version,
      approved,
      language: consent.language || language,
    }),
  });

  return {
    read() {
      const question = new URL(url);
      question.searchParams.set('language', language);
      return insist({ url: question.href, read: readConsent }).catch(fail);
    },
    accept: (consent) => insist({ ...decision(consent, true), read: readReceipt }).catch(fail),
    decline(consent) {
      // It has no signal of the attempt, because the attempt ends before the answer arrives. The time limit
      // ends it.
      const { send } = createSender({
        ...options,
        onOffline: () => undefined,
        signal: new AbortController().signal,
      });
      void send({
        ...decision(consent, false),
        read: readReceipt,
        timeoutMs: DECLINING_TIMEOUT_MS,
        keepalive: true,
      });
    },
  };
}

async function readConsent(response: Response): Promise<Answer<Consent>> {
  if (!response.ok) return readRefusal(response, true);
  const body = await readJson(response, LONGEST_BODY);
  const approved = own(body, 'approved') === true;
  const text = (name: string, standard?: string) => {
    const value = own(body, name);
    if (typeof value === 'string' && value) return value;
    if (standard === undefined && !approved)
      throw serverFailure(`gave a consent with a wrong or missing "${name}"`, {}, 'CONSENT_UNAVAILABLE');
    return standard ?? '';
  };
  return {
    value: {
      consentType: text('consentType'),
      version: text('version'),
      html: text('html'),
      language: text('language', ''),
      approved,
    },
  };
}

async function readReceipt(response: Response): Promise<Answer<boolean>> {
  if (response.ok || response.status === 409) return { value: response.ok };
  return readRefusal(response, true);
}

const ownCodes = new Set<KycErrorCode>(['NOT_SIGNED_IN', 'CONSENT_UNAVAILABLE']);

/**
 * Turns any error of the endpoint into one code, because the customer cannot agree. Only NOT_SIGNED_IN stays:
 * a customer who is not signed in can do something about it.
 */
function fail(error: unknown): never {
  if (!isKycError(error) || ownCodes.has(error.code)) throw error;
  throw new KycError('CONSENT_UNAVAILABLE', error.message, { cause: error, retryable: error.retryable });
}
