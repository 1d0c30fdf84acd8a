import { paths } from '../../../../src/providers/tennpay/wire.js';
import { startTennpay, basic } from './emulated-tennpay.js';

describe('the token endpoint', () => {
  it('takes client credentials in the form or as Basic', async () => {
    const { requestToken, clientForm } = startTennpay();
    for (const response of [
      await requestToken({ grant_type: 'client_credentials', ...clientForm }),
      await requestToken(
        { grant_type: 'client_credentials' },
        { Authorization: basic('sandbox-client:sandbox-secret') },
      ),
    ]) {
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(await response.json()).toEqual({
        access_token: expect.any(String),
        expires_in: 3600,
        token_type: 'Bearer',
        scope: 'Tenn.CRM IdentityServerApi',
      });
    }
  });

  it('takes a password with Basic client authentication', async () => {
    const { requestToken } = startTennpay();
    const form = {
      grant_type: 'password',
      username: 'sandbox-user',
      password: 'sandbox-password',
      scope: 'mine',
    };
    const headers = { Authorization: basic('sandbox-client:sandbox-secret') };
    expect(await (await requestToken(form, headers)).json()).toMatchObject({ scope: 'mine' });
    const wrong = await requestToken({ ...form, password: 'guess' }, headers);
    expect([wrong.status, await wrong.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  it('form-encodes the halves of Basic', async () => {
    const { requestToken } = startTennpay({ clientId: 'a:b', clientSecret: 'c d' });
    expect(
      (await requestToken({ grant_type: 'client_credentials' }, { Authorization: basic('a%3Ab:c+d') }))
        .status,
    ).toBe(200);
    expect(
      (await requestToken({ grant_type: 'client_credentials' }, { Authorization: basic('a:b:c d') })).status,
    ).toBe(401);
  });

  it.each<[what: string, form: Record<string, string>, headers: Record<string, string>]>([
    ['no client', { grant_type: 'client_credentials' }, {}],
    [
      'a wrong secret',
      { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'guess' },
      {},
    ],
    ['a wrong Basic', { grant_type: 'client_credentials' }, { Authorization: basic('sandbox-client:guess') }],
    [
      'a wrong Basic, whatever the form says',
      { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' },
      { Authorization: 'Basic !' },
    ],
  ])('is 401 for %s', async (_, form, headers) => {
    const response = await startTennpay().requestToken(form, headers);
    expect([response.status, await response.json()]).toEqual([401, { error: 'invalid_client' }]);
  });

  it('is 400 for another grant, none, and JSON', async () => {
    const { requestToken, clientForm, ask } = startTennpay();
    expect(await (await requestToken({ grant_type: 'implicit', ...clientForm })).json()).toEqual({
      error: 'unsupported_grant_type',
    });
    expect(await (await requestToken(clientForm)).json()).toEqual({ error: 'invalid_request' });
    const json = await ask('/connect/token', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });
});

describe('the gateway’s authorisation', () => {
  const routes: readonly [path: string, body?: object][] = [
    [paths.addAdditionalData, {}],
    [paths.initiate, { userId: 2077 }],
    [paths.status({ userId: 2077, userType: 0 })],
    [paths.finalize, {}],
  ];

  it('is an empty 401 without a token, with a foreign one, and with Basic', async () => {
    const { ask } = startTennpay();
    for (const [path, body] of routes) {
      for (const authorization of [
        '',
        `Bearer ${crypto.randomUUID()}`,
        basic('sandbox-client:sandbox-secret'),
      ]) {
        const response = await ask(path, {
          method: body ? 'POST' : 'GET',
          headers: { Authorization: authorization },
        });
        expect([response.status, await response.text()]).toEqual([401, '']);
      }
    }
  });

  it('lasts as long as expires_in says, or until it is revoked', async () => {
    const { initiate, pass, emulator } = startTennpay();
    expect((await initiate(2077)).status).toBe(200);
    pass(3_599_000);
    expect((await initiate(2077)).status).toBe(200);
    pass(1_000);
    expect((await initiate(2077)).status).toBe(401);
    const other = startTennpay();
    await other.initiate(2077);
    other.emulator.revokeTokens();
    expect((await other.initiate(2077)).status).toBe(401);
    expect(emulator.requests.at(-1)?.authorization).toBe('Bearer [redacted]');
  });
});
