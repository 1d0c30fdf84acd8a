// What the kit answers, for the OpenAPI document and the test of real answers. The kit itself has types for
// it, which these are held against.

import * as z from 'zod/mini';
import type { PageStatus, PendingStatus, VerdictStatus } from '../../src/enrolment/merchant-contract.js';
import type { DocumentTaken } from '../../src/providers/contract.js';
import { pageKinds, pageSteps } from '../../src/enrolment/page-kinds-and-steps.ts';

/** A schema with a sentence on it. */
export function described<S extends z.ZodMiniType>(schema: S, description: string): S {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** A schema that the document has once, by name. */
function named<S extends z.ZodMiniType>(schema: S, id: string, description: string): S {
  z.globalRegistry.add(schema, { id, description });
  return schema;
}

/** A text that says something: the widget takes an empty one for none. */
const text = () => z.string().check(z.minLength(1));

const page = z.object({
  url: described(z.url(), 'It may carry a token: never log it.'),
  kind: z.enum(pageKinds),
  step: z.optional(z.enum(pageSteps)),
  expiresInMs: z.optional(
    described(z.number().check(z.nonnegative()), 'Milliseconds until its token expires.'),
  ),
});

const pageStatus = named(
  z.object({
    status: z.literal('page'),
    page,
    returned: z.optional(
      described(z.literal('failed'), 'The customer is believed to have come back without success.'),
    ),
    elsewhere: z.optional(
      described(
        z.object({
          state: z.enum(['offered', 'claimed', 'active']),
          isQuiet: described(z.boolean(), 'It has asked for nothing in two minutes.'),
        }),
        'The customer goes on on another device, or is about to.',
      ),
    ),
  }) satisfies z.ZodMiniType<PageStatus>,
  'PageStatus',
  'Here is a page for the customer.',
);

const pendingStatus = named(
  z.object({
    status: z.literal('pending'),
    pollAfterMs: z.optional(
      described(z.number().check(z.nonnegative()), 'When to ask again, in milliseconds.'),
    ),
    restartable: z.optional(
      described(z.boolean(), 'It takes unusually long: the customer may be offered a new start.'),
    ),
    opening: z.optional(
      described(z.boolean(), 'The first page is still being made: the customer has finished nothing yet.'),
    ),
    step: z.optional(described(z.enum(pageSteps), 'Which page of a journey of several was finished last.')),
  }) satisfies z.ZodMiniType<PendingStatus>,
  'PendingStatus',
  'The provider is awaited.',
);

const verdictStatus = named(
  z.object({
    status: z.enum(['approved', 'review', 'rejected', 'expired', 'failed']),
    level: z.optional(z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'])),
    score: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
    providerStatus: z.optional(described(text(), "The provider's own word.")),
    returnUrl: z.optional(described(text(), 'Where the merchant wants the customer to go next.')),
  }) satisfies z.ZodMiniType<VerdictStatus>,
  'VerdictStatus',
  'The end of an enrolment; `review` moves once to one of the others.',
);

export const status = z.union([pageStatus, pendingStatus, verdictStatus]);

const ofSession = {
  sessionId: z.guid(),
  statusUrl: described(text(), 'Where to ask for the status: a resource, not a capability.'),
  uploadUrl: z.optional(
    described(
      text(),
      'Where to send pictures of the own camera: `/document`, `/face` and `/complete` below it.',
    ),
  ),
  deviceUrl: z.optional(described(text(), 'Where to offer the session to another device.')),
};
export const session = z.union([
  z.extend(pageStatus, ofSession),
  z.extend(pendingStatus, ofSession),
  z.extend(verdictStatus, ofSession),
]);

const refusal = named(
  z.object({ hasError: z.literal(true), error: z.string() }),
  'Refusal',
  "The provider's word for what is wrong with the picture, such as `WRONG_SIDE`.",
);
const documentTaken = z.object({
  hasError: z.literal(false),
  isTwoSideDocument: z.optional(z.boolean()),
  pageSide: z.optional(z.string()),
  country: z.optional(z.string()),
  type: z.optional(z.string()),
}) satisfies z.ZodMiniType<DocumentTaken>;

export const documentAnswer = z.union([documentTaken, refusal]);
export const faceAnswer = z.union([z.object({ hasError: z.literal(false) }), refusal]);
export const completeAnswer = z.union([z.object({ customerReturnUrl: z.optional(z.string()) }), refusal]);

export const consent = z.object({
  consentType: z.string(),
  version: z.optional(described(z.string(), 'Absent where nobody need agree to anything.')),
  html: z.optional(described(z.string(), 'To be sanitised before it is shown.')),
  language: z.optional(z.string()),
  approved: described(z.boolean(), 'Whether the customer has agreed to this version.'),
});

export const health = (word: 'ok' | 'unavailable') => z.object({ status: z.literal(word) });
