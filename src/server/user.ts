// Who the customer is: the result of the merchant's `identify`, checked before it is used (docs/server.md).

import * as z from 'zod/mini';
import type { User } from '../providers/contract.js';
import { isStorable } from '../providers/storable-text.js';
import type { SafeLogger } from './logger.js';
import { Problem } from './problem.js';
import { describeThrown, textsOfHeaders } from './thrown.js';

/** The merchant's login check. Returns the customer of a request, or null if nobody is signed in. */
export type Identify = (request: Request) => User | null | undefined | Promise<User | null | undefined>;

const name = z.optional(z.string().check(z.maxLength(256)));

const userSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(256), isStorable()),
  externalId: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
  applicantForm: z.optional(
    z.object({
      firstName: name,
      lastName: name,
      additionalNames: name,
      dateOfBirth: z.optional(z.iso.date()),
      skipIntegrityCheck: z.optional(z.boolean()),
    }),
  ),
  accountHint: name,
  deviceName: name,
  // Fields that only one provider knows are checked by that provider, inside `for` and beside it.
  for: z.optional(z.record(z.string(), z.unknown())),
  providerUserId: z.optional(z.unknown()),
  correlationType: z.optional(z.unknown()),
  additionalData: z.optional(z.unknown()),
});

/**
 * Asks the merchant who sent a request.
 *
 * @throws Problem `SERVER_UNAVAILABLE` if `identify` fails, `INTERNAL_ERROR` if it returns something invalid.
 * The log
 *   names the field, never its value
 */
export async function identifyUser(
  { identify, logger }: { identify: Identify; logger: SafeLogger },
  request: Request,
): Promise<User | undefined> {
  let answer: User | null | undefined;
  try {
    answer = await identify(request);
  } catch (error) {
    logger.error(describeThrown(error, textsOfHeaders(request.headers)), 'identify() failed.');
    throw new Problem('SERVER_UNAVAILABLE'); // the merchant's login may be back in a moment
  }
  if (answer === null || answer === undefined) return undefined;
  const user = z.safeParse(userSchema, answer);
  if (user.success) return user.data;
  logger.error(
    { fields: user.error.issues.map(({ path }) => path.join('.')) },
    'identify() returned a user with wrong or missing fields.',
  );
  throw new Problem('INTERNAL_ERROR');
}
