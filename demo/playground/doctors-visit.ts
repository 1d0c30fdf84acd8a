// Asks the demo's server for the doctor's report of a page.

import * as z from 'zod/mini';

const findingSchema = z.object({
  level: z.enum(['error', 'warning']),
  wrong: z.string(),
  mend: z.string(),
  see: z.string(),
});
const reportSchema = z.object({
  checks: z.array(z.object({ skipped: z.optional(z.string()), findings: z.array(findingSchema) })),
});

/** A finding of the doctor's or of the element's. */
export type Told = z.output<typeof findingSchema>;

export interface Visit {
  readonly findings: readonly Told[];
  /** How many checks had something to look at. */
  readonly looked: number;
}

/** The doctor visits the page with this planted fault, or the playground itself for an empty name. */
export async function visitByDoctor(fault: string): Promise<Visit> {
  const response = await fetch(`/demo/patients/doctor/${fault}`);
  if (!response.ok) throw new Error(`The doctor answered ${String(response.status)}.`);
  const { checks } = z.parse(reportSchema, await response.json());
  return {
    findings: checks.flatMap(({ findings }) => findings),
    looked: checks.filter(({ skipped }) => skipped === undefined).length,
  };
}
