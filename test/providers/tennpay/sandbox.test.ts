import { Script } from 'node:vm';
import * as fc from 'fast-check';
import { createTennpayEmulator, type TennpaySandboxOptions } from '../../../src/providers/tennpay/sandbox.js';
import { pageScript } from '../../../src/providers/tennpay/sandbox/page-script.js';
import {
  scenarioOf,
  tennpayScenarios,
  tennpayUserId,
} from '../../../src/providers/tennpay/sandbox/scenarios.js';
import { bulgarian } from '../../../src/providers/tennpay/sandbox/texts/bg.js';
import { english } from '../../../src/providers/tennpay/sandbox/texts/en.js';
import {
  finalizeResponseSchema,
  initiateResponseSchema,
  paths,
  problemDetailsSchema,
  statusResponseSchema,
  tokenResponseSchema,
} from '../../../src/providers/tennpay/wire.js';

const GATEWAY = 'http://gateway.localhost';
const IDENTIFICATION = 'http://identification.localhost';
const SIGNING = 'http://signing.localhost';
const SUCCESS = 'https://merchant.example/kyc/return/success?shop=7';
const FAIL = 'https://merchant.example/kyc/return/fail';
const SIGNING_READY = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';

function setUp(options: TennpaySandboxOptions = {}) {
  let at = Date.UTC(2026, 0, 1);
  const clock = { now: () => at, wait: () => Promise.resolve(), after: () => () => undefined };
  const emulator = createTennpayEmulator(
    { url: GATEWAY, identificationUrl: IDENTIFICATION, signingUrl: SIGNING },
    { clock, returnUrls: { success: SUCCESS, fail: FAIL }, ...options },
  );
  const ask = (path: string, init?: RequestInit) => emulator.fetch(new Request(new URL(path, GATEWAY), init));
  /** Opens an address as a browser would, on whichever of the three origins it is. */
  const open = (address: string, init?: RequestInit) => {
    const { origin } = new URL(address);
    const answer =
      { [IDENTIFICATION]: emulator.sites.identification, [SIGNING]: emulator.sites.signing }[origin] ??
      emulator.fetch;
    return answer(new Request(address, init));
  };

  const clientForm = { client_id: emulator.clientId, client_secret: emulator.clientSecret };
  const requestToken = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask('/connect/token', { method: 'POST', body: new URLSearchParams(form), headers });
  const mint = async () =>
    tokenResponseSchema.parse(
      await (await requestToken({ grant_type: 'client_credentials', ...clientForm })).json(),
    ).access_token;

  let token: string | undefined;
  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    token ??= await mint();
    return ask(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };

  const initiate = (userId: number, extra: object = {}) => call(paths.initiate, { userId, ...extra });
  const ask10n = async (userId: number) => call(paths.status({ userId, userType: 0 }));
  const status = async (userId: number) => statusResponseSchema.parse(await (await ask10n(userId)).json());
  const word = async (userId: number) => (await status(userId)).videoIdentificationStatus;
  const finalize = (userId: number) =>
    call(paths.finalize, { userId, bTrustAppCallBackId: null, correlationType: 0 });

  /** What the page's script reports when its last button, or Cancel, is pressed. */
  const report = async (address: string, outcome: 'completed' | 'aborted') => {
    const url = new URL(address);
    const response = await open(`${url.origin}${url.pathname}report`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${url.searchParams.get('token') ?? ''}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ outcome }),
    });
    const answer: { isFine: boolean; returnUrl: string } = await response.json();
    return answer;
  };

  const begin = async (userId: number, extra: object = {}) => {
    const response = await initiate(userId, extra);
    expect(response.status).toBe(200);
    return initiateResponseSchema.parse(await response.json()).videoIdentificationUrl;
  };

  /**
   * Polls until the word changes from what it is when processing; returns all words heard, repeats included.
   */
  const pollUntil = async (userId: number, last: string) => {
    const words: (string | null | undefined)[] = [];
    do words.push(await word(userId));
    while (words.at(-1) !== last && words.length < 50);
    return words;
  };

  /** Up to the signing page. */
  const beginSigning = async (userId: number, extra: object = {}) => {
    await report(await begin(userId, extra), 'completed');
    await pollUntil(userId, SIGNING_READY);
    const { videoIdentificationUrl } = await status(userId);
    return videoIdentificationUrl ?? '';
  };

  return {
    emulator,
    ask,
    open,
    requestToken,
    clientForm,
    mint,
    call,
    initiate,
    ask10n,
    status,
    word,
    finalize,
    report,
    begin,
    pollUntil,
    beginSigning,
    pass: (ms: number) => void (at += ms),
  };
}

