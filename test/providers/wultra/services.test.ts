// What each service answers, by the vectors of docs/providers/wultra.md that concern the merchant's side.

import { wultra } from '../../../src/providers/wultra/server.js';
import type { WultraHooks } from '../../../src/providers/wultra/server/service-hooks.js';
import type { ConsentTextRequest } from '../../../src/server/consent/consent-text.js';
import { startKit } from '../../server/kit.js';
import { bodies, callerHeaders, credentials, ids, promised, startMerchant } from './merchant.js';

const lookup = (given: object = {}) => bodies.lookup(given);

describe('/user/lookup', () => {
  it('W1: finds a customer, and says both ways whether a consent is required', async () => {
    const { call, asked } = startMerchant();
    const response = await call('user/lookup', lookup());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      userId: 'mockuser_1234',
      consentRequired: true,
      consent: 'REQUIRED',
    });
    expect(asked.lookupUser).toEqual([
      {
        processId: 'p-1',
        processType: 'onboarding',
        identification: { clientNumber: '1234', birthDate: '1990-01-01' },
      },
    ]);
  });

  it.each([
    [true, true, 'REQUIRED'],
    [false, false, 'NOT_REQUIRED'],
    [undefined, true, 'REQUIRED'],
  ])(
    'never leaves a consent open: consentRequired %s is answered with %s and %s',
    async (consentRequired, boolean, word) => {
      const { call } = startMerchant({ lookupUser: () => ({ userId: 'u', consentRequired }) });
      expect(await (await call('user/lookup', lookup())).json()).toEqual({
        userId: 'u',
        consentRequired: boolean,
        consent: word,
      });
    },
  );

  it('W2: an unknown customer is 404 in the form of errors', async () => {
    const { call } = startMerchant();
    const response = await call(
      'user/lookup',
      lookup({ identification: { clientNumber: '1', shouldFail: true } }),
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ errorCode: 'ERROR_GENERIC', message: 'Not found' });
  });

  it('W17: takes whatever the app lets customers type, and an empty type of process', async () => {
    const { call, asked } = startMerchant({ lookupUser: () => ({ userId: 'u' }) });
    const identification = { username: 'john.doe', nested: { any: ['thing', 1, null] } };
    expect((await call('user/lookup', { processId: 'p-1', processType: '', identification })).status).toBe(
      200,
    );
    expect(asked.lookupUser).toEqual([{ processId: 'p-1', processType: '', identification }]);
  });
});

