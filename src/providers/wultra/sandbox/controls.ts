// The emulator's own control endpoints: what an app and its user would do, as plain JSON, for the front page
// and for tests.

import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { readJson, type ProviderControl } from '../../../sandbox/control.js';
import { problem } from '../../../sandbox/emulator-problem.js';
import { profiles } from '../wire.js';
import type { NewProcess } from './process.js';
import { showEntry, type Entry, type Processes, type Refusal } from './processes.js';
import { profileNamed } from './profiles.js';
import { wultraScenarioNamed, wultraScenarios } from './scenarios.js';

export interface WultraControlOptions {
  readonly processes: Processes;
  /** Sets the base address of the merchant's services. */
  setServicesUrl(url: string): void;
  readonly randomUUID: () => string;
  readonly randomDigits: (count: number) => string;
}

/** Configured process types. The first applies if an app names none (W17). */
const processTypes = ['onboarding', 'reactivation'] as const;

const startSchema = z.strictObject({
  profile: z._default(z.enum(profiles), '2.2'),
  scenario: z.optional(z.string()),
  identification: z.optional(z.record(z.string(), z.unknown())),
  processType: z._default(z.string(), ''),
  language: z._default(z.string().check(z.regex(/^[a-z]{2}$/)), 'en'),
});
const stepSchema = z.strictObject({ choice: z.optional(z.string()) });
const runSchema = z.strictObject({ choices: z.optional(z.record(z.string(), z.string())) });
const servicesSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

const refusals: Readonly<Record<Refusal, string>> = {
  busy: 'A step of the process is under way',
  'nothing-to-do': 'There is nothing to do: the process has ended, or it waits for the merchant',
  'no-such-choice': 'The next step cannot go that way; its choices are in the process’s "next"',
};

/** Creates the control endpoints. */
export function wultraControl({
  processes,
  setServicesUrl,
  randomUUID,
  randomDigits,
}: WultraControlOptions): ProviderControl {
  const routes = new Hono();

  routes.post('/processes', async (c) => {
    const wish = z.safeParse(startSchema, await readJson(c.req.raw));
    if (!wish.success) return problem(400, z.prettifyError(wish.error));
    const processType = processTypes.find((type) => type === (wish.data.processType || processTypes[0]));
    if (!processType)
      return problem(400, `No configuration found for process type: ${wish.data.processType}`);
    const identification =
      wish.data.identification ??
      wultraScenarioNamed(wish.data.scenario ?? wultraScenarios[0].name)?.identification;
    if (!identification) return problem(400, 'No scenario has that name');

    const beginning: NewProcess = {
      processId: randomUUID(),
      processType,
      profile: profileNamed(wish.data.profile),
      identification,
      language: wish.data.language,
    };
    const entry = processes.begin(beginning);
    return c.json({ start: startAnswer(entry, randomDigits), ...showEntry(entry) }, 201);
  });

  routes.get('/processes', (c) => c.json(processes.all().map(showEntry)));
  routes.delete('/processes', (c) => {
    processes.clear();
    return c.body(null, 204);
  });

  routes.get('/processes/:id', (c) => withEntry(c, () => Promise.resolve(undefined)));

  routes.post('/processes/:id/step', async (c) => {
    const wish = z.safeParse(stepSchema, await readJson(c.req.raw));
    if (!wish.success) return problem(400, z.prettifyError(wish.error));
    return withEntry(c, (entry) => processes.step(entry, wish.data.choice));
  });

  routes.post('/processes/:id/run', async (c) => {
    const wish = z.safeParse(runSchema, await readJson(c.req.raw));
    if (!wish.success) return problem(400, z.prettifyError(wish.error));
    return withEntry(c, (entry) => processes.run(entry, wish.data.choices));
  });

  routes.post('/processes/:id/repeat', (c) => withEntry(c, (entry) => processes.repeat(entry)));

  routes.put('/services', async (c) => {
    const wish = z.safeParse(servicesSchema, await readJson(c.req.raw));
    if (!wish.success) return problem(400, z.prettifyError(wish.error));
    setServicesUrl(wish.data.url);
    return c.body(null, 204);
  });

  async function withEntry(
    c: Context,
    act: (entry: Entry) => Promise<Refusal | undefined>,
  ): Promise<Response> {
    const entry = processes.get(c.req.param('id') ?? '');
    if (!entry) return problem(404, 'No such process');
    const refusal = await act(entry);
    if (refusal === 'no-such-choice') return problem(400, refusals[refusal]);
    return refusal === undefined ? c.json(showEntry(entry)) : problem(409, refusals[refusal]);
  }

  return { routes, rows };
}

const rows: ProviderControl['rows'] = [
  [
    'POST /sandbox/processes',
    '{ "scenario"?: "accepted", "profile"?: "2.2", "identification"?, "processType"?, ' +
      '"language"?: "en" }: an app starts.',
  ],
  ['GET /sandbox/processes/<id>', '{ process, next, calls }. DELETE /sandbox/processes forgets them all.'],
  [
    'POST /sandbox/processes/<id>/step',
    '{ "choice"? }: the next step; "next" names the ways that it can go.',
  ],
  [
    'POST /sandbox/processes/<id>/run',
    '{ "choices"?: { "<step>": "<choice>" } }: on to the end, or to a decision that is awaited.',
  ],
  ['POST /sandbox/processes/<id>/repeat', '{}: the last call once more, with new ids, as a duplicate.'],
  ['PUT /sandbox/services', '{ "url": "http://…" }: where the merchant’s services are.'],
];

/**
 * The app's answer, which is the same whether or not a user will be found (W17). The activation code opens
 * nothing here.
 */
function startAnswer(
  { process: { processId, onboardingStatus, profile } }: Entry,
  randomDigits: WultraControlOptions['randomDigits'],
) {
  const config = { otpResendPeriod: 'PT30S', otpResendPeriodSeconds: 30 };
  const activationCode = Array.from({ length: 4 }, () => lettersFor(randomDigits(5))).join('-');
  return {
    processId,
    onboardingStatus,
    config,
    ...(profile.sendsProcessType && { activationCode, activationType: 'CODE' }),
  };
}

/** Turns digits into letters, because an activation code contains both. */
const lettersFor = (digits: string) =>
  digits.replace(/[0189]/g, (digit) => 'ABCD'['0189'.indexOf(digit)] ?? digit);