const basic = (text: string) => `Basic ${btoa(text)}`;
const of = (scenario: string) => tennpayUserId(scenario, 7);

describe('the token endpoint', () => {
  it('takes client credentials in the form or as Basic', async () => {
    const { requestToken, clientForm } = setUp();
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
    const { requestToken } = setUp();
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
    const { requestToken } = setUp({ clientId: 'a:b', clientSecret: 'c d' });
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
    const response = await setUp().requestToken(form, headers);
    expect([response.status, await response.json()]).toEqual([401, { error: 'invalid_client' }]);
  });

  it('is 400 for another grant, none, and JSON', async () => {
    const { requestToken, clientForm, ask } = setUp();
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
    const { ask } = setUp();
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
    const { initiate, pass, emulator } = setUp();
    expect((await initiate(2077)).status).toBe(200);
    pass(3_599_000);
    expect((await initiate(2077)).status).toBe(200);
    pass(1_000);
    expect((await initiate(2077)).status).toBe(401);
    const other = setUp();
    await other.initiate(2077);
    other.emulator.revokeTokens();
    expect((await other.initiate(2077)).status).toBe(401);
    expect(emulator.requests.at(-1)?.authorization).toBe('Bearer [redacted]');
  });
});

describe('initiate', () => {
  it('opens an identification on an origin of its own', async () => {
    const response = await setUp().initiate(2077);
    expect(await response.json()).toEqual({
      videoIdentificationUrl: expect.stringMatching(
        /^http:\/\/identification\.localhost\/l\/\?token=[\w-]{36}$/,
      ),
      videoIdentificationStatus: 'STARTED',
      message: '',
    });
  });

  it('takes everything that is documented, nulls included', async () => {
    const { initiate } = setUp();
    const full = {
      isRestartIdentification: false,
      localTimezone: 'Europe/Sofia',
      userAgent: 'Chrome/139.0',
      browserLanguage: 'bg',
      userLanguage: 'bg',
      deviceName: 'MacBook Pro',
      correlationType: 0,
    };
    expect((await initiate(2077, full)).status).toBe(200);
    expect(
      (
        await initiate(2_147_483_647, {
          localTimezone: null,
          userAgent: null,
          browserLanguage: null,
          userLanguage: null,
          deviceName: null,
          correlationType: 1,
        })
      ).status,
    ).toBe(200);
  });

  it.each<[field: string, body: unknown]>([
    ['body', '{'],
    ['userId', {}],
    ['userId', { userId: 0 }],
    ['userId', { userId: 2_147_483_648 }],
    ['userId', { userId: 1.5 }],
    ['userId', { userId: '2077' }],
    ['isRestartIdentification', { userId: 2077, isRestartIdentification: 'true' }],
    ['localTimezone', { userId: 2077, localTimezone: 'Mars/Olympus' }],
    ['localTimezone', { userId: 2077, localTimezone: '+02:00' }],
    ['userAgent', { userId: 2077, userAgent: 139 }],
    ['browserLanguage', { userId: 2077, browserLanguage: ['bg'] }],
    ['userLanguage', { userId: 2077, userLanguage: 7 }],
    ['deviceName', { userId: 2077, deviceName: {} }],
    ['correlationType', { userId: 2077, correlationType: 2 }],
  ])('is 400 for a wrong %s: %j', async (field, body) => {
    const response = await setUp().call(paths.initiate, body);
    expect(response.status).toBe(400);
    expect(Object.keys(problemDetailsSchema.parse(await response.json()).errors ?? {})).toEqual([field]);
  });

  it('is 415 for what is not JSON by its type', async () => {
    expect(
      (await setUp().call(paths.initiate, { userId: 2077 }, { 'Content-Type': 'text/plain' })).status,
    ).toBe(415);
  });

  it('goes on with an open identification unless a restart is wanted', async () => {
    const { begin, open } = setUp();
    const first = await begin(2077);
    expect(await begin(2077)).toBe(first);
    const second = await begin(2077, { isRestartIdentification: true });
    expect(second).not.toBe(first);
    expect((await open(second)).status).toBe(200);
    expect((await open(first)).headers.get('Location')).toBe(FAIL);
  });

  it('begins anew after a failure', async () => {
    const { begin, report, word } = setUp();
    const first = await begin(2077);
    await report(first, 'aborted');
    expect(await begin(2077)).not.toBe(first);
    expect(await word(2077)).toBe('STARTED');
  });

  it('refuses by scenario, in every form of an error', async () => {
    const { initiate } = setUp();
    const wrongState = await initiate(of('not-eligible'));
    expect([wrongState.status, await wrongState.json()]).toMatchObject([
      400,
      { errors: { Error: ['UserInWrongState'] } },
    ]);
    const unknown = await initiate(of('user-not-found'));
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { type: null, title: null, status: null, detail: null, instance: null },
    ]);
    const down = await initiate(of('provider-down'));
    expect([down.status, await down.text()]).toEqual([500, '']);
  });

  it('misses additional data until it is there', async () => {
    const { initiate, call } = setUp();
    const userId = of('missing-data');
    const add = (id: number, owner: number) =>
      call(paths.addAdditionalData, {
        id,
        additionalData: { type: 'EnrollAdditionalData', data: { userId: owner, phone: '1' } },
      });
    expect(await (await initiate(userId)).json()).toMatchObject({
      errors: { Error: ['MissingAdditionalData'] },
    });
    expect((await add(userId, 1)).status).toBe(400);
    expect((await add(of('user-not-found'), of('user-not-found'))).status).toBe(404);
    expect((await initiate(userId)).status).toBe(400);
    expect((await add(userId, userId)).status).toBe(200);
    expect((await initiate(userId)).status).toBe(200);
  });
});

