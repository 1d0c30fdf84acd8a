// The merchant's side of the services that Wultra's Onboarding Server calls (docs/providers/wultra.md). This
// file puts them together; each service asks one hook of the merchant. It must never answer a caller without
// credentials, and never a browser.

import { KycError } from '../../enrolment/errors.js';
import { ProviderError } from '../contract.js';
import { aFunction, anObject, checkedLater, milliseconds, requireOptions, text } from '../option-kinds.js';
import type { OptionKind } from '../option-kinds.js';
import type { Rotating } from '../rotating.js';
import type { Services, ServicesConnection, ServicesEnvironment } from '../services.js';
import { createCallback } from './server/callback.js';
import type { CallbackOptions } from './server/callback.js';
import { createConsentStorage, createConsentText } from './server/consent-services.js';
import { createGate } from './server/credentials.js';
import type { Credentials } from './server/credentials.js';
import { createApproval, createEvaluation, decideErased, decideLate } from './server/decision-services.js';
import type { DecideLate } from './server/decision-services.js';
import { createEvents } from './server/event-service.js';
import type { WultraHooks } from './server/service-hooks.js';
import { createLookup, createOtp } from './server/identification-services.js';
import type { ResendOptions } from './server/identification-services.js';
import { readIds } from './server/service.js';
import { correlationHeaders, profiles } from './wire.js';
import type { Profile } from './wire.js';
import type { ErrorAnswer } from './wire/answer-bodies.js';

export type {
  CallbackBaseOptions,
  CallbackBasicOptions,
  CallbackHeaderOptions,
  CallbackOptions,
} from './server/callback.js';
export type { DecideLate, WultraLateDecision } from './server/decision-services.js';
export type {
  ApproveRequest as WultraApproveRequest,
  ConsentRequest as WultraConsentRequest,
  ConsentText as WultraConsentText,
  ConsentTextRequest as WultraConsentTextRequest,
  Decision as WultraDecision,
  EvaluateRequest as WultraEvaluateRequest,
  FoundUser as WultraFoundUser,
  HookOptions as WultraHookOptions,
  LookupRequest as WultraLookupRequest,
  OtpRequest as WultraOtpRequest,
  ProcessEvent as WultraProcessEvent,
  ScannedDocument as WultraScannedDocument,
  WultraHooks,
} from './server/service-hooks.js';

export interface WultraOptions extends WultraHooks, ResendOptions {
  /** Basic credentials that the Onboarding Server is configured to send. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /**
   * Instead of the two, while they change: several pairs, newest first, or a function that gives them.
   */
  readonly credentials?: Rotating<Credentials> | undefined;
  /** Name of the header with the transaction's id, `X-Correlation-Id` by default. */
  readonly correlationHeader?: string | undefined;
  /** Name of the header with the request's id, `X-Request-Id` by default. */
  readonly requestIdHeader?: string | undefined;
  /**
   * Version of the Onboarding Server. By default each request is read as one of the newest version that would
   * send it.
   */
  readonly profile?: Profile | undefined;
  /**
   * Milliseconds until a request is answered without its hook, 3 500 by default. The Onboarding Server waits
   * five seconds; newer versions wait sixty.
   */
  readonly answerWithinMs?: number | undefined;
  /** Where decisions after a WAIT are sent. Without it, WAIT is never answered. */
  readonly callback?: CallbackOptions | undefined;
}

/** Configured services, and the function for late decisions. */
export interface WultraServices extends Services {
  readonly decide: DecideLate;
}

const optionKinds: Readonly<Record<keyof WultraOptions, OptionKind>> = {
  username: checkedLater,
  password: checkedLater,
  credentials: checkedLater,
  resendPauseMs: milliseconds(),
  correlationHeader: text,
  requestIdHeader: text,
  profile: checkedLater,
  answerWithinMs: milliseconds(),
  callback: anObject,
  lookupUser: aFunction,
  sendOtp: aFunction,
  consentText: aFunction,
  storeConsent: aFunction,
  evaluateClient: aFunction,
  approveClient: aFunction,
  onProcessEvent: aFunction,
};

