// The form of what a provider's calls give, which may be somebody's own. The kit stores it, so a field in
// another form must go no further: one row that cannot be read back would stop everybody behind it.

import * as z from 'zod/mini';
import { pageKinds, pageSteps } from '../enrolment/page-kinds-and-steps.js';
import { ProviderError } from './contract.js';
import type { Leg, News, Progress, Verdict } from './contract.js';

const text = z.optional(z.string());

/** A verdict's fields, as they are stored too. */
export const verdictShape = {
  status: z.enum(['approved', 'review', 'rejected', 'expired', 'failed']),
  level: z.optional(z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'])),
  score: z.optional(z.number()),
  providerStatus: text,
} satisfies { readonly [Field in keyof Required<Verdict>]: z.ZodMiniType };

/** A verdict's references, as they are stored too. */
export const referencesSchema = z.optional(z.record(z.string(), z.union([z.string(), z.number()])));

const legSchema = z.object({
  page: z.object({
    url: z.string(),
    kind: z.enum(pageKinds),
    step: z.optional(z.enum(pageSteps)),
  }),
  expiresInMs: z.optional(z.number()),
  memo: text,
});

const progressSchema = z.discriminatedUnion('at', [
  z.object({ at: z.enum(['page', 'provider']), said: text }),
  z.object({ at: z.literal('next-page'), leg: legSchema }),
  z.object({ at: z.literal('finishing'), memo: z.string() }),
  z.object({ at: z.literal('end'), verdict: z.object(verdictShape), references: referencesSchema }),
]);

const newsSchema = z.object({ sessionId: z.string(), fact: z.string() });

/** What `begin` gives. @throws ProviderError `invalid`, which names the field */
export const parseLeg = (given: unknown): Leg => parse(legSchema, { given, of: 'begin()' });

/** What `read` gives. @throws ProviderError `invalid`, which names the field */
export const parseProgress = (given: unknown): Progress => parse(progressSchema, { given, of: 'read()' });

/** What `readNews` gives. @throws ProviderError `invalid`, which names the field */
export const parseNews = (given: unknown): News | undefined =>
  parse(z.optional(newsSchema), { given: given ?? undefined, of: 'readNews()' });

function parse<T>(
  schema: z.ZodMiniType<T>,
  { given, of }: { readonly given: unknown; readonly of: string },
): T {
  const parsed = z.safeParse(schema, given);
  if (parsed.success) return parsed.data;
  const [{ path } = { path: [] }] = parsed.error.issues;
  // The references' names may come from the provider's answer.
  const field = path[0] === 'references' ? 'references' : path.join('.');
  throw new ProviderError('invalid', `The provider's ${of} gave ${field || 'a value'} in a wrong form.`);
}
