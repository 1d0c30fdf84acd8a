import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { wultra } from '../../src/providers/wultra/server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { bodies, callerHeaders, credentials, mockHooks } from '../providers/wultra/merchant.js';
import { json, minute, origin, startKit } from '../server/kit.js';
import { checkAnswer } from './check-answer.js';
import { openApiText, paths } from './document.js';

const Schema = z.object({
  required: z.array(z.string()),
  properties: z.record(z.string(), z.looseObject({})),
});
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/openapi.json', () => {
  it('is what the schemas give: `npm run openapi` writes it', () => {
    expect(read('docs/openapi.json') === openApiText(), 'run `npm run openapi`').toBe(true);
  });

  it('requires nothing of a request that has a default', () => {
    const demanded: string[] = [];
    JSON.parse(openApiText(), (_, value: unknown) => {
      const schema = Schema.safeParse(value).data;
      demanded.push(
        ...(schema?.required.filter((name) => 'default' in (schema.properties[name] ?? {})) ?? []),
      );
      return value;
    });
    expect(demanded).toEqual([]);
  });

  it('has every route of the kit', () => {
    const folder = 'src/server/routes/';
    const routes = readdirSync(new URL(`../../${folder}`, import.meta.url)).flatMap((name) =>
      [...read(folder + name).matchAll(/routes\.(?:get|post)\(['`](\/[^'`$]*)/g)].map(
        ([, path = '']) => path,
      ),
    );
    expect(routes.length).toBeGreaterThan(20);
    const documented = Object.keys(paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(
      routes.filter(
        (path) =>
          !documented.some((known) => known === path || (path.endsWith('/') && known.startsWith(path))),
      ),
    ).toEqual([]);
  });
});

describe('an operation', () => {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, ZodOpenApiOperationObject>).map(
      ([method, operation]) => [`${method} ${path}`, operation] as const,
    ),
  );

  it('has a name of its own, for generated clients', () => {
    const names = operations.map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(operations.length);
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it.each(operations)('%s has examples of its schemas', (_, { requestBody, responses }) => {
    const ok = responses['200'];
    for (const content of [requestBody?.content, ok && 'content' in ok ? ok.content : undefined]) {
      const { schema, example } = content?.['application/json'] ?? {};
      if (!(schema instanceof z.ZodMiniType)) continue;
      expect(example).toBeDefined();
      expect(z.parse(schema, example)).toEqual(example);
    }
  });

  it.each(operations)('%s says with Retry-After when a refusal passes', (name, { responses }) => {
    for (const [status, response] of Object.entries(responses)) {
      if (!['429', '502', '503'].includes(status) || name.startsWith('get /health')) continue;
      expect(response, status).toHaveProperty('headers');
    }
  });
});

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30)]).toString('base64');
const fromPage = { origin, 'content-type': 'application/json' };

/** A kit whose every answer is held against the document. */
function startChecked(given: Partial<KycServerOptions> = {}) {
  const kit = startKit(given);
  const seen = new Set<string>();
  const { fetch } = kit.kit;
  const checked: typeof fetch = async (request, facts) => {
    const response = await fetch(request, facts);
    seen.add(await checkAnswer(request, response));
    return response;
  };
  kit.kit.fetch = checked;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    kit.send(path, { method: 'POST', headers: { ...fromPage, ...headers }, body: JSON.stringify(body) });
  return { ...kit, seen, post };
}

describe('real answers have their documented form', () => {
  it('of an enrolment, from a page to a verdict', async () => {
    const { open, ask, post, upstream, clock, webhook, send, seen } = startChecked();
    const { statusUrl, sessionId } = await json(open());
    await ask(statusUrl);
    await ask(`${statusUrl}?seen=submitted`);
    clock.now += minute;
    upstream.status = 'AUTO_APPROVED';
    await ask(statusUrl);
    await open();
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await webhook({ sessionId, status: 'AUTO_APPROVED' }, 'wrong');
    await send('return/success');
    await send('return/fail');
    for (const part of ['done', 'return.js', 'return.css']) await send(`return/${part}`);
    await send('health');
    for (const path of ['session', 'webhook/trustmatic'])
      expect((await send(path)).headers.get('allow')).toBe('POST');
    const answers = await Promise.all(
      ['return/done', statusUrl.slice('/kyc/'.length)].map((path) => post(path, {})),
    );
    expect(answers.map(({ headers }) => headers.get('allow'))).toEqual(['GET', 'GET']);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'GET /session 405',
        'POST /return/done 405',
        'POST /session/{id} 405',
        'GET /webhook/trustmatic 405',
        'POST /session 200',
        'GET /session/{id} 200',
        'POST /webhook/trustmatic 204',
        'POST /webhook/trustmatic 401',
        'GET /return/success 200',
        'GET /return/fail 200',
        ...['done', 'return.js', 'return.css'].map((part) => `GET /return/${part} 200`),
        'GET /health 200',
      ]),
    );
  });

  it('of pictures', async () => {
    const { open, post, upstream, seen } = startChecked();
    const { uploadUrl } = (await json(open({ capture: 'own' }))) as unknown as { uploadUrl: string };
    const path = uploadUrl.slice('/kyc/'.length);
    upstream.override = () =>
      Response.json({
        hasError: false,
        isTwoSideDocument: true,
        pageSide: 'FRONT',
        country: 'UTO',
        type: 'identity-card',
        more: 1,
      });
    await post(`${path}/document`, { imageBase: jpeg });
    upstream.override = () => Response.json({ hasError: true, error: 'FACE_NOT_FOUND' });
    await post(`${path}/face`, { imageBase: jpeg });
    await post(`${path}/face`, { imageBase: 'https://evil.example/a.jpg' });
    upstream.override = () => Response.json({ customerReturnUrl: 'https://www.customer-sample.com/end' });
    await post(`${path}/complete`, {});
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'POST /session/{id}/document 200',
        'POST /session/{id}/face 200',
        'POST /session/{id}/face 400',
        'POST /session/{id}/complete 200',
      ]),
    );
  });

  it('of a consent', async () => {
    const { send, post, open, seen } = startChecked({
      requireConsent: {
        consentType: 'biometrics',
        text: () => ({ version: '1', html: '<p>Text</p>', language: 'en' }),
      },
    });
    await send('consent?language=en', { headers: { origin } });
    await open();
    await post('consent', { consentType: 'biometrics', version: '0', approved: true });
    await post('consent', { consentType: 'biometrics' });
    await post('consent', { consentType: 'biometrics', version: '1', approved: true });
    await open();
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'GET /consent 200',
        'POST /session 403',
        'POST /consent 409',
        'POST /consent 400',
        'POST /consent 204',
        'POST /session 200',
      ]),
    );
  });

  it('of two devices', async () => {
    const { open, post, upstream, seen, send } = startChecked();
    const { deviceUrl, sessionId } = await json(open({ capture: 'own' }));
    const path = String(deviceUrl).slice('/kyc/'.length);
    const nobody = { 'x-user': 'nobody' };
    const { link } = await json(post(path, {}));
    const token = new URL(String(link)).hash.slice(1);
    await send('device');
    await post('device', { token }, nobody);
    const claimed = await post('device', { token, isMine: true }, nobody);
    const cookie = (claimed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const phone = { ...nobody, cookie };
    await post('device/session', {}, phone);
    await post(path, { digits: (await json(claimed))['digits'] });
    await post('device', {}, phone);
    await post('device/session', {}, phone);
    await send(`device/session/${sessionId}`, { headers: { origin, ...phone } });
    upstream.override = () => Response.json({ hasError: false });
    await post(`device/session/${sessionId}/document`, { imageBase: jpeg }, phone);
    await post(`session/${sessionId}/document`, { imageBase: jpeg });
    await post(path, { takeBack: true });
    await post('device', {}, phone);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'POST /session/{id}/device 200',
        'GET /device 200',
        'POST /device 200',
        'POST /device/session 410',
        'POST /device/session 200',
        'GET /device/session/{id} 200',
        'POST /device/session/{id}/document 200',
        'POST /session/{id}/document 409',
      ]),
    );
  });

  it('of Wultra’s services', async () => {
    const { kit, post, seen } = startChecked({ services: [wultra({ ...credentials, ...mockHooks })] });
    const calls = {
      'user/lookup': bodies.lookup(),
      'otp/send': bodies.otp(),
      'consent/text': bodies.text(),
      'consent/storage': bodies.storage(),
      'client/evaluate': bodies.evaluate(),
      'client/approve': bodies.approve(),
      'process/event': { type: 'FINISHED', processId: 'p-1', userId: 'u' },
    };
    for (const [name, body] of Object.entries(calls)) {
      expect((await post(`wultra/${name}`, body, callerHeaders())).status, name).toBeLessThan(300);
      await post(`wultra/${name}`, body);
      await post(`wultra/${name}`, [], callerHeaders());
      await kit.fetch(
        new Request(`${origin}/kyc/wultra/${name}`, { method: 'PUT', headers: callerHeaders() }),
      );
    }
    const statuses = (name: string) =>
      [...seen].filter((told) => told.includes(` /wultra/${name} `)).map((told) => told.slice(-3));
    for (const name of Object.keys(calls))
      expect(statuses(name), name).toEqual([expect.stringMatching(/^20[04]$/), '401', '400', '405']);
  });

  it('of refusals', async () => {
    const { open, post, send, ask, upstream, seen, kit } = startChecked({
      rateLimits: { device: { address: 1 } },
    });
    await open({}, { 'x-user': 'nobody' });
    await open({}, { origin: 'https://evil.example' });
    await open({}, { 'idempotency-key': 'once' });
    await open({ language: 'x'.repeat(20_000) });
    await open({}, { 'content-type': 'text/plain' });
    await ask(`/kyc/session/${crypto.randomUUID()}`);
    upstream.override = () => new Response(null, { status: 500 });
    await open();
    upstream.override = undefined;
    for (let turn = 0; turn < 2; turn += 1)
      await kit.fetch(
        new Request(`${origin}/kyc/device`, { method: 'POST', headers: fromPage, body: '{}' }),
        { clientAddress: '203.0.113.7' },
      );
    await kit.close();
    await post('session', {});
    await send('health');
    for (const status of [401, 403, 400, 413, 415, 502, 503])
      expect([...seen]).toContain(`POST /session ${String(status)}`);
    expect([...seen]).toEqual(
      expect.arrayContaining(['GET /session/{id} 404', 'POST /device 429', 'GET /health 503']),
    );
  });

  it('of a failure of the merchant’s own, and of a store that is away', async () => {
    const store = {
      ...memoryStore(),
      find: () => Promise.reject(new Error('away')),
      recall: () => Promise.reject(new Error('away')),
    };
    const { open, send, seen } = startChecked({ store });
    await open();
    await send('health');
    await send('health/ready');
    await send('health/live');
    expect([...seen]).toEqual([
      'POST /session 503',
      'GET /health 503',
      'GET /health/ready 503',
      'GET /health/live 200',
    ]);
  });
});