describe('/otp/send', () => {
  it('W3: sends a code', async () => {
    const { call, asked } = startMerchant();
    const response = await call('otp/send', bodies.otp());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ otpSent: true });
    expect(asked.sendOtp).toEqual([
      expect.objectContaining({
        otpCode: '40302010',
        otpType: 'ACTIVATION',
        userId: 'mockuser_1234',
        language: 'en',
        resend: false,
      }),
    ]);
  });

  it.each(['processId', 'otpType', 'otpCode', 'userId'])(
    'W3: refuses a request whose %s is missing, null, blank or a number',
    async (field) => {
      const { call, asked } = startMerchant();
      for (const value of [undefined, null, '', 1]) {
        const response = await call('otp/send', bodies.otp({ [field]: value }));
        expect([value, response.status]).toEqual([value, 400]);
        expect(await response.json()).toEqual({
          errorCode: 'ERROR_GENERIC',
          message: 'The request is not valid',
        });
      }
      expect(asked.sendOtp).toEqual([]);
    },
  );

  it('W4: has no way to learn a code', async () => {
    const { call } = startMerchant();
    await call('otp/send', bodies.otp());
    expect((await call('otp/detail', { processId: 'p-1', otpType: 'ACTIVATION' })).status).toBe(404);
  });

  it('says when it was not sent, and may then be asked again', async () => {
    const answers = [false, true];
    const { call, asked } = startMerchant({ sendOtp: () => answers.shift() ?? false });
    expect(await (await call('otp/send', bodies.otp())).json()).toEqual({ otpSent: false });
    expect(await (await call('otp/send', bodies.otp())).json()).toEqual({ otpSent: true });
    expect(await (await call('otp/send', bodies.otp())).json()).toEqual({ otpSent: true });
    expect(asked.sendOtp).toHaveLength(2);
  });

  it('check 76: sends the same code once, and another code or type anew', async () => {
    const { call, asked } = startMerchant();
    for (const given of [
      {},
      {},
      { otpCode: '11111111' },
      { otpType: 'USER_VERIFICATION' },
      { processId: 'p-2' },
      {},
    ]) {
      expect(await (await call('otp/send', bodies.otp(given))).json()).toEqual({ otpSent: true });
    }
    expect(asked.sendOtp).toHaveLength(4);
  });

  it('check 77: sends another code half a minute after the first at the soonest', async () => {
    const { call, asked, clock } = startMerchant();
    await call('otp/send', bodies.otp());
    clock.now += 20_000;
    const early = await call('otp/send', bodies.otp({ resend: true, otpCode: '22222222' }));
    expect(early.status).toBe(429);
    expect(early.headers.get('retry-after')).toBe('8'); // two of the thirty seconds may be lost on the way
    expect(await early.json()).toEqual({ errorCode: 'ERROR_GENERIC', message: 'Too many requests' });
    clock.now += 10_000;
    expect((await call('otp/send', bodies.otp({ resend: true, otpCode: '22222222' }))).status).toBe(200);
    expect(asked.sendOtp).toHaveLength(2);
  });

  it('check 77: sends one of several codes that are asked for at once', async () => {
    const sending = promised<boolean>();
    const { call, asked } = startMerchant({ sendOtp: () => sending.promise });
    const again = (otpCode: string) => call('otp/send', bodies.otp({ otpCode, resend: true }));
    const answers = ['11111111', '22222222', '33333333'].map(again);
    const refused = await Promise.race(answers);
    sending.give(true);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect([refused.status, statuses.toSorted()]).toEqual([429, [200, 429, 429]]);
    expect(asked.sendOtp).toHaveLength(1);
  });

  it.each([
    ['was not sent', async () => false, 200],
    ['failed', () => Promise.reject(new Error('The gateway is closed.')), 500],
  ])('a code that %s begins no pause, and ends none', async (_, failing, status) => {
    let sendOtp: () => Promise<boolean> = failing;
    const { call, clock } = startMerchant({ sendOtp: () => sendOtp() });
    const again = async (otpCode: string) =>
      (await call('otp/send', bodies.otp({ otpCode, resend: true }))).status;
    expect(await again('11111111')).toBe(status);
    sendOtp = async () => true;
    expect(await again('22222222')).toBe(200);
    sendOtp = failing;
    clock.now += 29_000;
    expect(await again('33333333')).toBe(status);
    clock.now -= 10_000;
    expect(await again('44444444')).toBe(429);
  });
});

