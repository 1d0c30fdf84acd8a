import { createHmac } from 'node:crypto';
import { Script } from 'node:vm';
import { decodeJwt } from 'jose';
import {
  createTrustmaticEmulator,
  type TrustmaticSandboxOptions,
} from '../../../src/providers/trustmatic/sandbox.js';
import { pageTexts } from '../../../src/providers/trustmatic/sandbox/page-texts.js';
import { pageScript } from '../../../src/providers/trustmatic/sandbox/page-script.js';
import { scenarios } from '../../../src/providers/trustmatic/sandbox/scenarios.js';
import { postedSpecimen } from '../../support/pictures.js';

const ORIGIN = 'http://provider.localhost';
const RETURN_URL = 'https://merchant.example/return';

function setUp(options: TrustmaticSandboxOptions = {}) {
  let at = Date.UTC(2026, 0, 1);
  const clock = {
    now: () => at,
    wait: (ms: number) => {
      at += ms;
      return Promise.resolve();
    },
    after: () => () => undefined,
  };
  const emulator = createTrustmaticEmulator({ clock, verdictAfterMs: 1000, ...options });
  const ask = (path: string, init?: RequestInit) => emulator.fetch(new Request(new URL(path, ORIGIN), init));
  const authorization = `Basic ${btoa(`${emulator.username}:${emulator.password}`)}`;
  const initialize = (
    body: unknown = {},
    headers: Record<string, string> = { Authorization: authorization },
  ) =>
    ask('/api/v1/enrolment/initialize', {
      method: 'POST',
      headers,
      body:
        typeof body === 'string'
          ? body
          : JSON.stringify({ sessionId: crypto.randomUUID(), returnUrl: RETURN_URL, ...(body as object) }),
    });
  const begin = async (scenario = 'approved', extra: object = {}) => {
    const response = await initialize({ externalId: `sandbox:${scenario}`, ...extra });
    const session: { accessToken: string; sessionId: string; webEnrolmentUrl: string } =
      await response.json();
    const post = (step: string, body?: unknown) =>
      ask(`/api/v1/enrolment/${step}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${session.accessToken}` },
        body: body === undefined ? '' : JSON.stringify(body),
      });
    const token = new URL(session.webEnrolmentUrl).searchParams.get('token') ?? '';
    return {
      ...session,
      token,
      post,
      /** A specimen by its name, or the base64 itself. */
      picture: async (step: string, name: string) =>
        (
          await post(step, { imageBase: /^[a-z0-9-]+$/.test(name) ? await postedSpecimen(name) : name })
        ).json(),
      data: (path: string, init?: RequestInit) =>
        ask(`/api/v1/data/${session.sessionId}${path}`, {
          headers: { Authorization: authorization },
          ...init,
        }),
      status: async () =>
        (
          await (
            await ask(`/api/v1/data/${session.sessionId}/status`, {
              headers: { Authorization: authorization },
            })
          ).json()
        ).status,
      page: (query = '&iframe=true&crossDevice=false') => ask(session.webEnrolmentUrl + query),
      finish: () =>
        ask('/web-enrolment/complete', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }),
    };
  };
  const list = (query = '') =>
    ask(`/api/v1/data/session/list${query}`, { headers: { Authorization: authorization } });
  return { emulator, ask, authorization, initialize, begin, list, pass: (ms: number) => void (at += ms) };
}

