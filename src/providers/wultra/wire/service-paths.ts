// Which services there are between the Onboarding Server and a merchant, by their paths.

/**
 * Services that the Onboarding Server calls at the merchant, each with POST, as paths below its base address
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
 * Services that may answer WAIT, and the path that their decision is sent to later, below the Onboarding
 * Server's base address (docs/providers/wultra.md, Call-back).
 */
export const callbackPaths = {
  'client/evaluate': '/api/private/client/evaluate',
  'client/approve': '/api/private/client/approve',
} as const;

export type DecidingService = keyof typeof callbackPaths;
