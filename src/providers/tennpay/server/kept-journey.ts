// Where a customer stands between identification and finalize, as the kit keeps it for us.

import * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import { correlationTypeSchema, userIdSchema } from '../wire.js';

/**
 * Where a customer stands, kept by the kit between calls. Finalize repeats it to the letter, so it holds that
 * call's fields.
 */
const journeySchema = z.object({
  at: z.enum(['identify', 'sign', 'finalize']),
  userId: userIdSchema,
  correlationType: correlationTypeSchema,
  /** What 10nPay said right after a new start: the word of the process before may linger. */
  lingering: z.optional(z.string()),
});
export type Journey = z.output<typeof journeySchema>;

/** What was kept. @throws ProviderError `invalid` */
export function parseJourney(memo: string | undefined): Journey {
  const journey = z.safeParse(journeySchema, parseJson(memo ?? ''));
  if (!journey.success)
    throw new ProviderError(
      'invalid',
      'What was kept of the journey cannot be read: was it sealed with a secret that is gone?',
    );
  return journey.data;
}

/** The value; undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
