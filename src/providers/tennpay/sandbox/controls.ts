// The emulator's own control endpoints: the settings that a merchant makes in 10nPay's portal, and scenarios
// for user ids that do not contain one.

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { readJson, type ProviderControl } from '../../../sandbox/control.js';
import { problem } from '../../../sandbox/emulator-problem.js';
import { userIdSchema } from '../wire.js';
import { returnUrlsSchema, type ReturnUrls } from './return-urls.js';
import { tennpayScenarios } from './scenarios.js';

export interface TennpayControls {
  setReturnUrls(urls: ReturnUrls): void;
  setScenario(userId: number, scenario: string): void;
}

const choiceSchema = z.strictObject({ scenario: z.enum(tennpayScenarios.map(({ name }) => name)) });

/** Creates the endpoints. */
export function tennpayControl({ setReturnUrls, setScenario }: TennpayControls): ProviderControl {
  const routes = new Hono();

  routes.put('/return-urls', async (c) => {
    const urls = z.safeParse(returnUrlsSchema, await readJson(c.req.raw));
    if (!urls.success) return problem(400, z.prettifyError(urls.error));
    setReturnUrls(urls.data);
    return c.body(null, 204);
  });

  routes.put('/users/:userId', async (c) => {
    const userId = z.safeParse(userIdSchema, Number(c.req.param('userId')));
    const choice = z.safeParse(choiceSchema, await readJson(c.req.raw));
    if (!userId.success || !choice.success)
      return problem(400, 'Send { "scenario": "<name>" } for a user id from 1 to 2147483647');
    setScenario(userId.data, choice.data.scenario);
    return c.body(null, 204);
  });

  return {
    routes,
    rows: [
      [
        'PUT /sandbox/return-urls',
        '{ "success": "https://…", "fail": "https://…" }: where the hosted pages lead, as configured in ' +
          'the portal.',
      ],
      [
        'PUT /sandbox/users/<id>',
        '{ "scenario": "<name>" }: from the next identification on, for an id that holds none.',
      ],
    ],
  };
}
