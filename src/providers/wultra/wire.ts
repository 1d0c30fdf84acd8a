// Wultra's external services as they travel (docs/providers/wultra.md): addresses, words and headers, kept by
// the kit and spoken by the sandbox. It must never decide anything. The bodies are in wire/request-bodies.ts,
// wire/event-bodies.ts and wire/answer-bodies.ts.

/**
 * Services that the Onboarding Server calls at the merchant's, each by POST, as paths below its base address
 * (docs/providers/wultra.md, Requests).
 */
export const serviceNames = [
  'user/lookup',
  'otp/send',
  'consent/text',
  'consent/storage',
  'client/evaluate',
  'client/approve',
  'process/event',
] as const;

export type ServiceName = (typeof serviceNames)[number];

/**
 * Services that may answer WAIT, and where their decision is told later, below the Onboarding Server's base
 * address (docs/providers/wultra.md, Call-back).
 */
export const callbackPaths = {
  'client/evaluate': '/api/private/client/evaluate',
  'client/approve': '/api/private/client/approve',
} as const;

export type DecidingService = keyof typeof callbackPaths;

/**
 * Generations of the Onboarding Server, oldest first (docs/providers/wultra.md, Versions). `1.9`: five
 * seconds, no WAIT, no /client/approve, five attempts to evaluate. `seed`: the documentation of January 2026.
 * `2.2`: the code of spring 2026, sixty seconds.
 */
export const profiles = ['1.9', 'seed', '2.2'] as const;

export type Profile = (typeof profiles)[number];

/**
 * Names of the identifying headers, unless both sides are configured otherwise; two fresh UUIDs with every
 * call (docs/providers/wultra.md, Transport).
 */
export const correlationHeaders = { correlation: 'X-Correlation-Id', request: 'X-Request-Id' } as const;

/** What an OTP is for; the documentation knows the first alone (docs/providers/wultra.md, Versions). */
export const otpTypes = ['ACTIVATION', 'USER_VERIFICATION'] as const;

/** What the merchant decides of a client; 1.9 knows no WAIT. */
export const decisions = ['OK', 'NOK', 'WAIT'] as const;
