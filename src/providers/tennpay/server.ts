// 10nPay for the merchant's server (docs/providers/10npay.md): identify, wait, sign, wait, finalize. The memo
// remembers where the customer stands. It must never show an earlier page again, and never decide what 10nPay
// has not said.

import * as z from 'zod/mini';
import { ProviderError } from '../contract.js';
import type {
  Beginning,
  CallOptions,
  Leg,
  Progress,
  Provider,
  ProviderConnection,
  ProviderEnvironment,
  Running,
} from '../contract.js';
import { withDeadline } from '../deadline.js';
import { rotateTexts, withoutLineBreak } from '../rotating.js';
import { isLoopback } from '../base-url.js';
import { createUpstream } from '../upstream.js';
import { parsePageOrigins } from '../option-kinds.js';
import { clientCredentials, createAuthorizer } from './server/access-token.js';
import { isWithTokens, requireAccountOptions } from './server/account-options.js';
import type { TennpayOptions } from './server/account-options.js';
import { createApi, isAboutCustomer, isUnknownProcess, readTrace } from './server/api.js';
import type { Api } from './server/api.js';
import { parseCustomer, readCustomer } from './server/customer.js';
import type { TennpayCustomer } from './server/customer.js';
import { parseJourney } from './server/kept-journey.js';
import type { Journey } from './server/kept-journey.js';
import {
  finalizeResponseSchema,
  identificationStatuses,
  initiateResponseSchema,
  paths,
  statusResponseSchema,
} from './wire.js';
import type { CorrelationType, UserType } from './wire.js';

export type { AccessToken, TokenSource } from './server/access-token.js';

export type {
  TennpayBaseOptions,
  TennpayClientOptions,
  TennpayOptions,
  TennpayTokenOptions,
} from './server/account-options.js';

/** 10nPay's own words for "not yet". No word at all means the same. */
const waitingWords: readonly string[] = [identificationStatuses.started, identificationStatuses.processing];

const longestWord = 64;
const defaultTimeoutMs = 10_000;
const defaultId = '10npay';

