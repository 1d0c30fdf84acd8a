// Who the customer is: the result of the merchant's `identify`, checked before it is used (docs/server.md).

import * as z from 'zod/mini';
import type { User } from '../providers/contract.js';
import { isStorable } from '../providers/storable-text.js';
import { tellOfMistakes } from './identify-mistakes.js';
import type { SafeLogger } from './logger.js';
import { Problem } from './problem.js';
import { describeThrown, textsOfHeaders } from './thrown.js';
import { within } from './wait-at-most.js';

/** The merchant's login check. Returns the customer of a request, or null if nobody is signed in. */
export type Identify = (request: Request) => User | null | undefined | Promise<User | null | undefined>;

const name = z.optional(z.string().check(z.maxLength(256)));

const applicantForm = z.object({
  firstName: name,
  lastName: name,
  additionalNames: name,
  dateOfBirth: z.optional(z.iso.date()),
  skipIntegrityCheck: z.optional(z.boolean()),
});

const userSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(256), isStorable()),
  externalId: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
  applicantForm: z.optional(applicantForm),
  accountHint: name,
  deviceName: name,
  // Fields that only one provider knows are checked by that provider, inside `for` and beside it.
  for: z.optional(z.record(z.string(), z.unknown())),
  providerUserId: z.optional(z.unknown()),
  correlationType: z.optional(z.unknown()),
  additionalData: z.optional(z.unknown()),
});

const names = [
  ...Object.keys(userSchema.shape),
  ...Object.keys(applicantForm.shape).map((field) => `applicantForm.${field}`),
];

const patienceMs = 10_000;
const late = Symbol('late');

interface Asking {
  readonly identify: Identify;
  readonly logger: SafeLogger;
}

/**
 * Asks the merchant who sent a request.
 *
 * @throws Problem `SERVER_UNAVAILABLE` if `identify` fails, or has not answered in ten seconds, and
 *   `INTERNAL_ERROR` if it returns something invalid. The log names the field, never its value
 */
export async function identifyUser(asking: Asking, request: Request): Promise<User | undefined> {
  const answer = await ask(asking, request);
  tellOfMistakes(asking, { request, answer, names });
  if (answer === null || answer === undefined) return undefined;
  const user = z.safeParse(userSchema, answer);
  if (user.success) return user.data;
  const fields = user.error.issues.map(({ path }) => path.join('.'));
  asking.logger.error(
    { fields },
    `identify() returned a user with wrong or missing fields. ${adviceFor(fields)}`.trim(),
  );
  throw new Problem('INTERNAL_ERROR');
}

async function ask({ identify, logger }: Asking, request: Request): Promise<User | null | undefined> {
  let answer: User | null | undefined | typeof late;
  try {
    answer = await within(Promise.resolve(identify(request)), { ms: patienceMs, late });
  } catch (error) {
    logger.error(describeThrown(error, textsOfHeaders(request.headers)), 'identify() failed.');
    throw new Problem('SERVER_UNAVAILABLE'); // the merchant's login may be back in a moment
  }
  if (answer !== late) return answer;
  logger.error({}, 'identify() has not answered in ten seconds.');
  throw new Problem('SERVER_UNAVAILABLE');
}

/** What to write. A field without a name is the whole answer. */
function adviceFor(fields: readonly string[]): string {
  if (fields.includes('')) return 'It returns { id: "…" }, or null for nobody.';
  return fields.includes('id') ? '"id" is a text: String(user.id).' : '';
}
