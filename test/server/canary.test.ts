import type { Store } from '../../src/server/store/store.js';
import { password, username } from './fake-trustmatic.js';
import * as tennpay from './fake-tennpay.js';
import { paths, tokenPath } from '../../src/providers/tennpay/wire.js';
import { bodies, callback, credentials, ids, promised, startMerchant } from '../providers/wultra/merchant.js';
import { databases } from './canary-database.js';
import { fields } from './store/records.js';
import { json, minute, secret, startKit } from './kit.js';

const newDatabase = databases();

/** A store that notes everything it is given. */
function watched(store: Store, note: (text: string) => void): Store {
  const watch =
    <T extends unknown[], R>(verb: (...given: T) => R) =>
    (...given: T): R => {
      note(JSON.stringify(given));
      return verb(...given);
    };
  return {
    ...store,
    open: watch(store.open),
    write: watch(store.write),
    settle: watch(store.settle),
    remember: watch(store.remember),
  };
}

const applicant = { firstName: 'Firstname-canary', lastName: 'Lastname-canary', dateOfBirth: '1990-12-10' };

/** A customer's way through everything that can go well or wrong, and what was written down on it. */
async function wholeFlow() {
  const stored: string[] = [];
  const answers: string[] = [];
  const told: string[] = [];
  const database = await newDatabase();
  const { store } = database;
  const kit = startKit({
    store: watched(store, (text) => stored.push(text)),
    identify: (request) => {
      if (request.headers.has('x-break')) throw new Error(`cannot read ${JSON.stringify(applicant)}`);
      return { id: 'ada', externalId: 'order 7', applicantForm: applicant };
    },
    onOutcome: (event) => {
      told.push(JSON.stringify(event));
      throw new Error(`cannot tell ${password}`);
    },
  });
  const { open, ask, send, webhook, upstream, clock } = kit;
  const keep = async (answer: Response | Promise<Response>) => {
    const response = await answer;
    answers.push(JSON.stringify([...response.headers]) + (await response.clone().text()));
    return response;
  };

  upstream.override = () => new Response(`<html>${password} ${applicant.firstName}</html>`, { status: 500 });
  await keep(open());
  upstream.override = () => Promise.reject(new Error(`refused: ${username}:${password}`));
  await keep(open());
  upstream.override = () => new Response(`{"accessToken":"token-canary ${password}`);
  await keep(open());
  upstream.override = undefined;
  const first = await json(open());
  const second = await json(open({ restart: true }));
  await database.look();
  await keep(ask(first.statusUrl));
  upstream.override = () => new Response(`"${password}"`, { status: 401 });
  await keep(ask(`${second.statusUrl}?seen=submitted`));
  upstream.override = undefined;
  await keep(open({}, { 'x-break': '1' }));
  await keep(send('return/success'));
  await keep(webhook({ sessionId: second.sessionId, status: 'AUTO_APPROVED' }, 'wrong'));
  upstream.status = 'AUTO_APPROVED';
  await keep(webhook({ sessionId: second.sessionId, status: 'AUTO_APPROVED' }));
  await kit.settle();
  clock.now += minute;
  await keep(ask(second.statusUrl));
  await kit.kit.sweep();
  return {
    logged: kit.logged,
    answers,
    stored: [...stored, await database.written()],
    told,
    first,
    second,
    store,
  };
}

describe('check 70: what must stay secret', () => {
  const credentials = [password, username, btoa(`${username}:${password}`), secret];
  const tokens = [
    'token-canary',
    Buffer.from('"token-canary"').toString('base64url'),
    'web-enrolment/?token=',
  ];
  const personal = Object.values(applicant);

  it('reaches neither log, nor answers, nor outcomes', async () => {
    const { logged, answers, told } = await wholeFlow();
    expect(logged.length).toBeGreaterThan(5);
    expect(told).not.toHaveLength(0);
    for (const text of [...logged, ...answers, ...told]) {
      for (const canary of [...credentials, ...tokens, ...personal]) expect(text).not.toContain(canary);
    }
  });

  it('lies in the store only encrypted, and only while the session is open or watched', async () => {
    const { stored, store, first, second } = await wholeFlow();
    expect(stored.join()).toContain('"sealed":"1.');
    expect(stored.at(-1)).toContain('order 7'); // what may be there is
    for (const text of stored)
      for (const canary of [...credentials, ...tokens, ...personal]) expect(text).not.toContain(canary);
    // Superseded, and may be finished still.
    expect(await store.find(first.sessionId)).toMatchObject({ phase: 'watched' });
    expect(fields(await store.find(second.sessionId)).sealed).toBeUndefined();
  });

  it('is in the answer with the page, so that these canaries can sing', async () => {
    const { first } = await wholeFlow();
    expect(JSON.stringify(first)).toContain('web-enrolment/?token=');
    expect(JSON.stringify(first)).toContain(Buffer.from('"token-canary"').toString('base64url'));
  });
});

/**
 * A customer's way through both pages of 10nPay, with every call failing once in a way that quotes what it
 * was sent.
 */