describe('the journey', () => {
  it('goes identify, wait, sign, wait, finalize, with one Success URL for both legs', async () => {
    const { begin, report, word, status, pollUntil, finalize, open } = setUp();
    const page = await begin(2077);
    expect(await word(2077)).toBe('STARTED');

    expect(await report(page, 'completed')).toEqual({ isFine: true, returnUrl: SUCCESS });
    expect(await pollUntil(2077, SIGNING_READY)).toEqual(['PROCESSING', 'PROCESSING', SIGNING_READY]);
    expect((await finalize(2077)).status).toBe(400);

    const signing = (await status(2077)).videoIdentificationUrl ?? '';
    expect(signing).toMatch(/^http:\/\/signing\.localhost\/sign\/\?token=/);
    expect((await open(signing)).status).toBe(200);
    const { returnUrl } = await report(signing, 'completed');
    const query = new URL(returnUrl).searchParams;
    expect(returnUrl.startsWith(`${SUCCESS}&sh_transactionid=`)).toBe(true);
    expect([...query.keys()]).toEqual(['shop', 'sh_transactionid', 'sh_signerid', 'sh_signerstatus']);
    expect(query.get('sh_signerstatus')).toBe('signed');
    expect((await finalize(2077)).status).toBe(400);

    // The lingering word, with the page that was signed already.
    expect(await status(2077)).toMatchObject({
      videoIdentificationStatus: SIGNING_READY,
      videoIdentificationUrl: signing,
    });
    expect(await pollUntil(2077, 'DOCUMENT_SIGN_SUCCESS')).toEqual([
      'PROCESSING',
      'PROCESSING',
      'DOCUMENT_SIGN_SUCCESS',
    ]);
    expect(await status(2077)).toEqual({
      videoIdentificationUrl: null,
      videoIdentificationStatus: 'DOCUMENT_SIGN_SUCCESS',
      message: null,
    });

    const ids = finalizeResponseSchema.parse(await (await finalize(2077)).json());
    expect(ids.individualId).toBe(989);
    expect(await (await finalize(2077)).json()).toEqual(ids);
  });

  it('asks for as many polls as the sandbox was told', async () => {
    const { begin, report, pollUntil, status } = setUp({ processingPolls: 0, lingeringPolls: 3 });
    await report(await begin(2077), 'completed');
    expect(await pollUntil(2077, SIGNING_READY)).toEqual([SIGNING_READY]);
    await report((await status(2077)).videoIdentificationUrl ?? '', 'completed');
    expect(await pollUntil(2077, 'DOCUMENT_SIGN_SUCCESS')).toEqual([
      SIGNING_READY,
      SIGNING_READY,
      SIGNING_READY,
      'DOCUMENT_SIGN_SUCCESS',
    ]);
  });

  it('keeps users apart', async () => {
    const { begin, report, word } = setUp({ processingPolls: 0 });
    await report(await begin(1), 'completed');
    await begin(2);
    expect([await word(1), await word(2)]).toEqual([SIGNING_READY, 'STARTED']);
  });

  it('is 404 for a user who began nothing, 400 for what is no user', async () => {
    const { ask10n, call, finalize } = setUp();
    expect((await ask10n(2077)).status).toBe(404);
    expect((await finalize(2077)).status).toBe(404);
    for (const path of ['0/0/true', 'x/0/true', '2147483648/0/true', '2077/2/true', '2077/0/yes']) {
      expect((await call(`/Enrollment/${path}/get-identification-process-status`)).status).toBe(400);
    }
    for (const body of [{}, { userId: 2077 }, { userId: 2077, correlationType: 3 }])
      expect((await call(paths.finalize, body)).status).toBe(400);
  });
});

