// Where a customer stands between identification and finalize. The kit keeps it as the provider's memo.

import * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import { correlationTypeSchema, userIdSchema } from '../wire.js';

/** The memo. Finalize must be repeated exactly, so it also holds the fields of that call. */
const journeySchema = z.object({
  at: z.enum(['identify', 'sign', 'finalize']),
  userId: userIdSchema,
  correlationType: correlationTypeSchema,
  /** What 10nPay said right after a new start. It may still be the previous process's word. */
  lingering: z.optional(z.string()),
});
export type Journey = z.output<typeof journeySchema>;

/** Reads the memo. @throws ProviderError `invalid` */
export function parseJourney(memo: string | undefined): Journey {
  const journey = z.safeParse(journeySchema, parseJson(memo ?? ''));
  if (!journey.success)
    throw new ProviderError(
      'invalid',
      'What was kept of the journey cannot be read: was it sealed with a secret that is gone?',
    );
  return journey.data;
}

/** The parsed value. Undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