async function wholeJourney() {
  const written: string[] = [];
  const answers: string[] = [];
  const database = await newDatabase();
  const store = watched(database.store, (text) => written.push(text));
  const upstream = tennpay.fakeTennpay();
  const asked: string[] = [];
  const kit = startKit({
    store,
    provider: upstream.provider,
    fetch: (input, init) => {
      asked.push(new Request(input).url);
      return upstream.fetch(input, init);
    },
    identify: () => ({
      id: 'ada',
      providerUserId: 2_077_123_456,
      deviceName: 'Device-canary',
      additionalData: { ...applicant },
    }),
    onOutcome: () => Promise.reject(new Error(tennpay.clientSecret)),
  });
  const keep = async (answer: Response | Promise<Response>) => {
    const response = await answer;
    answers.push(JSON.stringify([...response.headers]) + (await response.clone().text()));
    return response;
  };
  /** Fails each path once with everything that it must keep to itself, then lets it go. */
  const failOnce = (path: string, status: number) => {
    upstream.override = (called, body) => {
      if (!called.includes(path)) return undefined;
      upstream.override = undefined;
      return Response.json(
        {
          title: `${tennpay.clientSecret} ${tennpay.accessToken(1)} ${JSON.stringify(body)}`,
          errors: { Error: [applicant.lastName] },
          traceId: applicant.firstName,
        },
        { status },
      );
    };
  };
  const { clock, ask, open, send } = kit;
  for (const path of [tokenPath, paths.addAdditionalData, paths.initiate]) {
    failOnce(path, 400);
    await keep(open());
  }
  const { statusUrl, sessionId } = await json(open());
  Object.assign(upstream, { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: tennpay.signUrl });
  await keep(
    send('return/success?sh_signerid=signer-canary', {
      headers: { 'sec-fetch-site': 'cross-site', referer: new URL(tennpay.identifyUrl).origin },
    }),
  );
  failOnce('get-identification', 403);
  clock.now += minute;
  await keep(ask(statusUrl));
  clock.now += minute;
  await database.look();
  const sign = await json(ask(statusUrl));
  await database.look();
  upstream.status = 'DOCUMENT_SIGN_SUCCESS';
  failOnce(paths.finalize, 404);
  clock.now += minute;
  await keep(ask(`${statusUrl}?seen=returned&own=1`));
  const finishing = await store.find(sessionId);
  await database.look();
  clock.now += minute;
  await keep(ask(statusUrl));
  await kit.settle();
  return {
    logged: kit.logged,
    answers,
    written: [...written, await database.written()],
    asked,
    sign,
    finishing,
    ended: await store.find(sessionId),
  };
}

describe('check 70: what must stay secret on a journey of two pages', () => {
  const credentials = [
    tennpay.clientId,
    tennpay.clientSecret,
    btoa(`${tennpay.clientId}:${tennpay.clientSecret}`),
    'bearer-canary',
    secret,
  ];
  const personal = [...Object.values(applicant), 'Device-canary', 'signer-canary'];

  it('reaches neither log, nor answers, nor an address that the kit calls', async () => {
    const { logged, answers, asked, ended } = await wholeJourney();
    expect(fields(ended).verdict?.status).toBe('approved');
    expect(logged.length).toBeGreaterThan(6);
    for (const text of [...logged, ...answers, ...asked]) {
      for (const canary of [...credentials, ...personal, 'identify-canary', 'sign-canary'])
        expect(text).not.toContain(canary);
    }
  });

  it('lies in the store encrypted, the page while it is needed, and nothing after the end', async () => {
    const { written, finishing, ended } = await wholeJourney();
    expect(written.length).toBeGreaterThan(10);
    for (const text of written)
      for (const canary of [...credentials, ...personal, 'identify-canary', 'sign-canary', '2077123456'])
        expect(text).not.toContain(canary);
    expect(finishing).toMatchObject({ phase: 'finishing', sealed: expect.stringMatching(/^1\./) });
    expect(fields(ended).sealed).toBeUndefined();
  });

  it('is in the answer with the page, so that these canaries can sing', async () => {
    expect(JSON.stringify((await wholeJourney()).sign)).toContain('sign-canary');
  });
});

describe('checks 70 and 77: what Wultra’s caller tells', () => {
  it('lies in no database: no codes, pictures or credentials, nor what a decision waits for', async () => {
    const { store, written } = await newDatabase();
    const late = promised<'OK'>();
    const merchant = startMerchant({
      store,
      evaluateClient: () => 'WAIT',
      approveClient: () => late.promise,
      answerWithinMs: 1_000,
    });
    await merchant.call('otp/send', bodies.otp({ otpCode: '73519024' }));
    await merchant.call('consent/text', bodies.text());
    await merchant.call('consent/storage', bodies.storage());
    const picture = 'cGljdHVyZS1jYW5hcnk=';
    const documents = [
      {
        type: 'ID_CARD',
        images: [{ side: 'FRONT', data: picture }],
        rawData: 'raw-canary',
        status: 'ACCEPTED',
      },
    ];
    const evaluated = await merchant.call(
      'client/evaluate',
      bodies.evaluate({ documentCheckResult: { person: { surname: 'Lastname-canary' }, documents } }),
    );
    const approved = await merchant.call(
      'client/approve',
      bodies.approve({ presenceCheckResult: { frame: picture } }),
    );
    expect([(await evaluated.json()).result, (await approved.json()).result]).toEqual(['WAIT', 'WAIT']);

    expect(await store.consents(ids.userId)).toHaveLength(1);
    const rows = await written();
    expect(rows).toContain('client/approve');
    for (const canary of [
      '73519024',
      picture,
      'raw-canary',
      'Lastname-canary',
      callback.password,
      credentials.password,
      secret,
    ])
      expect(rows).not.toContain(canary);
    late.give('OK');
    await merchant.kit.close();
  }, 20_000);
});