describe('the scenarios', () => {
  /**
   * What each says that comes through initiate: after the identification page, and after the signing page.
   */
  const journeys: Record<
    string,
    readonly [afterIdentification: readonly (string | null)[], afterSigning?: readonly (string | null)[]]
  > = {
    approved: [
      ['PROCESSING', 'PROCESSING', SIGNING_READY],
      [SIGNING_READY, 'PROCESSING', 'PROCESSING', 'DOCUMENT_SIGN_SUCCESS'],
    ],
    slow: [
      [...Array<string>(20).fill('PROCESSING'), SIGNING_READY],
      [SIGNING_READY, ...Array<string>(20).fill('PROCESSING'), 'DOCUMENT_SIGN_SUCCESS'],
    ],
    'stuck-identification': [Array<string>(200).fill('PROCESSING')],
    'stuck-signing': [
      ['PROCESSING', 'PROCESSING', SIGNING_READY],
      [SIGNING_READY, ...Array<string>(200).fill('PROCESSING')],
    ],
    'error-identification': [['PROCESSING', 'PROCESSING', 'ERROR', 'ERROR']],
    'error-signing': [
      ['PROCESSING', 'PROCESSING', SIGNING_READY],
      [SIGNING_READY, 'PROCESSING', 'PROCESSING', 'ERROR', 'ERROR'],
    ],
    'error-code': [['PROCESSING', 'PROCESSING', 'SANDBOX_MADE_THIS_UP']],
    'no-status': [
      [null, null, SIGNING_READY],
      [SIGNING_READY, null, null, 'DOCUMENT_SIGN_SUCCESS'],
    ],
    'missing-data': [['PROCESSING', 'PROCESSING', SIGNING_READY]],
    'finalize-lost': [
      ['PROCESSING', 'PROCESSING', SIGNING_READY],
      [SIGNING_READY, 'PROCESSING', 'PROCESSING', 'DOCUMENT_SIGN_SUCCESS'],
    ],
    'framed-allowed': [['PROCESSING', 'PROCESSING', SIGNING_READY]],
    coop: [['PROCESSING', 'PROCESSING', SIGNING_READY]],
    onfido: [['PROCESSING', 'PROCESSING', SIGNING_READY]],
    borica: [['PROCESSING', 'PROCESSING', SIGNING_READY]],
  };
  const elsewhere = ['fail', 'abort', 'expired', 'down'].flatMap((what) => [
    `${what}-identification`,
    `${what}-signing`,
  ]);
  const refused = ['not-eligible', 'user-not-found', 'provider-down'];

  it('are all stated here, each with a number of its own', () => {
    expect(tennpayScenarios.map(({ name }) => name).toSorted()).toEqual(
      [...Object.keys(journeys), ...elsewhere, ...refused].toSorted(),
    );
    expect(new Set(tennpayScenarios.map(({ number }) => number)).size).toBe(tennpayScenarios.length);
    for (const { description } of tennpayScenarios)
      expect(description).toMatch(/^[^\n]{5,100}\.$|the default\.$/);
  });

  it.each(Object.entries(journeys))(
    '%s says what is stated',
    async (name, [afterIdentification, afterSigning]) => {
      const { begin, report, word, status, call } = setUp();
      const userId = of(name);
      await call(paths.addAdditionalData, {
        id: userId,
        additionalData: { type: 'EnrollAdditionalData', data: { userId } },
      });
      expect(await report(await begin(userId), 'completed')).toEqual({ isFine: true, returnUrl: SUCCESS });
      for (const expected of afterIdentification) expect(await word(userId)).toBe(expected);
      if (!afterSigning) return;
      expect((await report((await status(userId)).videoIdentificationUrl ?? '', 'completed')).isFine).toBe(
        true,
      );
      for (const expected of afterSigning) expect(await word(userId)).toBe(expected);
    },
  );

  it('fail-identification and fail-signing lead to the Fail URL, and the status says ERROR', async () => {
    const { begin, beginSigning, report, word, finalize } = setUp();
    expect(await report(await begin(of('fail-identification')), 'completed')).toEqual({
      isFine: false,
      returnUrl: FAIL,
    });
    expect(await word(of('fail-identification'))).toBe('ERROR');
    const { isFine, returnUrl } = await report(await beginSigning(of('fail-signing')), 'completed');
    expect(isFine).toBe(false);
    expect(returnUrl).toMatch(
      /^https:\/\/merchant\.example\/kyc\/return\/fail\?sh_transactionid=[\w-]+&sh_signerid=[\w-]+&sh_signerstatus=$/,
    );
    expect(await word(of('fail-signing'))).toBe('ERROR');
    expect((await finalize(of('fail-signing'))).status).toBe(400);
  });

  it('abort-identification and abort-signing lead to the Fail URL, and the status never says so', async () => {
    const { open, begin, beginSigning, report, word } = setUp();
    const identification = await begin(of('abort-identification'));
    expect(await (await open(identification)).text()).toContain('data-breaks-off="true"');
    expect(await report(identification, 'aborted')).toEqual({ isFine: false, returnUrl: FAIL });
    const signing = await beginSigning(of('abort-signing'));
    expect(await (await open(signing)).text()).toContain('data-breaks-off="true"');
    expect(new URL((await report(signing, 'aborted')).returnUrl).searchParams.get('sh_signerstatus')).toBe(
      '',
    );
    for (let poll = 0; poll < 100; poll += 1)
      expect([await word(of('abort-identification')), await word(of('abort-signing'))]).toEqual([
        'STARTED',
        SIGNING_READY,
      ]);
  });

  it('expired-identification and expired-signing lead to the Fail URL at once', async () => {
    const { open, begin, beginSigning, report } = setUp();
    for (const address of [
      await begin(of('expired-identification')),
      await beginSigning(of('expired-signing')),
    ]) {
      const response = await open(address);
      expect(response.status).toBe(302);
      expect(response.headers.get('Location')).toMatch(
        /^https:\/\/merchant\.example\/kyc\/return\/fail(\?sh_[^#]+sh_signerstatus=)?$/,
      );
      expect((await report(address, 'completed')).isFine).toBe(false);
    }
  });

  it('down-identification and down-signing answer 503 for 30 s of polling', async () => {
    const { begin, beginSigning, report, ask10n, pass } = setUp();
    const isDownFor30s = async (userId: number) => {
      const statuses: number[] = [];
      for (const ms of [0, 29_999, 1]) {
        pass(ms);
        statuses.push((await ask10n(userId)).status);
      }
      return statuses;
    };
    await report(await begin(of('down-identification')), 'completed');
    pass(60_000);
    expect(await isDownFor30s(of('down-identification'))).toEqual([503, 503, 200]);
    await report(await beginSigning(of('down-signing')), 'completed');
    expect(await isDownFor30s(of('down-signing'))).toEqual([503, 503, 200]);
  });

  it('finalize-lost loses two answers, and none of its effect', async () => {
    const { beginSigning, report, pollUntil, finalize } = setUp();
    const userId = of('finalize-lost');
    await report(await beginSigning(userId), 'completed');
    await pollUntil(userId, 'DOCUMENT_SIGN_SUCCESS');
    expect([(await finalize(userId)).status, (await finalize(userId)).status]).toEqual([503, 503]);
    const ids = finalizeResponseSchema.parse(await (await finalize(userId)).json());
    expect(ids.individualId).toBe(989);
    expect(await (await finalize(userId)).json()).toEqual(ids);
  });

  it('framed-allowed and coop are headers of both pages', async () => {
    const { open, begin, beginSigning } = setUp();
    const headersOf = async (scenario: string) => {
      const responses = [await open(await begin(of(scenario))), await open(await beginSigning(of(scenario)))];
      return responses.map(({ headers }) => [
        headers.get('X-Frame-Options'),
        headers.get('Cross-Origin-Opener-Policy'),
      ]);
    };
    expect(await headersOf('approved')).toEqual([
      ['DENY', null],
      ['DENY', null],
    ]);
    expect(await headersOf('framed-allowed')).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await headersOf('coop')).toEqual([
      ['DENY', 'same-origin'],
      ['DENY', 'same-origin'],
    ]);
  });

  it('onfido and borica win over the sandbox’s skin', async () => {
    const { open, begin } = setUp({ skin: 'borica' });
    const skinOf = async (userId: number) =>
      /data-skin="(\w+)"/.exec(await (await open(await begin(userId))).text())?.[1];
    expect([await skinOf(2077), await skinOf(of('onfido')), await skinOf(of('borica'))]).toEqual([
      'borica',
      'onfido',
      'borica',
    ]);
  });
});

describe('magic user ids', () => {
  it('choose their scenario for any six last digits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tennpayScenarios), fc.nat(), (scenario, nth) => {
        const userId = tennpayUserId(scenario.name, nth);
        expect(scenarioOf(userId)).toBe(scenario);
        expect(userId).toBeLessThanOrEqual(2_147_483_647);
      }),
    );
  });

  it.each([1, 2077, 899_999_999, 999_999_999, 1_000_000_000, 2_147_483_647])('%i is ordinary', (userId) => {
    expect(scenarioOf(userId).name).toBe('approved');
  });

  it('can be given to any other id, from the next identification on', async () => {
    const { emulator, begin, report, initiate, ask } = setUp();
    const running = await begin(2077);
    emulator.setScenario(2077, 'fail-identification');
    expect((await report(running, 'completed')).isFine).toBe(true);
    expect((await report(await begin(2077, { isRestartIdentification: true }), 'completed')).isFine).toBe(
      false,
    );

    const put = (id: string, body: object) =>
      ask(`/sandbox/users/${id}`, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put('12', { scenario: 'not-eligible' })).status).toBe(204);
    expect((await initiate(12)).status).toBe(400);
    expect((await put('12', { scenario: 'nonsense' })).status).toBe(400);
    expect((await put('0', { scenario: 'approved' })).status).toBe(400);
    expect(() => emulator.setScenario(2077, 'nonsense')).toThrow(RangeError);
  });

  it('are listed with the scenarios', async () => {
    const { emulator, ask } = setUp();
    const listed = await (await ask('/sandbox/scenarios')).json();
    expect(listed).toEqual(emulator.scenarios);
    expect(listed[1]).toMatchObject({ name: 'fail-identification', value: '901000000' });
  });
});

