import { decodeJwt } from 'jose';
import { scenarios } from '../../../../src/providers/trustmatic/sandbox/scenarios.js';
import { ORIGIN, startTrustmatic } from './emulated-trustmatic.js';

describe('initialize', () => {
  it('answers with two different tokens that live 3600 s', async () => {
    const { accessToken, sessionId, webEnrolmentUrl, token } = await startTrustmatic().begin();
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
    const response = await startTrustmatic().initialize({}, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('insists on padding', async () => {
    const { initialize } = startTrustmatic({ password: 'password' });
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
    const response = await startTrustmatic().initialize(body);
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
      (
        await startTrustmatic().initialize({
          externalId: 'x'.repeat(512),
          webEnrolmentTheme: 'white',
          applicantForm,
        })
      ).status,
    ).toBe(200);
  });

  it('is 409 for a sessionId that was used before', async () => {
    const { initialize } = startTrustmatic();
    const sessionId = crypto.randomUUID();
    expect((await initialize({ sessionId })).status).toBe(200);
    expect((await initialize({ sessionId: sessionId.toUpperCase() })).status).toBe(409);
  });

  it('is 503 when the provider is down', async () => {
    expect((await startTrustmatic().initialize({ externalId: 'sandbox:provider-down' })).status).toBe(503);
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
    const { begin, pass } = startTrustmatic();
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
    const { page, finish } = await startTrustmatic().begin(name);
    expect(await (await page()).text()).toContain(`data-error="${error}"`);
    expect((await finish()).ok).toBe(false);
  });

  it('unauthorized-once lets the second session of the same external id through', async () => {
    const { begin } = startTrustmatic();
    const isFine = async (id: string) =>
      (await (await (await begin(id)).page()).text()).includes('data-error=""');
    expect([
      await isFine('unauthorized-once:a'),
      await isFine('unauthorized-once:b'),
      await isFine('unauthorized-once:a'),
    ]).toEqual([false, false, true]);
  });
});
