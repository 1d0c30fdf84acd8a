// /user/lookup and /otp/send: who the customer is, and a code that proves it. Only the hook gets the code
// (check 77).

import * as z from 'zod/mini';
import { ServiceRefusal } from '../../services.js';
import type { Service, ServicesEnvironment } from '../../services.js';
import type { LookupAnswer, OtpAnswer } from '../wire/answer-bodies.js';
import { lookupRequestSchema, otpRequestSchema } from '../wire/request-bodies.js';
import type { HookOptions, WultraHooks } from './service-hooks.js';
import { createService, parseAnswer } from './service.js';

const foundUserSchema = z.nullish(
  z.object({
    userId: z.string().check(z.minLength(1), z.maxLength(1024)),
    consentRequired: z.optional(z.boolean()),
  }),
);

/**
 * Asks who somebody is. An unknown customer is answered with 404, which the Onboarding Server hides from the
 * app (docs/providers/wultra.md, Answers).
 */
export function createLookup(
  { lookupUser }: WultraHooks,
  { withinMs }: Pick<HookOptions, 'withinMs'>,
): Service {
  return createService({
    name: 'user/lookup',
    body: lookupRequestSchema,
    request: ({ processId, processType, identification }) => ({
      async ask({ signal }) {
        const found = parseAnswer(
          foundUserSchema,
          await lookupUser(
            { processId, processType: processType ?? undefined, identification },
            { signal, withinMs },
          ),
          'lookupUser',
        );
        if (!found) throw new ServiceRefusal(404, 'lookupUser() found nobody.');
        const { userId, consentRequired = true } = found;
        const body: LookupAnswer = {
          userId,
          consentRequired,
          consent: consentRequired ? 'REQUIRED' : 'NOT_REQUIRED',
        };
        return { at: 'answered', body };
      },
    }),
  });
}

/**
 * The Onboarding Server waits 30 s between two codes by its own clock (docs/providers/wultra.md, Timing).
 * Network delays can make that shorter for us.
 */
const usualResendPauseMs = 28_000;

export interface ResendOptions {
  /**
   * Milliseconds from one code until another one of the same kind is sent, a little below the Onboarding
   * Server's own `otp.resend-period`; 28 000 by default, 0 for none.
   */
  readonly resendPauseMs?: number | undefined;
}

/** Sends a one-time code. Each code is sent once, and a new one only after the pause. */
export function createOtp(
  { sendOtp, resendPauseMs = usualResendPauseMs }: WultraHooks & ResendOptions,
  { withinMs, now, notes }: Pick<HookOptions, 'withinMs'> & Pick<ServicesEnvironment, 'now' | 'notes'>,
): Service {
  const begin = createPauses({ now, notes });
  return createService({
    name: 'otp/send',
    body: otpRequestSchema,
    request({ processId, processType, userId, language, otpCode, otpType, resend }) {
      const identity = [processId, userId, otpType];
      return {
        identity,
        code: otpCode,
        async ask({ signal }) {
          const takeBack = await begin(identity, { pauseMs: resend ? resendPauseMs : 0 });
          const request = {
            processId,
            processType: processType ?? undefined,
            userId,
            language: language ?? undefined,
            otpCode,
            otpType,
            resend: resend ?? false,
          };
          try {
            const otpSent = parseAnswer(z.boolean(), await sendOtp(request, { signal, withinMs }), 'sendOtp');
            if (!otpSent) await takeBack();
            const body: OtpAnswer = { otpSent };
            return { at: 'answered', body, forget: !otpSent };
          } catch (error) {
            await takeBack();
            throw error;
          }
        },
      };
    },
  });
}

/**
 * Notes the time of a code before it is sent, so that of several at once one is sent. Returns what takes the
 * note back.
 */
function createPauses({ now, notes }: Pick<ServicesEnvironment, 'now' | 'notes'>) {
  return async (identity: readonly string[], { pauseMs }: { readonly pauseMs: number }) => {
    const place = ['otp/send', ...identity];
    const askedAt = now();
    let before = '0';
    const isNoted = await notes.change(place, (noted = '0') => {
      before = noted;
      const passedMs = Math.abs(askedAt - Number(noted)); // another machine's clock may be ahead
      return passedMs < pauseMs ? undefined : String(askedAt);
    });
    if (!isNoted)
      throw new ServiceRefusal(429, 'A code was sent a moment ago.', Number(before) + pauseMs - askedAt);
    return () => notes.change(place, (noted) => (noted === String(askedAt) ? before : undefined));
  };
}