describe('the return URLs', () => {
  it('are changed like in the portal, for pages that are open already too', async () => {
    const { emulator, begin, report, ask } = setUp();
    const page = await begin(2077);
    emulator.setReturnUrls({ success: 'https://shop.example/ok', fail: 'https://shop.example/no' });
    expect((await report(page, 'completed')).returnUrl).toBe('https://shop.example/ok');
    const put = (body: object) => ask('/sandbox/return-urls', { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ success: 'http://localhost:3000/s', fail: 'http://localhost:3000/f' })).status).toBe(
      204,
    );
    expect((await report(await begin(2), 'aborted')).returnUrl).toBe('http://localhost:3000/f');
    for (const body of [
      { success: 'https://shop.example/' },
      { success: 'javascript:alert(1)', fail: 'https://shop.example/' },
      { success: '/s', fail: '/f' },
    ])
      expect((await put(body)).status).toBe(400);
  });

  it('are pages that say so until they are configured', async () => {
    const { begin, report, open } = setUp({ returnUrls: undefined });
    const { returnUrl } = await report(await begin(2077), 'completed');
    expect(await (await open(returnUrl)).text()).toContain('This would be your Success URL');
    expect(await (await open((await report(await begin(3), 'aborted')).returnUrl)).text()).toContain(
      'This would be your Fail URL',
    );
  });
});

