// Tells the Onboarding Server what was decided after a WAIT (docs/providers/wultra.md, Call-back). How it
// authenticates the merchant is not documented. The default is Basic; a function of the merchant's can give
// any headers.

import { ProviderError } from '../../contract.js';
import type { CallOptions } from '../../contract.js';
import type { Delivery, LateDecision } from '../../services.js';
import { aFunction, callMs, checkedLater, requireOptions, retryMs } from '../../option-kinds.js';
import type { OptionKind } from '../../option-kinds.js';
import { createUpstream } from '../../upstream.js';
import type { UpstreamOptions } from '../../upstream.js';
import { callbackPaths } from '../wire/service-paths.js';
import { callbackAnswerSchema, decisionAnswerSchema } from '../wire/answer-bodies.js';
import type { ApproveCallback, EvaluateCallback } from '../wire/answer-bodies.js';
import { rotatePairs } from './credentials.js';
import type { GivenCredentials } from './credentials.js';
import { addressSchema, isDecidingService } from './decision-services.js';

export interface CallbackBaseOptions {
  /** Base address of the Onboarding Server's API: https, and the part before `/api/private`. */
  readonly url: string;
  /** Milliseconds for one call including its retries, 10 000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds before a retry, 200 by default. */
  readonly retryDelayMs?: number | undefined;
}

/** Basic credentials that the Onboarding Server takes. */
export interface CallbackBasicOptions extends CallbackBaseOptions, GivenCredentials {}

/** Headers made by the merchant, such as `X-PowerAuth-Authorization`. */
export interface CallbackHeaderOptions extends CallbackBaseOptions {
  readonly authorise: (
    options: CallOptions,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
}

const optionKinds: Readonly<Record<keyof CallbackBasicOptions | keyof CallbackHeaderOptions, OptionKind>> = {
  url: checkedLater,
  timeoutMs: callMs,
  retryDelayMs: retryMs,
  username: checkedLater,
  password: checkedLater,
  credentials: checkedLater,
  authorise: aFunction,
};

export type CallbackOptions = CallbackBasicOptions | CallbackHeaderOptions;

/** Delivers one decision. Rejects with ProviderError. */
export type Callback = (decision: Omit<LateDecision, 'identity'>, options: CallOptions) => Promise<Delivery>;

const isWithHeaders = (options: CallbackOptions): options is CallbackHeaderOptions =>
  'authorise' in options && (options.authorise as unknown) !== undefined;

/**
 * Creates the call-back.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function createCallback(
  options: CallbackOptions,
  environment: Pick<UpstreamOptions, 'fetch' | 'now'>,
): Callback {
  requireOptions(options, {
    of: 'the "callback" of wultra()',
    kinds: optionKinds,
    example: '{ url, username, password }',
  });
  const { url, timeoutMs, retryDelayMs } = options;
  const request = createUpstream({ url, timeoutMs, retryDelayMs, ...environment });
  const authorised = isWithHeaders(options) ? byHeaders(options.authorise) : byCredentials(options);

  return async ({ service, address, body }, { signal }) => {
    if (!isDecidingService(service)) throw new TypeError('Only decisions are told.');
    const { result, resultReason } = decisionAnswerSchema.parse(body);
    const ids = addressSchema.parse(JSON.parse(address));
    const told: EvaluateCallback | ApproveCallback =
      service === 'client/evaluate'
        ? { ...ids, evaluationResult: result, resultReason }
        : { ...ids, approvalResult: result, resultReason };
    // Told twice, it is refused the second time and changes nothing.
    const answer = await authorised(
      (headers) =>
        request({
          method: 'POST',
          path: callbackPaths[service],
          headers,
          body: told,
          answer: callbackAnswerSchema,
          repeatable: true,
          signal,
        }),
      { signal },
    );
    return answer.result === 'OK'
      ? { at: 'delivered' }
      : { at: 'refused', reason: classify(answer.resultReason ?? '') };
  };
}

type Headed = Readonly<Record<string, string>>;
type Authorised = <R>(call: (headers: Headed) => Promise<R>, options: CallOptions) => Promise<R>;

const byHeaders =
  (authorise: CallbackHeaderOptions['authorise']): Authorised =>
  async (call, options) =>
    call(await authorise(options));

function byCredentials(given: GivenCredentials): Authorised {
  const pairs = rotatePairs(given, {
    of: 'The "callback" of wultra(), without a function "authorise",',
    isOurs: false,
  });
  return (call) =>
    pairs.attempt(
      ({ username, password }) => {
        const bytes = new TextEncoder().encode(`${username}:${password}`);
        return call({ authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` });
      },
      (error) => error instanceof ProviderError && (error.httpStatus === 401 || error.httpStatus === 403),
    );
}

/**
 * Documented reasons (docs/providers/wultra.md, Call-back), as they are logged. An undocumented reason might
 * quote a customer, so it is not logged.
 */
const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/process not found/i, 'process not found or in invalid state'],
  [/identity verification not found/i, 'identity verification not found'],
  [/does not belong to the process/i, 'verification of another process'],
  [/does not belong to the user/i, 'verification of another user'],
  [/phase/i, 'not in the phase'],
  [/IN_PROGRESS/, 'not in progress'],
  [/verification not found/i, 'verification not found or in invalid state'],
];

const classify = (text: string): string =>
  reasons.find(([pattern]) => pattern.test(text))?.[1] ?? 'another reason';
