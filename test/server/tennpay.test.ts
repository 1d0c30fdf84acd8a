// The journey of several pages through the whole kit, with 10nPay as the provider that has one.

import { createKycServer } from '../../src/server/create-kyc-server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';
import { paths } from '../../src/providers/tennpay/wire.js';
import { fakeTennpay, identifyUrl, numbers, signUrl } from './fake-tennpay.js';
import { fields } from './store/records.js';
import { json, minute, origin, secret, startKit } from './kit.js';

const second = 1_000;
const identifyPage = { status: 'page', page: { url: identifyUrl, kind: 'hosted', step: 'identify' } };
const signPage = { status: 'page', page: { url: signUrl, kind: 'hosted', step: 'sign' } };
/** The wait after each of the two pages. */
const checkingIdentity = { status: 'pending', pollAfterMs: 2000, step: 'identify' };
const checkingSignature = { ...checkingIdentity, step: 'sign' };
const approved = { status: 'approved', providerStatus: 'DOCUMENT_SIGN_SUCCESS', returnUrl: `${origin}/done` };
/** How a browser comes to a return page from anywhere; nothing says that it was a provider's page. */
const led = { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } };
/** How it comes back from a provider's page, where the browser says so. */
const from = (page: string) => ({ headers: { ...led.headers, referer: `${new URL(page).origin}/` } });

function start(given: Partial<KycServerOptions> = {}) {
  const tennpay = fakeTennpay();
  const outcomes: OutcomeEvent[] = [];
  const options = {
    provider: tennpay.provider,
    fetch: tennpay.fetch,
    identify: () => ({ id: 'ada', providerUserId: 2077 }),
    onOutcome: (event: OutcomeEvent) => void outcomes.push(event),
    ...given,
  };
  const kit = startKit(options);

  return {
    ...kit,
    tennpay,
    outcomes,
    /** A kit of another process on the same store. */
    another: () =>
      createKycServer({
        origins: [origin],
        secret,
        returnUrl: '/done',
        store: kit.store,
        now: () => kit.clock.now,
        sweepEveryMs: 0,
        logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
        ...options,
      }),
    /** A status some seconds later, with what the browser saw. */
    async next(statusUrl: string, seen?: string, waitS = 3): Promise<Record<string, unknown>> {
      kit.clock.now += waitS * second;
      return json(kit.ask(seen === undefined ? statusUrl : `${statusUrl}?seen=${seen}&own=1`));
    },
    says: (status: string | null, url: string | null = null) => void Object.assign(tennpay, { status, url }),
  };
}

const signable = ['SIGN_SESSION_ID_SUCCESSFULLY_CREATED', signUrl] as const;

/** As far as the signing page. */
async function untilSigning(kit: ReturnType<typeof start>) {
  const { statusUrl, sessionId } = await json(kit.open());
  kit.says(...signable);
  expect(await kit.next(statusUrl, 'returned')).toEqual(signPage);
  return { statusUrl, sessionId };
}

