// Sends hostile bodies to every route of a kit that takes one, each with everything else as it should be, and
// counts the answers.

import { createHmac } from 'node:crypto';
import { wultra } from '../../../src/providers/wultra/server.js';
import { callback, callerHeaders, credentials, mockHooks } from '../../providers/wultra/merchant.js';
import { password } from '../fake-trustmatic.js';
import { json, origin, startKit } from '../kit.js';
import type { HostileBody } from './bodies.js';

export interface Tally {
  readonly sent: number;
  /** How many answers there were of each status, by route. */
  readonly statuses: Readonly<Record<string, Readonly<Record<number, number>>>>;
  /** Whatever was answered with 5xx, or not at all. */
  readonly failures: readonly string[];
}

interface Route {
  readonly path: string;
  readonly headers: (body: HostileBody['body']) => Readonly<Record<string, string>>;
}

const services = [
  'user/lookup',
  'otp/send',
  'consent/text',
  'consent/storage',
  'client/evaluate',
  'client/approve',
  'process/event',
];
const fromPage = { origin, 'sec-fetch-site': 'same-origin' };

/** A kit with a session, and its routes. */
export async function startTarget() {
  const kit = startKit({
    services: [wultra({ ...credentials, ...mockHooks, callback })],
    requireConsent: { consentType: 'GDPR', text: () => null },
  });
  const { sessionId } = await json(kit.open());
  const signed = (body: HostileBody['body']) => ({
    'x-signature': createHmac('sha256', password).update(body).digest('base64'),
  });
  const routes: readonly Route[] = [
    { path: 'session', headers: () => fromPage },
    { path: 'consent', headers: () => fromPage },
    ...['document', 'face'].map((step) => ({
      path: `session/${sessionId}/${step}`,
      headers: () => fromPage,
    })),
    { path: 'webhook/trustmatic', headers: signed },
    { path: 'webhook/trustmatic', headers: () => ({}) },
    ...services.map((service) => ({ path: `wultra/${service}`, headers: callerHeaders })),
  ];

  /** Sends each to its own route, or to every route, or to the routes by turns. */
  async function send(
    bodies: Iterable<HostileBody & { readonly path?: string }>,
    { everywhere = false } = {},
  ): Promise<Tally> {
    const statuses: Record<string, Record<number, number>> = {};
    const failures: string[] = [];
    let sent = 0;
    let turn = 0;
    for (const hostile of bodies) {
      const at = turn++ % routes.length;
      const own = routes.filter(({ path }) => path === hostile.path).slice(0, 1);
      for (const route of hostile.path !== undefined ? own : everywhere ? routes : routes.slice(at, at + 1)) {
        sent += 1;
        await sendOne(hostile, route, { statuses, failures });
      }
    }
    return { sent, statuses, failures };
  }

  async function sendOne(
    { name, body, headers }: HostileBody,
    route: Route,
    { statuses, failures }: { statuses: Record<string, Record<number, number>>; failures: string[] },
  ): Promise<void> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...route.headers(body), ...headers },
      body,
    };
    const answer = await kit.send(route.path, init).catch((error: unknown) => String(error));
    const status = typeof answer === 'string' ? 0 : answer.status;
    const counts = (statuses[route.path] ??= {});
    counts[status] = (counts[status] ?? 0) + 1;
    if (status === 0 || status >= 500) failures.push(`${route.path}: ${name}: ${String(status)}`);
    if (typeof answer !== 'string') await answer.arrayBuffer();
  }

  return { ...kit, sessionId, routes, send };
}
