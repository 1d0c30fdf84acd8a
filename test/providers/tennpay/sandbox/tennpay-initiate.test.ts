import {
  finalizeResponseSchema,
  paths,
  problemDetailsSchema,
} from '../../../../src/providers/tennpay/wire.js';
import { SUCCESS, FAIL, SIGNING_READY, startTennpay, of } from './emulated-tennpay.js';

describe('initiate', () => {
  it('opens an identification on an origin of its own', async () => {
    const response = await startTennpay().initiate(2077);
    expect(await response.json()).toEqual({
      videoIdentificationUrl: expect.stringMatching(
        /^http:\/\/identification\.localhost\/l\/\?token=[\w-]{36}$/,
      ),
      videoIdentificationStatus: 'STARTED',
      message: '',
    });
  });

  it('takes everything that is documented, nulls included', async () => {
    const { initiate } = startTennpay();
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
    const response = await startTennpay().call(paths.initiate, body);
    expect(response.status).toBe(400);
    expect(Object.keys(problemDetailsSchema.parse(await response.json()).errors ?? {})).toEqual([field]);
  });

  it('is 415 for what is not JSON by its type', async () => {
    expect(
      (await startTennpay().call(paths.initiate, { userId: 2077 }, { 'Content-Type': 'text/plain' })).status,
    ).toBe(415);
  });

  it('goes on with an open identification unless a restart is wanted', async () => {
    const { begin, open } = startTennpay();
    const first = await begin(2077);
    expect(await begin(2077)).toBe(first);
    const second = await begin(2077, { isRestartIdentification: true });
    expect(second).not.toBe(first);
    expect((await open(second)).status).toBe(200);
    expect((await open(first)).headers.get('Location')).toBe(FAIL);
  });

  it('begins anew after a failure', async () => {
    const { begin, report, word } = startTennpay();
    const first = await begin(2077);
    await report(first, 'aborted');
    expect(await begin(2077)).not.toBe(first);
    expect(await word(2077)).toBe('STARTED');
  });

  it('refuses by scenario, in every form of an error', async () => {
    const { initiate } = startTennpay();
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
    const { initiate, call } = startTennpay();
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
    const { begin, report, word, status, pollUntil, finalize, open } = startTennpay();
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
    const { begin, report, pollUntil, status } = startTennpay({ processingPolls: 0, lingeringPolls: 3 });
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
    const { begin, report, word } = startTennpay({ processingPolls: 0 });
    await report(await begin(1), 'completed');
    await begin(2);
    expect([await word(1), await word(2)]).toEqual([SIGNING_READY, 'STARTED']);
  });

  it('is 404 for a user who began nothing, 400 for what is no user', async () => {
    const { ask10n, call, finalize } = startTennpay();
    expect((await ask10n(2077)).status).toBe(404);
    expect((await finalize(2077)).status).toBe(404);
    for (const path of ['0/0/true', 'x/0/true', '2147483648/0/true', '2077/2/true', '2077/0/yes']) {
      expect((await call(`/Enrollment/${path}/get-identification-process-status`)).status).toBe(400);
    }
    for (const body of [{}, { userId: 2077 }, { userId: 2077, correlationType: 3 }])
      expect((await call(paths.finalize, body)).status).toBe(400);
  });
});