/**
 * 10nPay's external identification as a provider of the kit (docs/providers/10npay.md).
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function tennpay(options: TennpayOptions): Provider {
  requireAccountOptions(options);
  const pageOrigins = parsePageOrigins(options.pageOrigins, 'tennpay()');
  connect(options, { fetch }); // reports a wrong address now, not at the first customer
  return {
    id: options.id ?? defaultId,
    readIntervalMs: 2_000, // docs/providers/10npay.md, Timing: every 2 to 5 s
    lastCallMs: 1.25 * (options.timeoutMs ?? defaultTimeoutMs),
    restartableAfterMs: 2 * 60_000, // docs/providers/10npay.md, Timing
    pageOrigins,
    isLoopback: isLoopback(new URL(options.url)),
    connect: (environment) => connect(options, environment),
  };
}

function connect(
  options: TennpayOptions,
  { fetch, now = Date.now }: ProviderEnvironment,
): ProviderConnection {
  const {
    id = defaultId,
    url,
    userType = 0,
    correlationType = 0,
    timeoutMs = defaultTimeoutMs,
    retryDelayMs,
  } = options;
  const limits = { fetch, now, timeoutMs, retryDelayMs };
  const source = isWithTokens(options)
    ? options.tokenSource
    : clientCredentials({
        ...options,
        clientId: withoutLineBreak(options.clientId),
        clientSecrets: rotateTexts(options.clientSecret, 'The "clientSecret" of tennpay()'),
        request: createUpstream({ ...limits, url: options.tokenUrl }),
      });
  const api = createApi({
    request: createUpstream({ ...limits, url, readTrace }),
    authorize: createAuthorizer({ source, now, timeoutMs }),
  });

  return {
    begin: (beginning, { signal }) =>
      // The total stays below the time after which the kit takes an opening for abandoned.
      withDeadline({ signal, ms: 3 * timeoutMs }, async (ending) =>
        begin(
          api,
          { customer: parseCustomer(beginning.user, id), userType, correlationType, beginning },
          { signal: ending },
        ),
      ),

    isOf: (user, memo) => parseJourney(memo).userId === readCustomer(user, id).data?.providerUserId,

    whose: (user) => readCustomer(user, id).data?.providerUserId.toString(),

    async read({ memo, finished, seen }: Running, call) {
      const journey = parseJourney(memo);
      if (journey.at === 'finalize')
        // With an access token, and its repetitions: less than `lastCallMs` in all.
        return withDeadline({ ...call, ms: timeoutMs }, async (signal) => finalize(api, journey, { signal }));
      try {
        return readAnswer(
          await api.get(paths.status({ userId: journey.userId, userType }), statusResponseSchema, call),
          { journey, finished },
        );
      } catch (error) {
        if (!isUnknownProcess(error)) throw error;
        // Before the customer is back, 10nPay may have nothing to say yet.
        if (!finished && seen !== 'failed') return { at: 'page' };
        throw new ProviderError('not-eligible', error.message, error.httpStatus);
      }
    },
  };
}

interface Opening {
  readonly customer: TennpayCustomer;
  readonly beginning: Beginning;
  readonly userType: UserType;
  readonly correlationType: CorrelationType;
}

async function begin(
  api: Api,
  { customer, beginning, userType, correlationType }: Opening,
  call: CallOptions,
): Promise<Leg> {
  const { user, restart, timeZone, userAgent, browserLanguage, language } = beginning;
  const userId = customer.providerUserId;
  const journey: Journey = {
    at: 'identify',
    userId,
    correlationType: customer.correlationType ?? correlationType,
  };
  try {
    if (customer.additionalData !== undefined) {
      // Sent before initiate, which refuses users without this data (docs/providers/10npay.md, Initiate).
      const data = { ...customer.additionalData, userId };
      await api.create(
        paths.addAdditionalData,
        { id: userId, additionalData: { type: 'EnrollAdditionalData', data } },
        z.unknown(),
        call,
      );
    }
    const body = {
      userId,
      isRestartIdentification: restart,
      localTimezone: timeZone,
      userAgent,
      browserLanguage,
      userLanguage: language,
      deviceName: user.deviceName,
      correlationType: journey.correlationType,
    };
    const answer = await api.create(paths.initiate, body, initiateResponseSchema, call);
    const lingering = restart
      ? await api
          .get(paths.status({ userId, userType }), statusResponseSchema, call)
          .then(readWord, () => undefined)
      : undefined;
    return {
      page: { url: answer.videoIdentificationUrl, kind: 'hosted', step: 'identify' },
      memo: JSON.stringify({ ...journey, lingering }),
    };
  } catch (error) {
    // 400: data is missing, or the user is in a wrong state. 404: 10nPay has no such user
    // (docs/providers/10npay.md, Initiate).
    if (isUnknownProcess(error)) throw new ProviderError('not-eligible', error.message, error.httpStatus);
    throw error;
  }
}

function readAnswer(
  answer: z.output<typeof statusResponseSchema>,
  { journey, finished }: { journey: Journey; finished: boolean },
): Progress {
  const said = readWord(answer);
  const wait: Progress = { at: finished ? 'provider' : 'page', said };
  if (said === undefined || waitingWords.includes(said)) return wait;
  // A customer who has just received the page has neither failed nor signed. The word is from the previous
  // process.
  if (journey.at === 'identify' && !finished && said === journey.lingering) return wait;
  if (said === identificationStatuses.signed)
    return { at: 'finishing', memo: JSON.stringify({ ...journey, at: 'finalize' }) };
  if (said !== identificationStatuses.signingReady) return failed(said);
  // The word of phase A stays while the customer signs, and for a while after that (docs/providers/10npay.md,
  // Status).
  if (journey.at === 'sign' || !answer.videoIdentificationUrl) return wait;
  const page = { url: answer.videoIdentificationUrl, kind: 'hosted', step: 'sign' } as const;
  return { at: 'next-page', leg: { page, memo: JSON.stringify({ ...journey, at: 'sign' }) } };
}

async function finalize(
  api: Api,
  { userId, correlationType }: Journey,
  call: CallOptions,
): Promise<Progress> {
  const body = { userId, bTrustAppCallBackId: null, correlationType };
  const { individualId, correlationId } = await api
    .repeat(paths.finalize, body, finalizeResponseSchema, call)
    .catch((error: unknown) => {
      throw isAboutCustomer(error)
        ? new ProviderError('not-eligible', error.message, error.httpStatus)
        : error;
    });
  const verdict = { status: 'approved', providerStatus: identificationStatuses.signed } as const;
  return { at: 'end', verdict, references: { individualId, correlationId } };
}

const readWord = ({ videoIdentificationStatus }: z.output<typeof statusResponseSchema>) =>
  videoIdentificationStatus?.slice(0, longestWord) || undefined;

const failed = (said: string): Progress => ({
  at: 'end',
  verdict: { status: 'failed', providerStatus: said },
});
