// Every documented route of a kit that serves all of them, and the things that go wrong before each.

import { createHmac } from 'node:crypto';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { wultra } from '../../src/providers/wultra/server.js';
import { credentials, mockHooks } from '../providers/wultra/merchant.js';
import { json, origin, startKit } from '../server/kit.js';
import { password } from '../server/fake-trustmatic.js';
import { paths } from './document.js';
import { operationOf } from './operations.js';

export type Verb = 'get' | 'post';

export interface Route {
  readonly path: string;
  readonly verb: Verb;
}

export const routes = Object.entries(paths).flatMap(([path, item]) =>
  (['get', 'post'] as const).flatMap((verb): Route[] => (item[verb] ? [{ path, verb }] : [])),
);

/** A request that a situation may spoil. */
export interface Asking {
  path: string;
  readonly headers: Record<string, string>;
  body: string | undefined;
  /** Whether the body never ends. */
  isEndless?: boolean;
}

type Kit = ReturnType<typeof startKit>;

const consentType = 'biometrics';
/** Of the request that opened the session. */
export const firstKey = '5f2a1c1e-8f0a-4c39-9a53-0c8d1f6b7e21';
const picture = {
  imageBase: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30)]).toString('base64'),
};
const basic = `Basic ${btoa(`${credentials.username}:${credentials.password}`)}`;

export type Everything = Awaited<ReturnType<typeof startEverything>>;

/** A kit with an open session, and a phone that was told of it, or goes on with it. */
export async function startEverything(
  given: Partial<KycServerOptions>,
  { isHandedOn }: { readonly isHandedOn: boolean },
) {
  const kit = startKit({
    services: [wultra({ ...credentials, ...mockHooks })],
    requireConsent: {
      consentType,
      text: () => ({ version: '1', html: '<p>Text</p>', language: 'en' }),
    },
    ...given,
  });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    kit.send(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  kit.upstream.override = (path) =>
    /document|face|complete/.test(path) ? Response.json({ hasError: false }) : undefined;
  await post('consent', { consentType, version: '1', approved: true, language: 'en' });
  const { sessionId } = await json(kit.open({ capture: 'own' }, { 'idempotency-key': firstKey }));
  const { link } = await json(post(`session/${sessionId}/device`, { capture: 'own' }));
  const token = new URL(String(link)).hash.slice(1);
  const nobody = { 'x-user': 'nobody' };
  const claimed = isHandedOn ? await post('device', { token, isMine: true }, nobody) : undefined;
  if (claimed) await post(`session/${sessionId}/device`, { digits: (await json(claimed))['digits'] });
  const cookie = (claimed?.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  /** The request as its caller sends it when all is well. */
  function asking({ path, verb }: Route): Asking {
    const { request } = operationOf(verb, path);
    const isPhone = path.startsWith('/device/');
    const body =
      path.endsWith('/document') || path.endsWith('/face') ? picture : bodyOf(path, request, token);
    const text = JSON.stringify(body);
    const signature = createHmac('sha256', password).update(text).digest('base64');
    return {
      path: path.replace('{id}', sessionId).slice(1),
      headers: {
        origin,
        ...(isPhone ? { ...nobody, cookie } : {}),
        ...(path.startsWith('/wultra/') ? { authorization: basic } : {}),
        ...(path.startsWith('/webhook/') ? { 'x-signature': signature } : {}),
        ...(verb === 'post' ? { 'content-type': 'application/json' } : {}),
      },
      body: verb === 'post' ? text : undefined,
    };
  }

  return { ...kit, given, post, sessionId, asking };
}

function bodyOf(path: string, example: object | undefined, token: string): object {
  if (path === '/device') return { token };
  if (path === '/wultra/consent/storage') return { ...example, userId: 'mockuser_1' };
  if (path === '/consent') return { consentType, version: '1', approved: true, language: 'en' };
  return path.endsWith('/device') ? {} : (example ?? {});
}

export function send({ kit }: Pick<Kit, 'kit'>, method: string, { path, headers, body, isEndless }: Asking) {
  const endless = () =>
    new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });
  const init = { method, headers, body: isEndless ? endless() : (body ?? null), duplex: 'half' };
  return kit.fetch(new Request(`${origin}/kyc/${path}`, init), { clientAddress: '203.0.113.7' });
}
