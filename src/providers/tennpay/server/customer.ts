// What only 10nPay needs to know about a customer. The merchant's `identify` gives it under `for`, or at the
// top level as in the first version.

import * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import type { User } from '../../contract.js';
import { correlationTypeSchema, userIdSchema } from '../wire.js';

const customerSchema = z.object({
  /** The user's id at 10nPay. */
  providerUserId: userIdSchema,
  /** Whose enrolment it is: 0 the individual's own, 1 a merchant's. */
  correlationType: z.optional(correlationTypeSchema),
  /** What 10nPay wants to know about a customer before the enrolment. */
  additionalData: z.optional(z.record(z.string(), z.json())),
});

/** The customer's part under `for`. */
export type TennpayCustomer = z.output<typeof customerSchema>;

/** Reads it. It may be missing or invalid. */
export function readCustomer(user: User, id: string) {
  const { providerUserId, correlationType, additionalData } = user;
  const own = z.safeParse(z.record(z.string(), z.unknown()), user.for?.[id]).data;
  return z.safeParse(customerSchema, { providerUserId, correlationType, additionalData, ...own });
}

/**
 * The customer for a new enrolment.
 *
 * @throws ProviderError `not-eligible`. The message names the wrong field and never its value
 */
export function parseCustomer(user: User, id: string): TennpayCustomer {
  const customer = readCustomer(user, id);
  if (customer.success) return customer.data;
  const fields = [...new Set(customer.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new ProviderError(
    'not-eligible',
    `identify() has nothing right for 10nPay in: ${fields}. "providerUserId" is the user's id ` +
      'at 10nPay, an ' +
      `integer from 1 to 2147483647; it stands under "for", by the provider's id.`,
  );
}