describe('check 61: a journey of two pages', () => {
  it('goes from identification over signing to finalize, and tells the merchant the numbers', async () => {
    const kit = start();
    const { next, says, tennpay, outcomes, settle } = kit;
    const opened = await json(kit.open());
    const { statusUrl, sessionId } = opened;
    const deviceUrl = `${statusUrl}/device`;
    expect(opened).toEqual({ sessionId, statusUrl, deviceUrl, ...identifyPage });
    says('PROCESSING');
    expect(await next(statusUrl, 'returned')).toEqual(checkingIdentity);
    says(...signable);
    expect(await next(statusUrl)).toEqual(signPage);
    expect(await next(statusUrl, 'returned')).toEqual(checkingSignature); // the word lingers
    says('PROCESSING');
    expect(await next(statusUrl)).toEqual(checkingSignature);
    says('DOCUMENT_SIGN_SUCCESS');
    expect(await next(statusUrl)).toEqual(approved);
    await settle();
    expect(tennpay.to(paths.finalize)).toHaveLength(1);
    expect(outcomes).toEqual([
      {
        eventId: expect.any(String),
        sessionId,
        userId: 'ada',
        status: 'approved',
        providerStatus: 'DOCUMENT_SIGN_SUCCESS',
        references: numbers,
        occurredAt: expect.any(String),
      },
    ]);
  });

  it('keeps the numbers from the browser', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    const verdict = await kit.next(statusUrl, 'returned');
    expect(verdict).toEqual(approved);
    expect(JSON.stringify(verdict)).not.toContain(numbers.correlationId);
  });

  it('check 69: sends what the request says of the browser, never who its body says', async () => {
    const { open, tennpay } = start({
      identify: () => ({
        id: 'ada',
        providerUserId: 2077,
        deviceName: 'Phone',
        additionalData: { occupation: 'engineer' },
      }),
    });
    await open(
      {
        language: 'bg',
        timeZone: 'Europe/Sofia',
        userId: 1,
        correlationType: 1,
        deviceName: 'Evil',
        isRestartIdentification: true,
      },
      { 'user-agent': 'Chrome/139.0', 'accept-language': 'bg-BG,bg;q=0.9' },
    );
    expect(tennpay.calls.map(({ path, body }) => [path, body])).toEqual([
      [
        paths.addAdditionalData,
        {
          id: 2077,
          additionalData: { type: 'EnrollAdditionalData', data: { userId: 2077, occupation: 'engineer' } },
        },
      ],
      [
        paths.initiate,
        {
          userId: 2077,
          isRestartIdentification: false,
          localTimezone: 'Europe/Sofia',
          userAgent: 'Chrome/139.0',
          browserLanguage: 'bg-BG',
          userLanguage: 'bg',
          deviceName: 'Phone',
          correlationType: 0,
        },
      ],
    ]);
  });

  it('leaves out what is no language and no time zone', async () => {
    const { open, tennpay } = start();
    await open({ language: '<b>', timeZone: 'Mars/Olympus' }, { 'accept-language': '*' });
    expect(tennpay.calls[0]?.body).toEqual({
      userId: 2077,
      isRestartIdentification: false,
      correlationType: 0,
    });
  });

  it('asks 10nPay no more often than every two seconds, however many tabs wait', async () => {
    const { open, ask, clock, tennpay } = start();
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=returned`);
    for (let waited = 0; waited < 20; waited += 1) {
      clock.now += 500;
      await Promise.all([ask(statusUrl), ask(statusUrl), ask(statusUrl)]);
    }
    expect(tennpay.to('get-identification')).toHaveLength(6);
  });

  it('goes on by its own progress when no hint came', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.says(...signable);
    expect(await kit.next(statusUrl, undefined, 15)).toEqual(signPage);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    expect(await kit.next(statusUrl, undefined, 15)).toEqual(approved);
  });

  it('goes on after a reload in each of its phases, with nothing but the login', async () => {
    const kit = start();
    const { open, next, says, clock } = kit;
    const reload = async () => {
      clock.now += 3 * second;
      return json(open());
    };
    const { statusUrl, sessionId } = await json(open());
    expect(await reload()).toMatchObject({ sessionId, ...identifyPage });
    says('PROCESSING');
    await next(statusUrl, 'returned');
    expect(await reload()).toMatchObject({ sessionId, ...checkingIdentity });
    says(...signable);
    expect(await reload()).toMatchObject({ sessionId, ...signPage });
    await next(statusUrl, 'returned');
    expect(await reload()).toMatchObject({ sessionId, ...checkingSignature });
    says('DOCUMENT_SIGN_SUCCESS');
    expect(await reload()).toMatchObject({ sessionId, ...approved });
    expect(kit.tennpay.to(paths.initiate)).toHaveLength(1);
  });

  it.each(['PROCESSING', 'STARTED', null, signable[0]])(
    'never shows an earlier page again after signing began, with %j',
    async (status) => {
      const kit = start();
      const { statusUrl } = await untilSigning(kit);
      kit.says(status, identifyUrl);
      for (const seen of ['closed', undefined, 'returned', 'returned', undefined])
        expect(JSON.stringify(await kit.next(statusUrl, seen))).not.toContain(identifyUrl);
    },
  );

  it('drops an answer that was overtaken', async () => {
    const kit = start();
    const { tennpay, next, says, ask, clock } = kit;
    const { statusUrl } = await json(kit.open());
    let answerLate: (response: Response) => void = () => undefined;
    const late = new Promise<Response>((resolve) => (answerLate = resolve));
    tennpay.override = (path) => (path.includes('get-identification') ? late : undefined);
    clock.now += 3 * second;
    const slow = ask(`${statusUrl}?seen=returned`);
    await vi.waitFor(() => expect(tennpay.to('get-identification')).toHaveLength(1));
    tennpay.override = undefined;
    says(...signable);
    expect(await next(statusUrl)).toEqual(signPage);
    expect(await next(statusUrl, 'returned')).toEqual(checkingSignature);
    answerLate(
      Response.json({ videoIdentificationStatus: signable[0], videoIdentificationUrl: `${signUrl}&old=1` }),
    );
    expect(await json(slow)).toEqual(checkingSignature);
    expect(await next(statusUrl)).toEqual(checkingSignature);
  });
});

describe('an answer that comes late', () => {
  /** Lets the next status wait for `answer`, and everything after it go on. */
  async function slowly(kit: ReturnType<typeof start>, ask: () => Promise<Response>) {
    let answer: (word: string) => void = () => undefined;
    const late = new Promise<Response>(
      (resolve) => (answer = (word) => resolve(Response.json({ videoIdentificationStatus: word }))),
    );
    const before = kit.tennpay.to('get-identification').length;
    kit.tennpay.override = (path) => (path.includes('get-identification') ? late : undefined);
    kit.clock.now += 3 * second;
    const slow = ask();
    await vi.waitFor(() => expect(kit.tennpay.to('get-identification')).toHaveLength(before + 1));
    kit.tennpay.override = undefined;
    return { slow, answer };
  }

  it('does not bring the page back to a customer who has finished it meanwhile', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.says('PROCESSING');
    const { slow, answer } = await slowly(kit, () => kit.ask(`${statusUrl}?seen=closed`));
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingIdentity);
    answer('STARTED');
    expect(await json(slow)).toEqual(checkingIdentity);
    expect(await json(kit.ask(statusUrl))).toEqual(checkingIdentity);
  });

  it('does not fail a customer who came to a good end meanwhile', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.next(statusUrl, 'failed');
    kit.clock.now += 30 * second;
    const { slow, answer } = await slowly(kit, () => kit.ask(statusUrl));
    await kit.send('return/success', led);
    answer('PROCESSING');
    expect(await json(slow)).toEqual(checkingIdentity);
  });
});

describe('a hint belongs to the page that is open', () => {
  it('however often it comes for one page', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.send('return/success', led);
    await kit.send('return/success', led);
    await kit.next(statusUrl, 'returned');
    kit.says(...signable);
    expect(await kit.next(statusUrl, 'returned')).toEqual(signPage);
    expect(await kit.next(statusUrl)).toEqual(signPage);
  });

  it('and not to one that nobody has seen yet', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.send('return/success', led);
    kit.says(...signable);
    kit.clock.now += 20 * second;
    await kit.kit.sweep(); // the page is turned while the customer is away
    await kit.send('return/success', led);
    expect(await kit.next(statusUrl, 'returned')).toEqual(signPage);
  });

  it('and not to the signing page when it names another', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    expect(await kit.next(statusUrl, 'returned&step=identify')).toEqual(signPage);
    expect(await kit.next(statusUrl, 'failed&step=identify')).toEqual(signPage);
    expect(await kit.next(statusUrl, 'returned&step=sign')).toEqual(checkingSignature);
  });

  it('and not to the signing page when the return page is opened from the address bar', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    await kit.send('return/success', { headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } });
    expect(await kit.next(statusUrl)).toEqual(signPage);
    await kit.send('return/success?sh_transactionid=1&sh_signerstatus=signed', led);
    expect(await kit.next(statusUrl)).toEqual(checkingSignature);
  });

  it('and not to the signing page when it comes from the page before', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    await kit.send('return/success', from(identifyUrl));
    await kit.send('return/fail', from(identifyUrl));
    expect(await kit.next(statusUrl)).toEqual(signPage);
    await kit.send('return/success', from(signUrl));
    expect(await kit.next(statusUrl)).toEqual(checkingSignature);
  });

  it('also from a page that shares its origin with the one before, or by way of a third', async () => {
    for (const referer of ['https://id.example/', 'https://bank.example/', 'no address']) {
      const kit = start();
      const { statusUrl } = await json(kit.open());
      kit.says(signable[0], referer === 'https://id.example/' ? 'https://id.example/sign' : signUrl);
      await kit.next(statusUrl, 'returned');
      await kit.send('return/success', { headers: { ...led.headers, referer } });
      expect(await kit.next(statusUrl)).toEqual(checkingSignature);
    }
  });

  it('also when an app leads back from identification, like an address that was typed', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.send('return/success', { headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } });
    expect(await kit.next(statusUrl)).toEqual(checkingIdentity);
  });

  it('also when the login stayed at home at first (SameSite=Strict)', async () => {
    let isHome = true;
    const kit = start({ identify: () => (isHome ? null : { id: 'ada', providerUserId: 2077 }) });
    isHome = false;
    const { statusUrl } = await json(kit.open({ display: 'redirect' }));
    kit.says('PROCESSING');
    const goOn = async (path: string) => {
      isHome = true;
      const html = await (await kit.send(path, led)).text();
      isHome = false;
      return /data-return-url="([^"]*)"/.exec(html)?.[1];
    };
    expect(await goOn('return/fail')).toBe(`${origin}/kyc/return/fail`);
    expect(await kit.next(statusUrl)).toEqual(identifyPage);
    expect(await goOn('return/success?sh_signerstatus=signed')).toBe(`${origin}/kyc/return/success`);
    const again = await kit.send('return/success', {
      headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' },
    });
    expect([again.status, again.headers.get('location')]).toEqual([303, `${origin}/done`]);
    expect(await kit.next(statusUrl)).toEqual(checkingIdentity);
  });

  it('and an address says nothing else: neither sh_* nor anything more', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    await kit.send('return/success?sh_signerstatus=rejected&status=approved', led);
    expect(await kit.next(statusUrl)).toEqual(checkingSignature);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    expect(await kit.next(statusUrl)).toEqual(approved);
  });
});

describe('a Fail return', () => {
  const failedPage = { ...identifyPage, returned: 'failed' };

  it.each([
    ['identification', 'STARTED', failedPage],
    ['signing', signable[0], { ...signPage, returned: 'failed' }],
  ])('from %s ends nothing: the page is offered, and that it did not work', async (leg, word, offered) => {
    const kit = start();
    const { statusUrl } = leg === 'signing' ? await untilSigning(kit) : await json(kit.open());
    kit.says(word, leg === 'signing' ? signUrl : null);
    await kit.send('return/fail', from(leg === 'signing' ? signUrl : identifyUrl));
    for (const waitS of [1, 30, 300, 3600])
      expect(await kit.next(statusUrl, undefined, waitS)).toEqual(offered);
    await kit.settle();
    expect(kit.outcomes).toEqual([]);
  });

  it('check 57: is believed of nobody but the provider: by a foreign link nothing is said', async () => {
    for (const headers of [
      led.headers,
      { ...led.headers, referer: 'https://evil.example/' },
      { ...led.headers, referer: identifyUrl, 'sec-fetch-dest': 'iframe' },
    ]) {
      const kit = start();
      const { statusUrl } = await json(kit.open());
      await kit.send('return/fail', { headers });
      expect(await kit.next(statusUrl)).toEqual(identifyPage);
    }
  });

  it('is believed of the element when it was its own window, and is a reason to read otherwise', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    expect(await json(kit.ask(`${statusUrl}?seen=failed`))).toEqual(identifyPage);
    expect(kit.tennpay.to('get-identification')).toHaveLength(1);
    expect(await kit.next(statusUrl, 'failed')).toEqual(failedPage);
  });

  it('ends by the word of the provider', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.send('return/fail', from(identifyUrl));
    kit.says('ERROR');
    expect(await kit.next(statusUrl)).toMatchObject({ status: 'failed', providerStatus: 'ERROR' });
  });

  it('is overtaken by progress', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    expect(await kit.next(statusUrl, 'failed')).toEqual(failedPage);
    kit.says(...signable);
    expect(await kit.next(statusUrl)).toEqual(signPage);
    expect(await kit.next(statusUrl, undefined, 60)).toEqual(signPage);
  });

  it('is taken back by a Success return', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.next(statusUrl, 'failed');
    await kit.send('return/success', from(identifyUrl));
    expect(await kit.next(statusUrl, undefined, 60)).toEqual(checkingIdentity);
  });

  it('fails nobody while 10nPay cannot be asked', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.tennpay.override = () => new Response(null, { status: 503 });
    await kit.next(statusUrl, 'failed');
    expect(await kit.next(statusUrl, undefined, 60)).toEqual(failedPage);
    kit.tennpay.override = undefined;
    kit.says(...signable);
    expect(await kit.next(statusUrl)).toEqual(signPage);
  });

  it('by a foreign link while the customer signs takes nothing from the signature', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    await kit.send('return/fail', led);
    await kit.send('return/fail', { headers: { ...led.headers, referer: 'https://evil.example/' } });
    expect(await kit.next(statusUrl, undefined, 60)).toEqual(signPage);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    expect(await kit.next(statusUrl, undefined, 60)).toEqual(approved);
    await kit.settle();
    expect(kit.outcomes).toMatchObject([{ status: 'approved', references: numbers }]);
  });

  it('is not the same as closing the page, which may be opened again', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    expect(await kit.next(statusUrl, 'closed')).toEqual(identifyPage);
    expect(await kit.next(statusUrl, undefined, 300)).toEqual(identifyPage);
  });
});

describe("a Success return that may be anybody's link", () => {
  it('is waited upon for a minute, while 10nPay is asked; then the page is there again', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    await kit.send('return/success', led);
    expect(await kit.next(statusUrl)).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl, undefined, 56)).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl, undefined, 1)).toEqual(identifyPage);
    expect(kit.tennpay.to('get-identification').length).toBeGreaterThanOrEqual(2);
  });

  it('is as good as a believed one where 10nPay has a word', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.says(...signable);
    await kit.send('return/success', led);
    expect(await kit.next(statusUrl)).toEqual(signPage);
  });
});

describe('a customer whom 10nPay does not know for a moment', () => {
  const unknown = (status: number) => (path: string) =>
    path.includes('get-identification') ? new Response(null, { status }) : undefined;

  it.each([400, 404])('waits on, and goes on, after %i', async (status) => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.tennpay.override = unknown(status);
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl, undefined, 100)).toEqual(checkingIdentity);
    kit.tennpay.override = undefined;
    kit.says(...signable);
    expect(await kit.next(statusUrl)).toEqual(signPage);
  });

  it.each([400, 404])('has failed after two minutes of nothing but %i', async (status) => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.tennpay.override = unknown(status);
    await kit.next(statusUrl, 'returned');
    expect(await kit.next(statusUrl, undefined, 119)).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl)).toMatchObject({ status: 'failed', providerStatus: `HTTP ${status}` });
  });

  it('begins to count anew once 10nPay has known them again', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    for (let turn = 0; turn < 4; turn += 1) {
      kit.tennpay.override = unknown(404);
      expect(await kit.next(statusUrl, 'returned')).toMatchObject(checkingIdentity);
      expect(await kit.next(statusUrl, undefined, 60)).toMatchObject(checkingIdentity);
      kit.tennpay.override = undefined;
      kit.says('PROCESSING');
      expect(await kit.next(statusUrl)).toMatchObject(checkingIdentity);
    }
  });
});

describe('a new start', () => {
  it('is a restart at 10nPay, and leaves the earlier session', async () => {
    const kit = start();
    const first = await json(kit.open());
    kit.clock.now += 3 * second;
    const again = await json(kit.open({ restart: true }));
    expect(again.sessionId).not.toBe(first.sessionId);
    expect(kit.tennpay.to(paths.initiate).map(({ body }) => body)).toMatchObject([
      { isRestartIdentification: false },
      { isRestartIdentification: true },
    ]);
  });

  it('after a failure is one too, asked for or not', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.says('ERROR');
    expect(await kit.next(statusUrl, 'returned')).toMatchObject({
      status: 'failed',
      providerStatus: 'ERROR',
    });
    expect(await json(kit.open())).toMatchObject(identifyPage);
    expect(kit.tennpay.to(paths.initiate)[1]?.body).toMatchObject({ isRestartIdentification: true });
  });

  it('is offered after two minutes without progress in identification', async () => {
    const kit = start();
    const { statusUrl } = await json(kit.open());
    kit.says('PROCESSING');
    await kit.next(statusUrl, 'returned');
    expect(await kit.next(statusUrl, undefined, 119)).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl, undefined, 1)).toEqual({ ...checkingIdentity, restartable: true });
  });

  it('is offered after a signature only when 10nPay was asked after all that time', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    await kit.next(statusUrl, 'returned');
    kit.tennpay.override = () => new Response(null, { status: 503 });
    expect(await kit.next(statusUrl, undefined, 180)).toEqual(checkingSignature);
    kit.tennpay.override = undefined;
    expect(await kit.next(statusUrl)).toEqual({ ...checkingSignature, restartable: true });
  });

  it('is refused while a signature may be there and 10nPay cannot be asked', async () => {
    const kit = start();
    const { statusUrl, sessionId } = await untilSigning(kit);
    kit.tennpay.override = () => new Response(null, { status: 503 });
    kit.clock.now += 10 * second;
    expect(await json(kit.open({ restart: true }))).toMatchObject({ sessionId });
    kit.tennpay.override = undefined;
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.clock.now += 3 * second;
    expect(await json(kit.open({ restart: true }))).toMatchObject({ sessionId, ...approved });
    expect(await json(kit.ask(statusUrl))).toEqual(approved);
  });
});

describe('a word that lingers from the process before', () => {
  /** A new start while 10nPay still says what it said of the earlier one. */
  async function restarted(word: string) {
    const kit = start();
    const before = await json(kit.open());
    kit.says(word, signUrl);
    await kit.next(before.statusUrl, 'returned');
    kit.clock.now += 3 * second;
    const { statusUrl } = await json(kit.open({ restart: true }));
    return { ...kit, statusUrl };
  }

  it.each(['ERROR', signable[0], 'DOCUMENT_SIGN_SUCCESS'])(
    'decides nothing before the customer has been at the new page: %s',
    async (word) => {
      const { next, says, statusUrl, tennpay } = await restarted(word);
      const finalized = tennpay.to(paths.finalize).length;
      for (const seen of [undefined, 'closed', undefined])
        expect(await next(statusUrl, seen, 20)).toEqual(identifyPage);
      expect(tennpay.to(paths.finalize)).toHaveLength(finalized);
      says('PROCESSING');
      expect(await next(statusUrl, 'returned')).toEqual(checkingIdentity);
      says('ERROR');
      expect(await next(statusUrl)).toMatchObject({ status: 'failed', providerStatus: 'ERROR' });
    },
  );

  it('is no news when it stays after the return either: then it counts', async () => {
    const { next, statusUrl } = await restarted('ERROR');
    expect(await next(statusUrl, 'returned')).toMatchObject({ status: 'failed', providerStatus: 'ERROR' });
  });

  it('is told from one that is new, also for who never comes back', async () => {
    const { next, says, statusUrl } = await restarted('STARTED');
    expect(await next(statusUrl, undefined, 20)).toEqual(identifyPage);
    says('ERROR');
    expect(await next(statusUrl, undefined, 20)).toMatchObject({ status: 'failed', providerStatus: 'ERROR' });
  });

  it('keeps nobody from a new start when it cannot be read', async () => {
    const kit = start();
    await kit.open();
    kit.clock.now += 3 * second;
    kit.tennpay.override = (path) =>
      path.includes('get-identification') ? new Response(null, { status: 500 }) : undefined;
    expect(await json(kit.open({ restart: true }))).toMatchObject(identifyPage);
  });
});

describe('a customer whom identify() names as another user of 10nPay', () => {
  function relinked() {
    let providerUserId = 2077;
    const kit = start({ identify: () => ({ id: 'ada', providerUserId }) });
    return {
      ...kit,
      relink: () => {
        providerUserId = 2078;
      },
    };
  }

  it('begins anew, and the earlier session is over', async () => {
    const { open, ask, relink, clock, tennpay } = relinked();
    const first = await json(open());
    clock.now += 3 * second;
    expect((await json(open())).sessionId).toBe(first.sessionId);
    relink();
    clock.now += 3 * second;
    const another = await json(open());
    expect(another.sessionId).not.toBe(first.sessionId);
    expect(another).toMatchObject(identifyPage);
    expect(tennpay.to(paths.initiate).map(({ body }) => body)).toMatchObject([
      { userId: 2077 },
      { userId: 2078 },
    ]);
    expect((await ask(first.statusUrl)).status).toBe(404);
  });

  it('begins anew also with the Idempotency-Key of the earlier session', async () => {
    const { open, relink, clock } = relinked();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await json(open({}, key));
    clock.now += 3 * second;
    expect((await json(open({}, key))).sessionId).toBe(first.sessionId);
    relink();
    clock.now += 3 * second;
    expect((await json(open({}, key))).sessionId).not.toBe(first.sessionId);
  });

  it('hears nothing of what the other one has signed, which is finalized beside', async () => {
    const kit = relinked();
    const { statusUrl, sessionId } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.tennpay.override = (path) =>
      path === paths.finalize ? new Response(null, { status: 500 }) : undefined;
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
    kit.relink();
    const another = await json(kit.open());
    expect(another).toMatchObject(identifyPage);
    expect(kit.tennpay.to(paths.initiate).at(-1)?.body).toMatchObject({ userId: 2078 });
    kit.tennpay.override = undefined;
    kit.clock.now += minute;
    await kit.kit.sweep();
    await kit.settle();
    expect(kit.outcomes).toMatchObject([{ sessionId, status: 'approved', references: numbers }]);
    expect(kit.tennpay.to(paths.finalize).at(-1)?.body).toMatchObject({ userId: 2077 });
    expect((await kit.ask(statusUrl)).status).toBe(404);
    kit.says('STARTED');
    expect(await kit.next(another.statusUrl)).toEqual(identifyPage);
  });

  it('hears no verdict of the other one either', async () => {
    const kit = relinked();
    const { statusUrl, sessionId } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    expect(await kit.next(statusUrl, 'returned')).toEqual(approved);
    expect(await json(kit.open())).toMatchObject({ sessionId, ...approved });
    kit.relink();
    expect((await kit.ask(statusUrl)).status).toBe(404);
    kit.says('STARTED');
    expect(await json(kit.open())).toMatchObject(identifyPage);
  });
});

describe('finalize', () => {
  /** A signature whose finalize fails until the override goes. */
  async function owed(kit: ReturnType<typeof start>, status = 500) {
    const session = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.tennpay.override = (path) => (path === paths.finalize ? new Response(null, { status }) : undefined);
    return session;
  }

  it.each([401, 403, 429, 500, 503])(
    'is owed until it succeeds, also after %i, with the same payload',
    async (status) => {
      const kit = start();
      const { statusUrl } = await owed(kit, status);
      expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
      kit.says('ERROR'); // whatever the status says from now on
      expect(await kit.next(statusUrl, undefined, 300)).toEqual(checkingSignature);
      kit.tennpay.override = undefined;
      expect(await kit.next(statusUrl)).toEqual(approved);
      expect(new Set(kit.tennpay.to(paths.finalize).map(({ body }) => JSON.stringify(body))).size).toBe(1);
    },
  );

  it.each([400, 404, 409])(
    'that is refused with %i for two minutes is for a person to look at, and is tried on',
    async (status) => {
      const kit = start();
      const { statusUrl } = await owed(kit, status);
      expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
      expect(await kit.next(statusUrl, undefined, 119)).toEqual(checkingSignature);
      const review = { status: 'review', providerStatus: `HTTP ${status}`, returnUrl: `${origin}/done` };
      expect(await kit.next(statusUrl)).toEqual(review);
      expect(await json(kit.open())).toMatchObject(review);
      kit.clock.now += 61 * minute;
      await kit.kit.sweep();
      kit.tennpay.override = undefined;
      kit.clock.now += 61 * minute;
      await kit.kit.sweep();
      await kit.settle();
      expect(kit.outcomes).toMatchObject([{ status: 'review' }, { status: 'approved', references: numbers }]);
      expect(await json(kit.ask(statusUrl))).toEqual(approved);
      expect(new Set(kit.tennpay.to(paths.finalize).map(({ body }) => JSON.stringify(body))).size).toBe(1);
    },
  );

  /** A signature whose finalize is refused, and which somebody is to look at. */
  async function underReview(kit: ReturnType<typeof start>) {
    const session = await owed(kit, 400);
    await kit.next(session.statusUrl, 'returned');
    expect(await kit.next(session.statusUrl, undefined, 120)).toMatchObject({ status: 'review' });
    return session;
  }

  it('that was refused is not tried with the signature of a new start, which is its own', async () => {
    const kit = start();
    const { sessionId } = await underReview(kit);
    kit.says('STARTED');
    const again = await json(kit.open({ restart: true }));
    kit.says(signable[0], `${signUrl}&again`);
    expect(await kit.next(again.statusUrl, 'returned')).toMatchObject({ page: { step: 'sign' } });
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.tennpay.override = undefined;
    kit.clock.now += 61 * minute;
    for (let round = 0; round < 2; round += 1) {
      await kit.kit.sweep();
      await kit.settle();
    }
    expect(kit.outcomes).toMatchObject([
      { sessionId, status: 'review' },
      { sessionId: again.sessionId, status: 'approved' },
    ]);
    const first = await kit.store.find(sessionId);
    expect(first).toMatchObject({ phase: 'closed', verdict: { status: 'review' } });
    expect(fields(first).sealed).toBeUndefined();
  });

  it('that was refused is tried on where the new start is for another user of 10nPay', async () => {
    let providerUserId = 2077;
    const kit = start({ identify: () => ({ id: 'ada', providerUserId }) });
    const { sessionId } = await underReview(kit);
    providerUserId = 2078;
    await kit.open({ restart: true });
    kit.tennpay.override = undefined;
    kit.clock.now += 61 * minute;
    await kit.kit.sweep();
    await kit.settle();
    expect(kit.outcomes).toContainEqual(expect.objectContaining({ sessionId, status: 'approved' }));
    expect(kit.tennpay.to(paths.finalize).at(-1)?.body).toMatchObject({ userId: 2077 });
  });

  it.each([500, 503])(
    'that was refused is tried on by the hour also while it fails with %i',
    async (status) => {
      const kit = start();
      const { sessionId } = await underReview(kit);
      kit.tennpay.override = (path) => (path === paths.finalize ? new Response(null, { status }) : undefined);
      kit.clock.now += 61 * minute;
      await kit.kit.sweep();
      await kit.settle();
      expect(fields(await kit.store.find(sessionId)).readDueAt).toBe(kit.clock.now + 60 * minute);
    },
  );

  it('that is refused after an outage is not given up at its first refusal', async () => {
    const kit = start();
    const { statusUrl } = await owed(kit, 503);
    await kit.next(statusUrl, 'returned');
    expect(await kit.next(statusUrl, undefined, 3600)).toEqual(checkingSignature);
    kit.tennpay.override = (path) =>
      path === paths.finalize ? new Response(null, { status: 400 }) : undefined;
    expect(await kit.next(statusUrl, undefined, 20)).toEqual(checkingSignature);
    kit.tennpay.override = undefined;
    expect(await kit.next(statusUrl)).toEqual(approved);
  });

  it('is made by the sweeper for a customer who closed everything right after signing', async () => {
    const kit = start();
    await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    for (let round = 0; round < 5; round += 1) {
      kit.clock.now += 15 * second;
      await kit.kit.sweep();
    }
    await kit.settle();
    expect(kit.outcomes).toMatchObject([{ status: 'approved', references: numbers }]);
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(1);
  });

  it('is made by another process after a crash in between', async () => {
    const kit = start();
    const { statusUrl, sessionId } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    // and then the process dies
    kit.tennpay.override = (path) => (path === paths.finalize ? new Promise(() => undefined) : undefined);
    kit.clock.now += 3 * second;
    void kit.ask(`${statusUrl}?seen=returned`);
    await vi.waitFor(() => expect(kit.tennpay.to(paths.finalize)).toHaveLength(1));
    expect((await kit.store.find(sessionId))?.phase).toBe('finishing');
    kit.tennpay.override = undefined;
    kit.says('ERROR');
    kit.clock.now += minute;
    const other = kit.another();
    await other.sweep();
    await other.settled();
    expect(kit.outcomes).toMatchObject([{ sessionId, status: 'approved', references: numbers }]);
  });

  it('is made once while it takes long, however many ask, and again after it has failed', async () => {
    const kit = start({ patienceMs: 10 });
    const { statusUrl } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    let fail = () => undefined as unknown;
    const slow = new Promise<Response>((resolve) => {
      fail = () => resolve(new Response(null, { status: 429 }));
    });
    kit.tennpay.override = (path) => (path === paths.finalize ? slow : undefined);
    for (let times = 0; times < 4; times += 1) {
      expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
      expect(await json(kit.open())).toMatchObject(checkingSignature);
      await kit.another().sweep();
    }
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(1);
    fail();
    await kit.settle();
    kit.tennpay.override = undefined;
    expect(await kit.next(statusUrl)).toEqual(approved);
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(2);
  });

  it('is made once while it takes as long as its time limit allows', async () => {
    const patient = fakeTennpay({ timeoutMs: 60_000 });
    const kit = start({ patienceMs: 10, provider: patient.provider });
    const { statusUrl } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.tennpay.override = (path) => (path === paths.finalize ? new Promise(() => undefined) : undefined);
    for (let times = 0; times < 7; times += 1)
      expect(await kit.next(statusUrl, 'returned', 10)).toEqual(checkingSignature);
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(1);
  });

  it('is made once when its session makes way for another person meanwhile', async () => {
    let providerUserId = 2077;
    const kit = start({ patienceMs: 10, identify: () => ({ id: 'ada', providerUserId }) });
    const { statusUrl, sessionId } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    let answer = () => undefined as unknown;
    const slow = new Promise<Response>((resolve) => {
      answer = () => resolve(Response.json(numbers));
    });
    kit.tennpay.override = (path) => (path === paths.finalize ? slow : undefined);
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
    providerUserId = 2078;
    await kit.open();
    expect((await kit.store.find(sessionId))?.phase).toBe('watched');
    kit.clock.now += 3 * second;
    await Promise.all([kit.kit.sweep(), Promise.resolve().then(answer)]);
    await kit.settle();
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(1);
    expect(kit.outcomes).toMatchObject([{ sessionId, status: 'approved' }]);
  });

  it('keeps its session from a restart, also from one that raced it', async () => {
    const kit = start();
    const { statusUrl, sessionId } = await owed(kit);
    await kit.next(statusUrl, 'returned');
    const answers = await Promise.all(Array.from({ length: 20 }, () => json(kit.open({ restart: true }))));
    expect(new Set(answers.map((answer) => answer.sessionId))).toEqual(new Set([sessionId]));
    expect(await kit.next(statusUrl, undefined, 3600)).toEqual(checkingSignature);
    expect(kit.tennpay.to(paths.initiate)).toHaveLength(1);
  });

  it('has one effect for many tabs and processes at once', async () => {
    const kit = start();
    const { statusUrl } = await untilSigning(kit);
    kit.says('DOCUMENT_SIGN_SUCCESS');
    kit.clock.now += 3 * second;
    await Promise.all([
      ...Array.from({ length: 20 }, () => kit.ask(`${statusUrl}?seen=returned`)),
      kit.another().sweep(),
      kit.kit.sweep(),
    ]);
    await kit.settle();
    expect(kit.tennpay.to(paths.finalize)).toHaveLength(1);
    expect(kit.outcomes).toHaveLength(1);
  });
});

describe('trouble', () => {
  it.each([
    [400, 409, 'NOT_ELIGIBLE'],
    [404, 409, 'NOT_ELIGIBLE'],
    [401, 502, 'PROVIDER_UNAVAILABLE'],
    [403, 502, 'PROVIDER_UNAVAILABLE'],
    [500, 502, 'PROVIDER_UNAVAILABLE'],
  ])('when initiate answers %i it is %i %s', async (given, status, code) => {
    const { open, tennpay, store } = start();
    tennpay.override = (path) =>
      path === paths.initiate ? new Response(null, { status: given }) : undefined;
    const answer = await open();
    expect([answer.status, (await json(answer))['code']]).toEqual([status, code]);
    expect(await store.newest('ada')).toBeUndefined();
  });

  it.each([0, -1, 1.5, 2_147_483_648, Number.NaN])(
    'refuses %d for a user at 10nPay',
    async (providerUserId) => {
      const { open, tennpay, logged } = start({ identify: () => ({ id: 'ada', providerUserId }) });
      const answer = await open();
      expect([answer.status, (await json(answer))['code']]).toEqual([409, 'NOT_ELIGIBLE']);
      expect(tennpay.calls).toHaveLength(0);
      expect(logged.join()).toContain('providerUserId');
    },
  );

  it.each([
    'javascript:alert(1)',
    'http://id.example',
    '/relative',
    'https://user@id.example',
    'data:text/html,x',
  ])('shows no page at %j', async (url) => {
    const kit = start();
    kit.tennpay.override = (path) =>
      path === paths.initiate ? Response.json({ videoIdentificationUrl: url }) : undefined;
    expect((await kit.open()).status).toBe(502);
    kit.tennpay.override = undefined;
    const { statusUrl } = await json(kit.open());
    kit.says(signable[0], url);
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingIdentity);
  });

  it('of half a minute in each of both polls delays the customer and nothing else', async () => {
    const kit = start();
    const down = () => new Response(null, { status: 503 });
    const { statusUrl } = await json(kit.open());
    kit.tennpay.override = down;
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingIdentity);
    expect(await kit.next(statusUrl, undefined, 30)).toEqual(checkingIdentity);
    kit.tennpay.override = undefined;
    kit.says(...signable);
    expect(await kit.next(statusUrl)).toEqual(signPage);
    kit.tennpay.override = down;
    expect(await kit.next(statusUrl, 'returned')).toEqual(checkingSignature);
    expect(await kit.next(statusUrl, undefined, 30)).toEqual(checkingSignature);
    kit.tennpay.override = undefined;
    kit.says('DOCUMENT_SIGN_SUCCESS');
    expect(await kit.next(statusUrl)).toEqual(approved);
  });
});
