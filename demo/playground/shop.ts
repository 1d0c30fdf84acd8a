// Requests to the demo's own server.

import * as z from 'zod/mini';

const providerSchema = z.enum(['trustmatic', '10npay']);
const sandboxSchema = z.record(
  providerSchema,
  z.object({
    /** Origins of the provider's pages. */
    origins: z.array(z.string()),
    scenarios: z.array(z.object({ name: z.string(), description: z.string() })),
  }),
);
const customerSchema = z.object({
  provider: providerSchema,
  scenario: z.string(),
  consent: z.optional(z.boolean()),
  page: z.string(),
});
const outcomesSchema = z.array(
  z.looseObject({ eventId: z.string(), status: z.string(), occurredAt: z.iso.datetime() }),
);

export type ProviderName = z.output<typeof providerSchema>;
export type SandboxFacts = z.output<typeof sandboxSchema>;
export type Customer = z.output<typeof customerSchema>;
export type ToldOutcome = z.output<typeof outcomesSchema>[number];

/** Where the emulated providers are, and what they can play. */
export const readSandbox = (): Promise<SandboxFacts> => request('/demo/sandbox', sandboxSchema);

/** The signed-in customer, or null. */
export const readCustomer = (): Promise<Customer | null> =>
  request('/demo/login', z.nullable(customerSchema));

/** Signs in a customer who is new everywhere. */
export const signIn = (wish: Pick<Customer, 'provider' | 'scenario' | 'consent'>): Promise<Customer> =>
  request('/demo/login', customerSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });

/** What the kit has told the shop's server, newest first. */
export const readOutcomes = (): Promise<readonly ToldOutcome[]> => request('/demo/outcomes', outcomesSchema);

async function request<S extends z.core.$ZodType>(
  path: string,
  answer: S,
  init?: RequestInit,
): Promise<z.output<S>> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path} answered ${String(response.status)}.`);
  return z.parse(answer, await response.json());
}