describe('initialize', () => {
  it('answers with two different tokens that live 3600 s', async () => {
    const { accessToken, sessionId, webEnrolmentUrl, token } = await setUp().begin();
    expect(webEnrolmentUrl).toBe(`${ORIGIN}/web-enrolment/?token=${token}`);
    expect(token).not.toBe(accessToken);
    for (const jwt of [accessToken, token]) {
      const { nbf = 0, exp = 0, sessionId: claimed } = decodeJwt(jwt);
      expect(exp - nbf).toBe(3600);
      expect(claimed).toBe(sessionId);
    }
  });

  it.each([
    {},
    { Authorization: 'Basic !' },
    { Authorization: `Basic ${btoa('sandbox:wrong')}` },
    { Authorization: 'Bearer sandbox' },
  ])('is 401 for %j', async (headers) => {
    const response = await setUp().initialize({}, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('insists on padding', async () => {
    const { initialize } = setUp({ password: 'password' });
    expect((await initialize({}, { Authorization: 'Basic c2FuZGJveDpwYXNzd29yZA==' })).status).toBe(200);
    expect((await initialize({}, { Authorization: 'Basic c2FuZGJveDpwYXNzd29yZA' })).status).toBe(401);
  });

  it.each([
    ['not JSON', '{'],
    ['sessionId', { sessionId: 'mine' }],
    ['returnUrl', { returnUrl: '/return' }],
    ['returnUrl', { returnUrl: 'javascript:alert(1)' }],
    ['externalId', { externalId: 'x'.repeat(513) }],
    ['webEnrolmentTheme', { webEnrolmentTheme: 7 }],
    ['applicantForm.dateOfBirth', { applicantForm: { dateOfBirth: '09.07.2004' } }],
    ['applicantForm.skipIntegrityCheck', { applicantForm: { skipIntegrityCheck: 'no' } }],
  ])('is 400 for a wrong %s', async (field, body) => {
    const response = await setUp().initialize(body);
    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()).errors)).toEqual([field === 'not JSON' ? 'body' : field]);
  });

  it('takes everything that is documented', async () => {
    const applicantForm = {
      firstName: 'John',
      lastName: 'Doe',
      additionalNames: 'Michael',
      dateOfBirth: '2004-07-09',
      skipIntegrityCheck: false,
    };
    expect(
      (await setUp().initialize({ externalId: 'x'.repeat(512), webEnrolmentTheme: 'white', applicantForm }))
        .status,
    ).toBe(200);
  });

  it('is 409 for a sessionId that was used before', async () => {
    const { initialize } = setUp();
    const sessionId = crypto.randomUUID();
    expect((await initialize({ sessionId })).status).toBe(200);
    expect((await initialize({ sessionId: sessionId.toUpperCase() })).status).toBe(409);
  });

  it('is 503 when the provider is down', async () => {
    expect((await setUp().initialize({ externalId: 'sandbox:provider-down' })).status).toBe(503);
  });
});