const requiredHooks = ['lookupUser', 'sendOtp', 'evaluateClient', 'approveClient'] as const;

/**
 * Wultra's external services, one of the `services` that `createKycServer` takes. Each kit needs its own.
 *
 * @throws KycError `CONFIGURATION_INVALID`, also without credentials
 */
export function wultra(options: WultraOptions): WultraServices {
  requireOptions(options, {
    of: 'wultra()',
    kinds: optionKinds,
    example: '{ username, password, lookupUser, sendOtp, evaluateClient, approveClient }',
    takesReport: true,
  });
  const { profile, answerWithinMs = 3_500, callback } = options;
  const tracedBy = {
    correlation: options.correlationHeader ?? correlationHeaders.correlation,
    requestId: options.requestIdHeader ?? correlationHeaders.request,
  };
  if (profile !== undefined && !profiles.includes(profile))
    throw invalid(`"profile" must be one of ${profiles.join(', ')}.`);
  if (!(answerWithinMs > 0 && answerWithinMs < 60_000))
    throw invalid('"answerWithinMs" must be below 60 000, the longest that the Onboarding Server waits.');
  if (!((options.resendPauseMs ?? 0) >= 0 && (options.resendPauseMs ?? 0) < 60 * 60_000))
    throw invalid('"resendPauseMs" must be milliseconds, below an hour.');
  if (!Object.values(tracedBy).every(isHeaderName))
    throw invalid('"correlationHeader" and "requestIdHeader" must be names of headers.');
  const accepts = createGate(options);
  const missing = requiredHooks.find((name) => typeof options[name] !== 'function');
  if (missing) throw invalid(`the hook "${missing}" is missing.`);
  if (callback) createCallback(callback, { fetch }); // reports a wrong address now, not at the first decision

  let kit: ServicesEnvironment | undefined;
  return {
    id: 'wultra',
    connect(environment) {
      if (kit && !kit.signal.aborted)
        throw invalid('a kit has taken these services already: call wultra() once for each kit.');
      kit = environment;
      return { ...createServices(options, environment), answerWithinMs, tracedBy, accepts, refusal };
    },
    decide: decideLate(() => {
      if (!kit) throw invalid('no kit has taken it: give it to createKycServer() as one of its "services".');
      return kit;
    }),
  };
}

function createServices(
  options: WultraOptions,
  environment: ServicesEnvironment,
): Pick<ServicesConnection, 'services' | 'deliver' | 'about' | 'ofErased'> {
  const { profile, answerWithinMs: withinMs = 3_500, callback } = options;
  const deciding = { profile, withinMs, canCallBack: callback !== undefined };
  const services = [
    createLookup(options, { withinMs }),
    createOtp(options, { withinMs, ...environment }),
    createConsentText(options, { withinMs, ...environment }),
    createConsentStorage(options, { withinMs, ...environment }),
    createEvaluation(options, deciding),
    createApproval(options, deciding),
    createEvents(options, { withinMs }),
  ];
  const tell = callback && createCallback(callback, environment);

  return {
    services,
    about: (address) => readIds(JSON.parse(address)),
    ofErased: decideErased,
    deliver: async (decision, call) => {
      // The stored decision may be from a time when there was a call-back.
      if (!tell) throw new ProviderError('unavailable', 'wultra() has no "callback" to tell a decision to.');
      return tell(decision, call);
    },
  };
}

/** docs/providers/wultra.md, Errors. */
function refusal(status: number): ErrorAnswer {
  return status === 401
    ? { errorCode: 'ERROR_UNAUTHORIZED', message: 'Unauthorized' }
    : { errorCode: 'ERROR_GENERIC', message: messages[status] ?? 'The request was refused' };
}

const messages: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  404: 'Not found',
  405: 'The services are called by POST',
  408: 'The request took too long to arrive',
  409: 'A newer request has arrived',
  413: 'The request body is too large',
  415: 'The request body must be uncompressed application/json',
  429: 'Too many requests',
  500: 'The service failed',
  503: 'The service is not available',
};

/** RFC 9110, 5.6.2. */
const isHeaderName = (name: string) => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', `wultra(): ${message}`);