describe('/consent/text and /consent/storage', () => {
  it('W5: gives the text', async () => {
    const { call, asked } = startMerchant();
    const response = await call('consent/text', bodies.text());
    expect(await response.json()).toEqual({ consentText: '<html><body><h1>Lorem ipsum</h1></body></html>' });
    expect(asked.consentText).toEqual([
      expect.objectContaining({ consentType: 'GDPR', language: 'en', userId: 'mockuser_1234' }),
    ]);
  });

  it.each([
    ['no text of the type', () => null, 404],
    ['no hook', undefined, 404],
    ['an empty text', () => ({ html: ' \n ' }), 500],
    ['a text that the caller would not take', () => ({ html: 'x'.repeat(600_000) }), 500],
    ['one of fewer characters and as many bytes', () => ({ html: '同'.repeat(200_000) }), 500],
    ['one that JSON makes longer', () => ({ html: '"'.repeat(300_000) }), 500],
  ])('%s is no consent text', async (_, consentText, status) => {
    const { call } = startMerchant({ consentText });
    expect((await call('consent/text', bodies.text())).status).toBe(status);
  });

  it('keeps each text that was agreed to, also where its version stayed the same', async () => {
    let words = 'first';
    const { call, kit } = startMerchant({
      consentText: () => ({ html: `<p>${words}</p>`, version: '7', language: 'en' }),
    });
    for (words of ['first', 'second', 'second']) {
      await call('consent/text', bodies.text());
      expect((await call('consent/storage', bodies.storage())).status).toBe(204);
    }
    const kept = await kit.consents(ids.userId);
    expect(kept.map(({ version }) => version)).toEqual(['7', '7']);
    expect(new Set(kept.map(({ textHash }) => textHash)).size).toBe(2);
  });

  it('takes no language that a database could not keep', async () => {
    const { call, asked } = startMerchant({ consentText: () => ({ html: '<p>Words</p>' }) });
    for (const language of ['en\0', '\ud800', 'x'.repeat(65)])
      expect((await call('consent/text', bodies.text({ language }))).status).toBe(400);
    expect(asked.consentText).toEqual([]);
  });

  it('is the text that the widget shows, where the merchant has no other', async () => {
    const requireConsent = {
      consentType: 'GDPR',
      text: ({ language, user }: ConsentTextRequest) => ({
        version: '3',
        html: `<p lang="${String(language)}">${user.id}</p>`,
      }),
    };
    const hooks: WultraHooks = {
      lookupUser: () => null,
      sendOtp: () => true,
      evaluateClient: () => 'OK',
      approveClient: () => 'OK',
    };
    const { send, store } = startKit({ requireConsent, services: [wultra({ ...credentials, ...hooks })] });
    const call = (service: string, body: object) =>
      send(`wultra/${service}`, { method: 'POST', headers: callerHeaders(), body: JSON.stringify(body) });
    expect(await (await call('consent/text', bodies.text({ userId: 'ada', language: 'de' }))).json()).toEqual(
      { consentText: '<p lang="de">ada</p>' },
    );
    expect((await call('consent/text', bodies.text({ consentType: 'MARKETING' }))).status).toBe(404);
    await call('consent/storage', bodies.storage({ userId: 'ada' }));
    expect(await store.consents('ada')).toEqual([
      expect.objectContaining({ version: '3', language: 'de', decision: 'accepted', processId: 'p-1' }),
    ]);
  });

  it('W6: keeps a consent as evidence, with the hash of the text that was shown', async () => {
    const { call, store, clock } = startMerchant();
    await call('consent/text', bodies.text({ language: 'de' }));
    const response = await call('consent/storage', bodies.storage());
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await store.consents('mockuser_1234')).toEqual([
      {
        id: expect.any(String),
        userId: 'mockuser_1234',
        processId: 'p-1',
        consentType: 'GDPR',
        version: '7',
        language: 'de',
        // sha256sum of the text above
        textHash: 'befff10964c8a920c6877cc0fc2c9ffe0daa541a72cc3d5fa0c30a2ac9750381',
        decision: 'accepted',
        at: clock.now,
      },
    ]);
  });

  it('records a refusal, and what comes after it', async () => {
    const { call, store } = startMerchant();
    await call('consent/text', bodies.text());
    for (const approved of [false, false, true, true, false])
      expect((await call('consent/storage', bodies.storage({ approved }))).status).toBe(204);
    expect((await store.consents('mockuser_1234')).map(({ decision }) => decision)).toEqual([
      'declined',
      'accepted',
      'declined',
    ]);
  });

  it('takes no consent to a text that nobody has asked for, but a refusal', async () => {
    const { call, store } = startMerchant();
    expect((await call('consent/storage', bodies.storage())).status).toBe(400);
    expect(await store.consents('mockuser_1234')).toEqual([]);
    expect((await call('consent/storage', bodies.storage({ approved: false }))).status).toBe(204);
    expect(await store.consents('mockuser_1234')).toEqual([
      expect.objectContaining({ decision: 'declined', version: 'none', language: 'und' }),
    ]);
  });

  it.each(['GDPR\u0000', 'GDPR\ud800'])('takes no name that no store can keep: %j', async (consentType) => {
    const { call, store } = startMerchant();
    expect((await call('consent/storage', bodies.storage({ consentType, approved: false }))).status).toBe(
      400,
    );
    expect(await store.consents('mockuser_1234')).toEqual([]);
  });

  it.each([undefined, null, 'true', 1])('takes %s for no decision', async (approved) => {
    const { call, store } = startMerchant();
    await call('consent/text', bodies.text());
    expect((await call('consent/storage', bodies.storage({ approved }))).status).toBe(400);
    expect(await store.consents('mockuser_1234')).toEqual([]);
  });

  it('hands decisions to a merchant who keeps them, each once', async () => {
    const { call, store, asked } = startMerchant({ storeConsent: () => undefined });
    for (const approved of [false, false, true, true, false])
      expect((await call('consent/storage', bodies.storage({ approved }))).status).toBe(204);
    expect(asked.storeConsent).toEqual(
      [false, true, false].map((approved) => expect.objectContaining({ consentType: 'GDPR', approved })),
    );
    expect(await store.consents('mockuser_1234')).toEqual([]);
  });

  it('a hundred parallel consents are one', async () => {
    const own = startMerchant();
    await own.call('consent/text', bodies.text());
    await Promise.all(Array.from({ length: 100 }, () => own.call('consent/storage', bodies.storage())));
    expect(await own.store.consents('mockuser_1234')).toHaveLength(1);

    const merchants = startMerchant({ storeConsent: () => undefined });
    const responses = await Promise.all(
      Array.from({ length: 100 }, () => merchants.call('consent/storage', bodies.storage())),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204]));
    expect(merchants.asked.storeConsent).toHaveLength(1);
  });
});