describe('direct processing', { timeout: 60_000 }, () => {
  it('goes front, back, face, complete', async () => {
    const { picture, post, status } = await setUp().begin();
    const side = { hasError: false, isTwoSideDocument: true, country: 'SVK', type: 'IDENTITY_CARD' };
    expect(await picture('document', 'identity-card-front')).toEqual({ ...side, pageSide: 'FRONT' });
    expect(await picture('document', 'identity-card-back')).toEqual({ ...side, pageSide: 'BACK' });
    expect(await picture('face', 'face')).toEqual({ hasError: false });
    expect(await (await post('complete')).json()).toEqual({ customerReturnUrl: RETURN_URL });
    expect(await status()).toBe('PENDING');
  });

  it('needs no back of a passport, whatever the scenario', async () => {
    const { picture, post, data } = await setUp().begin();
    expect(await picture('document', 'passport')).toMatchObject({
      isTwoSideDocument: false,
      pageSide: 'FRONT',
      type: 'PASSPORT',
    });
    expect(await picture('document', 'passport')).toEqual({ hasError: true, error: 'WRONG_SIDE' });
    await picture('face', 'face');
    expect((await post('complete')).status).toBe(200);
    expect(await (await data('/document/result')).json()).toMatchObject({
      documentType: 'PASSPORT',
      availableImages: ['primary_face', 'original_normalized_FRONT'],
    });
  });

  it.each([
    'https://evil.example/a.jpg',
    'data:image/jpeg;base64,/9j/',
    'R0lGODlhAQABAAAA',
    '/9j/4',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB',
  ])('check 45: takes no picture from %s', async (imageBase) => {
    const { picture } = await setUp().begin();
    expect(await picture('document', imageBase)).toEqual({
      hasError: true,
      error: 'DOCUMENT_NOT_RECOGNIZED',
    });
    expect(await picture('face', imageBase)).toEqual({ hasError: true, error: 'FACE_NOT_FOUND' });
  });

  it('misses what was not sent', async () => {
    const { picture, post } = await setUp().begin();
    const missing = { hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' };
    expect(await picture('face', 'face')).toEqual(missing);
    await picture('document', 'identity-card-front');
    expect(await picture('face', 'face')).toEqual(missing);
    await picture('document', 'identity-card-back');
    const response = await post('complete');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(missing);
  });

  it('check 48: wants the front first, then the back, and each once', async () => {
    const { picture } = await setUp().begin();
    const wrong = { hasError: true, error: 'WRONG_SIDE' };
    expect(await picture('document', 'identity-card-back')).toEqual(wrong);
    await picture('document', 'identity-card-front');
    for (const name of ['identity-card-front', 'passport'])
      expect(await picture('document', name)).toEqual(wrong);
    await picture('document', 'identity-card-back');
    for (const name of ['identity-card-front', 'identity-card-back'])
      expect(await picture('document', name)).toEqual(wrong);
  });

  it('fails once with a specimen that is made to, and takes it then', async () => {
    const { picture } = await setUp().begin();
    expect(await picture('document', 'identity-card-front-failing')).toEqual({
      hasError: true,
      error: 'INTERNAL_ERROR',
    });
    expect(await picture('document', 'identity-card-front-failing')).toMatchObject({ pageSide: 'FRONT' });
  });

  it('takes any picture, in the scenario for that', async () => {
    const { picture, post } = await setUp().begin('any-picture');
    expect(await picture('document', 'face-none')).toMatchObject({
      pageSide: 'FRONT',
      isTwoSideDocument: true,
    });
    expect(await picture('document', 'face-none')).toMatchObject({ pageSide: 'BACK' });
    expect(await picture('document', 'face-none')).toMatchObject({ error: 'WRONG_SIDE' });
    expect(await picture('face', 'face-none')).toEqual({ hasError: false });
    expect((await post('complete')).status).toBe(200);
  });

  it('loses the pictures once, in the scenario for that', async () => {
    const { picture, post } = await setUp().begin('pictures-lost');
    const sendAll = async () => {
      for (const name of ['identity-card-front', 'identity-card-back']) await picture('document', name);
      await picture('face', 'face');
      return (await post('complete')).json();
    };
    expect(await sendAll()).toEqual({ hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' });
    expect(await sendAll()).toEqual({ customerReturnUrl: RETURN_URL });
  });

  it('is over after the completion', async () => {
    const { picture, post, finish } = await setUp().begin();
    await finish();
    const over = { hasError: true, error: 'SESSION_ALREADY_COMPLETED' };
    expect(await picture('document', 'identity-card-front')).toEqual(over);
    expect(await picture('face', 'face')).toEqual(over);
    expect(await (await post('complete')).json()).toEqual(over);
  });

  it('passes on the error of the scenario', async () => {
    const imageBase = await postedSpecimen('identity-card-front');
    expect(await (await setUp().begin('internal-error')).picture('document', imageBase)).toEqual({
      hasError: true,
      error: 'INTERNAL_ERROR',
    });
    expect((await (await setUp().begin('unauthorized')).post('document', { imageBase })).status).toBe(401);
  });

  it('is 400 without a picture', async () => {
    const { post } = await setUp().begin();
    for (const step of ['document', 'face']) expect((await post(step, {})).status).toBe(400);
  });

  it('is 401 for no token, the page’s token and one that is an hour old', async () => {
    const { ask, begin, pass } = setUp();
    const { token, post } = await begin();
    for (const step of ['document', 'face', 'complete']) {
      const path = `/api/v1/enrolment/${step}`;
      expect((await ask(path, { method: 'POST' })).status).toBe(401);
      expect(
        (await ask(path, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })).status,
      ).toBe(401);
    }
    pass(3_599_000);
    expect((await post('face', { imageBase: 'AAAA' })).status).toBe(200);
    pass(2_000);
    expect((await post('face', { imageBase: 'AAAA' })).status).toBe(401);
  });
});

describe('the data API', { timeout: 60_000 }, () => {
  it('is 401 without credentials, 404 for an unknown session', async () => {
    const { ask, authorization } = setUp();
    for (const path of [
      'status',
      'decision/results',
      'document/result',
      'face/result',
      'images',
      'image/face_cropped',
      'images/face_cropped',
    ]) {
      const url = `/api/v1/data/${crypto.randomUUID()}/${path}`;
      expect((await ask(url)).status).toBe(401);
      expect((await ask(url, { headers: { Authorization: authorization } })).status).toBe(404);
    }
    expect((await ask('/api/v1/data/session/list')).status).toBe(401);
  });

  it('has results once there is a status', async () => {
    const { begin, pass } = setUp();
    const { data, finish } = await begin('approved-medium');
    await finish();
    expect((await data('/decision/results')).status).toBe(404);
    pass(1000);
    const results = await (await data('/decision/results')).json();
    expect(results.decision).toEqual({ score: 62, level: 'MEDIUM' });
    expect(results.verifications.mrzOcrCrossCheck.fields[0]).toEqual({
      inputFieldName: 'firstName',
      ocrTextValue: 'John',
      mrzTextValue: 'John',
      distance: 0,
      score: 100,
    });
    expect(results.verifications).not.toHaveProperty('applicantIntegrity');
  });

  it('compares the applicant only where asked to', async () => {
    const { begin, pass } = setUp();
    const asked = await begin('approved', { applicantForm: { firstName: 'John' } });
    const skipped = await begin('approved', {
      applicantForm: { firstName: 'John', skipIntegrityCheck: true },
    });
    await asked.finish();
    await skipped.finish();
    pass(1000);
    expect((await (await asked.data('/decision/results')).json()).verifications).toHaveProperty(
      'applicantIntegrity',
    );
    expect((await (await skipped.data('/decision/results')).json()).verifications).not.toHaveProperty(
      'applicantIntegrity',
    );
  });

  it('has document, face and drawn pictures after the completion', async () => {
    const { data, finish } = await setUp().begin();
    for (const path of ['/document/result', '/face/result', '/images', '/image/face_cropped'])
      expect((await data(path)).status).toBe(404);
    await finish();
    expect(await (await data('/document/result')).json()).toMatchObject({
      country: 'SVK',
      documentReleaseYear: '2022',
      applicant: { firstName: 'John' },
    });
    expect(await (await data('/face/result')).json()).toMatchObject({
      gender: -10000,
      availableImages: ['face_cropped'],
    });
    const { document, face } = await (await data('/images')).json();
    expect(document).toEqual(['primary_face', 'original_normalized_FRONT', 'original_normalized_BACK']);
    for (const name of [...document, ...face]) {
      for (const path of [`/image/${name}`, `/images/${name}`]) {
        const response = await data(path);
        expect(response.headers.get('Content-Type')).toBe('image/jpeg');
        expect(new Uint8Array(await response.arrayBuffer()).slice(0, 3)).toEqual(
          new Uint8Array([0xff, 0xd8, 0xff]),
        );
      }
    }
    expect((await data('/image/passwd')).status).toBe(404);
  });

  it('lists sessions by page, newest first, with seven digits of a second', async () => {
    const { begin, list } = setUp();
    const { sessionId: older } = await begin();
    const { sessionId: newer, finish } = await begin();
    await finish();
    const all = await (await list()).json();
    expect(all).toMatchObject({
      pageNumber: 1,
      pageSize: 20,
      totalRecords: 2,
      data: [
        { id: newer, country: 'SVK' },
        { id: older, completedDateUtc: null },
      ],
    });
    expect(all.data[0].createdDateUtc).toMatch(/^2026-01-01T00:00:00\.\d{7}\+00:00$/);
    expect((await (await list('?pageNumber=2&pageSize=1')).json()).data).toMatchObject([{ id: older }]);
    expect((await list('?pageSize=0')).status).toBe(400);
  });

  it('forgets a deleted session, page and all', async () => {
    const { authorization, begin } = setUp();
    const { data, page, sessionId } = await begin();
    const init = { method: 'DELETE', headers: { Authorization: authorization } };
    expect((await data('', init)).status).toBe(204);
    expect((await data('', init)).status).toBe(404);
    expect((await data('/status')).status).toBe(404);
    const html = await (await page()).text();
    expect(html).toContain('data-error="SESSION_UNAUTHORIZED"');
    expect(html).toContain(`data-session-id="${sessionId}"`);
  });

  it('lets an unfinished session expire after 14 days', async () => {
    const { begin, pass } = setUp();
    const { status } = await begin();
    pass(14 * 86_400_000 - 1);
    expect(await status()).toBe('PENDING');
    pass(1);
    expect(await status()).toBe('EXPIRED');
  });
});

describe('the scenarios', () => {
  const outcomes: Record<string, readonly [statuses: readonly string[], level: string | undefined]> = {
    approved: [['AUTO_APPROVED'], 'HIGH'],
    'approved-medium': [['AUTO_APPROVED'], 'MEDIUM'],
    'approved-low': [['AUTO_APPROVED'], 'LOW'],
    review: [['WAITING_FOR_MANUAL_APPROVE', 'WAITING_FOR_MANUAL_APPROVE'], 'MEDIUM'],
    'manual-approved': [['WAITING_FOR_MANUAL_APPROVE', 'MANUAL_APPROVED'], 'MEDIUM'],
    'manual-rejected': [['WAITING_FOR_MANUAL_APPROVE', 'MANUAL_REJECTED'], 'MEDIUM'],
    rejected: [['AUTO_REJECTED'], 'LOW'],
    expired: [['EXPIRED'], 'UNAVAILABLE'],
    'no-level': [['AUTO_APPROVED'], 'UNAVAILABLE'],
    'no-verdict': [Array.from({ length: 400 }, () => 'PENDING'), undefined],
    'slow-verdict': [[...Array.from({ length: 149 }, () => 'PENDING'), 'AUTO_APPROVED'], 'HIGH'],
    'silent-page': [['AUTO_APPROVED'], 'HIGH'],
    'frame-refused': [['AUTO_APPROVED'], 'HIGH'],
    hang: [['AUTO_APPROVED'], 'HIGH'],
    'slow-page': [['AUTO_APPROVED'], 'HIGH'],
    'one-side': [['AUTO_APPROVED'], 'HIGH'],
    'any-picture': [['AUTO_APPROVED'], 'HIGH'],
    'pictures-lost': [['AUTO_APPROVED'], 'HIGH'],
  };
  const errors: Record<string, string> = {
    'already-completed': 'SESSION_ALREADY_COMPLETED',
    unauthorized: 'SESSION_UNAUTHORIZED',
    'unauthorized-once': 'SESSION_UNAUTHORIZED',
    'internal-error': 'INTERNAL_ERROR',
    'unknown-error': 'SANDBOX_MADE_THIS_UP',
  };

  it('are all stated here', () => {
    const stated = [...Object.keys(outcomes), ...Object.keys(errors), 'provider-down'];
    expect(scenarios.map(({ name }) => name).toSorted()).toEqual(stated.toSorted());
    for (const { description } of scenarios) expect(description).toMatch(/^[^\n]{5,100}\.$|the default\.$/);
  });

  it.each(Object.entries(outcomes))('%s ends as stated', async (name, [statuses, level]) => {
    const { begin, pass } = setUp();
    const { status, data, finish } = await begin(`${name}:user-7`);
    expect(await status()).toBe('PENDING');
    expect((await finish()).status).toBe(200);
    pass(999);
    expect(await status()).toBe('PENDING');
    pass(1);
    for (const expected of statuses) {
      expect(await status()).toBe(expected);
      pass(1000);
    }
    const results = await data('/decision/results');
    expect(level === undefined ? results.status : (await results.json()).decision.level).toBe(level ?? 404);
  });

  it.each(Object.entries(errors))('%s opens the page with its error', async (name, error) => {
    const { page, finish } = await setUp().begin(name);
    expect(await (await page()).text()).toContain(`data-error="${error}"`);
    expect((await finish()).ok).toBe(false);
  });

  it('unauthorized-once lets the second session of the same external id through', async () => {
    const { begin } = setUp();
    const isFine = async (id: string) =>
      (await (await (await begin(id)).page()).text()).includes('data-error=""');
    expect([
      await isFine('unauthorized-once:a'),
      await isFine('unauthorized-once:b'),
      await isFine('unauthorized-once:a'),
    ]).toEqual([false, false, true]);
  });
});

describe('the hosted page', () => {
  it('allows framing, nothing inline and no Referer', async () => {
    const response = await (await setUp().begin()).page();
    expect(response.headers.get('Content-Security-Policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(response.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|frame-ancestors/);
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.has('X-Frame-Options')).toBe(false);
    expect(await response.text()).not.toMatch(/ style=| on\w+=|<style|<script>/);
  });

  it('refuses frames, hangs or dawdles by scenario', async () => {
    const { begin, emulator } = setUp();
    expect((await (await begin('frame-refused')).page()).headers.get('X-Frame-Options')).toBe('DENY');
    await (await begin('slow-page')).page();
    expect(emulator.requests.at(-1)?.durationMs).toBe(4000);
    const hanging = (await begin('hang')).page();
    const end = expect(hanging).rejects.toThrow('closed');
    await new Promise((resolve) => setImmediate(resolve));
    emulator.close();
    await end;
  });

  it.each([
    ['', 'handover front back selfie submitting done', true],
    ['&crossDevice=false', 'handover front back selfie submitting done', true],
    ['&onlyMobile=true', 'handover front back selfie submitting done', true],
    ['&iframe=true', 'handover front back selfie submitting done', true],
    ['&iframe=true&crossDevice=false', 'front back selfie submitting done', true],
    ['&iframe=true&onlyMobile=true', 'handover front back selfie submitting done', false],
  ])('with "%s" shows %s', async (query, steps, canContinueHere) => {
    const html = await (await (await setUp().begin()).page(query)).text();
    expect(html).toContain(`data-steps="${steps}"`);
    expect(html.includes('Continue on this device')).toBe(canContinueHere);
  });

  it('tells its script whether it is framed, silent, or plays the phone', async () => {
    const { begin } = setUp();
    const { page } = await begin();
    expect(await (await page('&iframe=true')).text()).toMatch(
      /data-framed="true" data-silent="false" data-device="computer"/,
    );
    expect(await (await page('')).text()).toMatch(/data-framed="false" data-silent="false"/);
    expect(await (await page('&device=phone')).text()).toMatch(
      /data-steps="front back[^>]+data-device="phone"/,
    );
    expect(await (await (await begin('silent-page')).page()).text()).toMatch(
      /data-framed="true" data-silent="true"/,
    );
  });

  it('check 36: says of a finished session that it is completed', async () => {
    const { begin, ask } = setUp();
    const { page, finish, token } = await begin();
    const state = async () =>
      (await ask('/web-enrolment/state', { headers: { Authorization: `Bearer ${token}` } })).json();
    expect(await state()).toMatchObject({ isCompleted: false });
    expect(await (await finish()).json()).toEqual({ returnUrl: RETURN_URL });
    expect(await state()).toMatchObject({ isCompleted: true });
    expect(await (await page()).text()).toContain('data-error="SESSION_ALREADY_COMPLETED"');
    expect((await finish()).status).toBe(409);
  });

  it('authorises no expired, foreign or missing token', async () => {
    const { ask, begin, pass } = setUp();
    const { page, accessToken, finish } = await begin();
    const foreign = await setUp().begin();
    const isRefused = async (response: Promise<Response>) =>
      (await (await response).text()).includes('data-error="SESSION_UNAUTHORIZED"');
    expect(await isRefused(page())).toBe(false);
    expect(await isRefused(ask('/web-enrolment/'))).toBe(true);
    expect(await isRefused(ask(`/web-enrolment/?token=${accessToken}`))).toBe(true);
    expect(await isRefused(ask(`/web-enrolment/?token=${foreign.token}`))).toBe(true);
    pass(3_601_000);
    expect(await isRefused(page())).toBe(true);
    expect((await finish()).status).toBe(401);
  });

  it('records the Referer that its embedder leaks', async () => {
    const { emulator, ask, begin } = setUp();
    const { webEnrolmentUrl } = await begin();
    await ask(webEnrolmentUrl, { headers: { Referer: 'https://merchant.example/account/7' } });
    expect(emulator.requests.at(-1)).toMatchObject({
      path: '/web-enrolment/?token=[redacted]',
      referer: 'https://merchant.example/account/7',
    });
  });

  it('has a script that stands on its own', () => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(pageScript).not.toMatch(/__vi|__name|cov_|import\(/);
  });
});

describe('the hosted page’s languages', () => {
  // Seed 004's list.
  const codes =
    'ar-SA cs-CZ da-DK en-US fi-FI fr-FR fr-CA de-DE hu-HU jp-JP lv-LV pt-PT ro-RO sk-SK es-ES sv-SE uk-UA'.split(
      ' ',
    );
  const words = async (lang: string, scenario = 'approved') => {
    const html = await (await (await setUp().begin(scenario)).page(`&iframe=true&lang=${lang}`)).text();
    const found = [...html.matchAll(/<(title|h1|button|a|aside)\b[^>]*>(.*?)<\/\1>/gs)].map(
      ([, name, text = '']) => [name, text.replace(/<[^>]*>[^<]*<\/[^>]*>/g, '').trim()] as const,
    );
    return { html, found };
  };

  it('are the provider’s seventeen', () => {
    expect(Object.keys(pageTexts).toSorted()).toEqual(codes.toSorted());
  });

  it.each(codes.filter((code) => code !== 'en-US'))(
    '%s has its own title, banner, headings and buttons',
    async (lang) => {
      for (const scenario of ['approved', 'one-side']) {
        const [english, translated] = [await words('en-US', scenario), await words(lang, scenario)];
        expect(english.found.length).toBeGreaterThan(9);
        expect(translated.found.map(([name]) => name)).toEqual(english.found.map(([name]) => name));
        translated.found.forEach(([name, text], index) => {
          expect(text, name).not.toBe('');
          expect(text, name).not.toBe(english.found[index]?.[1]);
        });
      }
    },
  );

  it.each(codes)('%s keeps the numbers of its steps, and repeats no text for another', (lang) => {
    const texts = pageTexts[lang];
    expect(texts?.step).toMatch(/\{n\}.*\{total\}/);
    const { takeSelfie: _, selfieHeading: __, ...others } = texts ?? {};
    expect(new Set(Object.values(others)).size).toBe(Object.values(others).length);
  });

  it('writes Arabic from the right, Japanese as ja, and what it doesn’t know in English', async () => {
    expect((await words('ar-SA')).html).toContain('<html lang="ar-SA" dir="rtl"');
    expect((await words('jp-JP')).html).toContain('<html lang="ja-JP" dir="ltr"');
    for (const lang of ['ja-JP', 'bg-BG', 'constructor', '', '%22%3E%3Cscript%3E']) {
      expect((await words(lang)).html).toContain('<html lang="en-US" dir="ltr"');
    }
  });
});

describe('webhooks', () => {
  function setUpWebhook(answers: readonly number[] = []) {
    const received: { url: string; body: string; signature: string | null }[] = [];
    let wake: () => void = () => undefined;
    const fetch = (url: string | URL | Request, init?: RequestInit) => {
      received.push({
        url: String(url),
        body: String(init?.body),
        signature: new Headers(init?.headers).get('X-Signature'),
      });
      wake();
      return Promise.resolve(new Response(null, { status: answers[received.length - 1] ?? 204 }));
    };
    const until = async (count: number) => {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    const sandbox = setUp({
      fetch,
      webhookUrl: 'http://localhost:3000/hook',
      webhookRetryDelayMs: 1,
      projectId: 'development',
    });
    return { ...sandbox, received, until };
  }

  it('are sent for every status change, in the documented shape, signed over the raw body', async () => {
    const { begin, pass, received, until, emulator } = setUpWebhook();
    const { sessionId, finish, status } = await begin('manual-approved');
    await finish();
    pass(1000);
    await status();
    await until(1);
    pass(1000);
    await status();
    await until(2);
    await status();
    const body = (word: string) =>
      `{"sessionId":"${sessionId}","status":"${word}","projectId":"development","externalId":"sandbox:manual-approved"}`;
    expect(received.map((webhook) => webhook.body)).toEqual([
      body('WAITING_FOR_MANUAL_APPROVE'),
      body('MANUAL_APPROVED'),
    ]);
    for (const webhook of received) {
      expect(webhook.url).toBe('http://localhost:3000/hook');
      expect(webhook.signature).toBe(
        createHmac('sha256', emulator.password).update(webhook.body).digest('base64'),
      );
    }
  });

  it('leave out an externalId that was not given', async () => {
    const { initialize, ask, pass, received, until, list } = setUpWebhook();
    const { webEnrolmentUrl } = await (await initialize()).json();
    await ask('/web-enrolment/complete', {
      method: 'POST',
      headers: { Authorization: `Bearer ${new URL(webEnrolmentUrl).searchParams.get('token') ?? ''}` },
    });
    pass(1000);
    await list();
    await until(1);
    expect(JSON.parse(received[0]?.body ?? '')).not.toHaveProperty('externalId');
  });

  it('come again until they are taken', async () => {
    const { begin, pass, received, until } = setUpWebhook([500, 404]);
    const { finish, status } = await begin();
    await finish();
    pass(1000);
    await status();
    await until(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('arrive without anybody asking', async () => {
    const waiting: (() => void)[] = [];
    let at = 0;
    const sent = new Promise<string>((resolve) => {
      const fetch = (_: unknown, init?: RequestInit) => {
        resolve(String(init?.body));
        return Promise.resolve(new Response());
      };
      const clock = {
        now: () => at,
        wait: () => Promise.resolve(),
        after: (ms: number, callback: () => void) => {
          waiting.push(() => {
            at += ms;
            callback();
          });
          return () => undefined;
        },
      };
      const { begin } = setUp({ clock, fetch, webhookUrl: 'http://localhost/hook' });
      void begin().then(async ({ finish }) => {
        await finish();
        for (const wake of waiting) wake();
      });
    });
    expect(await sent).toContain('AUTO_APPROVED');
  });

  it('go nowhere after they were switched off', async () => {
    const { begin, pass, emulator, received } = setUpWebhook();
    const { finish, status } = await begin();
    await finish();
    emulator.setWebhookUrl(undefined);
    pass(1000);
    expect(await status()).toBe('AUTO_APPROVED');
    expect(received).toEqual([]);
  });
});