describe('the hosted pages', () => {
  it('check 85: have nothing inline, tell no more of themselves than their origin, and say that they verify nothing', async () => {
    const { open, begin, beginSigning } = setUp();
    for (const address of [await begin(1), await beginSigning(2)]) {
      const response = await open(address);
      expect(response.headers.get('Content-Security-Policy')).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(response.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      const html = await response.text();
      expect(html).toContain('verifies nothing');
      expect(html).not.toMatch(/ style=| on\w+=|<style|<script>/);
    }
  });

  it.each([
    ['bg', null, 'bg'],
    ['bg-BG', 'en', 'bg'],
    [null, 'bg', 'bg'],
    ['en', 'bg', 'en'],
    ['de-DE', null, 'en'],
    ['bgx', null, 'en'],
    [undefined, undefined, 'en'],
  ])(
    'with userLanguage %s and browserLanguage %s speak %s on both pages',
    async (userLanguage, browserLanguage, lang) => {
      const { open, begin, beginSigning } = setUp();
      for (const address of [
        await begin(1, { userLanguage, browserLanguage }),
        await beginSigning(2, { userLanguage, browserLanguage }),
      ]) {
        const html = await (await open(address)).text();
        expect(html).toContain(`<html lang="${lang}"`);
        expect(html.includes(bulgarian.banner)).toBe(lang === 'bg');
      }
    },
  );

  it('are translated whole, keeping the placeholders', () => {
    for (const key of Object.keys(english) as (keyof typeof english)[]) {
      expect(bulgarian[key]).toMatch(/[а-я]/i);
      expect(bulgarian[key].match(/\{\w+\}/g)).toEqual(english[key].match(/\{\w+\}/g));
    }
  });

  it('Cancel and Reject lead to the Fail URL, and the status says ERROR', async () => {
    const { begin, beginSigning, report, word } = setUp();
    expect(await report(await begin(1), 'aborted')).toEqual({ isFine: false, returnUrl: FAIL });
    const { returnUrl } = await report(await beginSigning(2), 'aborted');
    expect(returnUrl.startsWith(`${FAIL}?`)).toBe(true);
    expect(new URL(returnUrl).searchParams.get('sh_signerstatus')).toBe('rejected');
    expect([await word(1), await word(2)]).toEqual(['ERROR', 'ERROR']);
  });

  it('show only the way on once they are used up, and change nothing any more', async () => {
    const { open, begin, beginSigning, report, pollUntil } = setUp();
    const page = await begin(2077);
    await report(page, 'completed');
    const html = await (await open(page)).text();
    expect(html).toContain('data-steps="used"');
    expect(html).toContain(`data-continue="${SUCCESS}"`);
    expect(await report(page, 'aborted')).toEqual({ isFine: true, returnUrl: SUCCESS });
    expect((await pollUntil(2077, SIGNING_READY)).at(-1)).toBe(SIGNING_READY);

    const signing = await beginSigning(2);
    const first = await report(signing, 'completed');
    expect(await report(signing, 'aborted')).toEqual(first);
    expect((await pollUntil(2, 'DOCUMENT_SIGN_SUCCESS')).at(-1)).toBe('DOCUMENT_SIGN_SUCCESS');
  });

  it('expire', async () => {
    const { open, begin, pass } = setUp({ linkLifetimeMs: 60_000 });
    const page = await begin(2077);
    pass(59_999);
    expect((await open(page)).status).toBe(200);
    pass(1);
    expect((await open(page)).headers.get('Location')).toBe(FAIL);
  });

  it('take no other leg’s link, and none of nobody', async () => {
    const { open, begin, beginSigning } = setUp();
    const swap = (address: string, origin: string, path: string) => origin + path + new URL(address).search;
    expect((await open(swap(await begin(1), SIGNING, '/sign/'))).status).toBe(404);
    expect((await open(swap(await beginSigning(2), IDENTIFICATION, '/l/'))).status).toBe(404);
    expect((await open(`${IDENTIFICATION}/l/?token=${crypto.randomUUID()}`)).status).toBe(404);
    expect((await open(`${IDENTIFICATION}/l/report`, { method: 'POST' })).status).toBe(401);
  });

  it('check 27: leave no token in the log', async () => {
    const { emulator, open, begin, beginSigning } = setUp();
    const pages = [await begin(1), await beginSigning(2)];
    for (const page of pages) await open(page, { headers: { Referer: page } });
    const log = JSON.stringify(emulator.requests);
    expect(log).toContain('/sign/?token=[redacted]');
    for (const page of pages) expect(log).not.toContain(new URL(page).searchParams.get('token'));
  });

  it('have a script that stands on its own', () => {
    expect(() => new Script(pageScript)).not.toThrow(); // compiles, and runs nothing
    expect(pageScript).not.toMatch(/__vi|__name|cov_|import\(/);
  });

  it('are each on one origin only, and the API on neither', async () => {
    const { open, begin, emulator } = setUp();
    const token = new URL(await begin(1)).search;
    for (const address of [
      `${GATEWAY}/l/${token}`,
      `${SIGNING}/l/${token}`,
      `${IDENTIFICATION}${paths.initiate}`,
      `${SIGNING}/connect/token`,
    ])
      expect((await open(address)).status).toBe(404);
    expect(emulator.requests.at(-1)?.origin).toBe(SIGNING);
  });
});