describe('/client/evaluate and /client/approve', () => {
  it.each([
    ['W7', 'client/evaluate', '1234', { result: 'OK', resultReason: '' }],
    ['W8', 'client/evaluate', '6666', { result: 'NOK', resultReason: 'nok evaluation reason' }],
    ['W8', 'client/evaluate', '8888', { result: 'WAIT', resultReason: '' }],
    ['W9', 'client/approve', '1234', { result: 'OK', resultReason: 'no reason' }],
    ['W9', 'client/approve', '6666', { result: 'NOK', resultReason: 'no reason' }],
    ['W9', 'client/approve', '8888', { result: 'WAIT', resultReason: '' }],
  ])('%s: %s of customer %s is %o, and a reason is never null', async (_, service, number, answer) => {
    const { call } = startMerchant();
    const body = service === 'client/evaluate' ? bodies.evaluate : bodies.approve;
    const response = await call(service, body({ userId: `mockuser_${number}` }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(answer);
  });

  it('W8: a hook that fails is 500, and says why in the log alone', async () => {
    const { call, logged } = startMerchant();
    const response = await call('client/evaluate', bodies.evaluate({ userId: 'mockuser_fail1' }));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ errorCode: 'ERROR_GENERIC', message: 'The service failed' });
    expect(logged.join()).toContain('An unexpected error occurred.');
  });

  it('W16: a NOK goes with the reason that the merchant gives', async () => {
    const { call } = startMerchant({ approveClient: () => ({ result: 'NOK', reason: 'Some reason' }) });
    expect(await (await call('client/approve', bodies.approve())).json()).toEqual({
      result: 'NOK',
      resultReason: 'Some reason',
    });
  });

  it.each([undefined, null, 'ok', { result: 'MAYBE' }, { reason: 'none' }, 7])(
    'a hook that answers %o has failed: nothing passes for an OK',
    async (answer) => {
      const { call } = startMerchant({ approveClient: (() => answer) as never });
      expect((await call('client/approve', bodies.approve())).status).toBe(500);
    },
  );

  it.each(['processId', 'userId', 'identityVerificationId', 'status'])(
    'check 84: refuses an approval whose %s is missing or null',
    async (field) => {
      const { call, asked } = startMerchant();
      for (const value of [undefined, null, '']) {
        const response = await call('client/approve', bodies.approve({ [field]: value }));
        expect(response.status).toBe(400);
        expect(await response.json()).toEqual({
          errorCode: 'ERROR_GENERIC',
          message: 'The request is not valid',
        });
      }
      expect(asked.approveClient).toEqual([]);
    },
  );
});

describe('/process/event', () => {
  it('W6: is answered with success, listened to or not', async () => {
    const body = { processId: 'p-1', type: 'FINISHED', data: {} };
    const { call, asked } = startMerchant({ onProcessEvent: () => undefined });
    expect((await call('process/event', body)).status).toBe(204);
    expect(asked.onProcessEvent).toEqual([
      expect.objectContaining({ type: 'PROCESS_FINISHED', processId: 'p-1' }),
    ]);
    expect((await startMerchant().call('process/event', body)).status).toBe(204);
  });

  it('is told once, where the event has an id', async () => {
    const { call, asked } = startMerchant({ onProcessEvent: () => undefined });
    for (const id of ['e1', 'e1', 'e2'])
      await call('process/event', {
        id,
        processId: 'p-1',
        type: 'PROCESS_FINISHED',
        eventData: { process: { status: 'FINISHED' } },
      });
    expect(asked.onProcessEvent).toHaveLength(2);
  });
});
