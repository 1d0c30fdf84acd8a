// Wultra's external services as they travel (docs/providers/wultra.md): words and headers. The kit follows
// them, and the sandbox speaks them. This file must never decide anything. wire/service-paths.ts has the
// services, and wire/request-bodies.ts, wire/event-bodies.ts and wire/answer-bodies.ts their bodies.

/**
 * Generations of the Onboarding Server, oldest first (docs/providers/wultra.md, Versions). `1.9`: five
 * seconds, no WAIT, no /client/approve, five attempts to evaluate. `seed`: the documentation of January 2026.
 * `2.2`: the code of spring 2026, sixty seconds.
 */
export const profiles = ['1.9', 'seed', '2.2'] as const;

export type Profile = (typeof profiles)[number];

/**
 * Default names of the headers with ids. Every call has two new UUIDs (docs/providers/wultra.md, Transport).
 */
export const correlationHeaders = { correlation: 'X-Correlation-Id', request: 'X-Request-Id' } as const;

/** What an OTP is for. The documentation has only the first word (docs/providers/wultra.md, Versions). */
export const otpTypes = ['ACTIVATION', 'USER_VERIFICATION'] as const;

/** The merchant's decisions about a client. 1.9 has no WAIT. */
export const decisions = ['OK', 'NOK', 'WAIT'] as const;
