import * as fc from 'fast-check';
import {
  scenarioOf,
  tennpayScenarios,
  tennpayUserId,
} from '../../../../src/providers/tennpay/sandbox/scenarios.js';
import { finalizeResponseSchema, paths } from '../../../../src/providers/tennpay/wire.js';
import { SUCCESS, FAIL, SIGNING_READY, startTennpay, of } from './emulated-tennpay.js';

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
      const { begin, report, word, status, call } = startTennpay();
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
    const { begin, beginSigning, report, word, finalize } = startTennpay();
    expect(await report(await begin(of('fail-identification')), 'completed')).toEqual({
      isFine: false,
      returnUrl: FAIL,
    });
    expect(await word(of('fail-identification'))).toBe('ERROR');
    const { isFine, returnUrl } = await report(await beginSigning(of('fail-signing')), 'completed');
    expect(isFine).toBe(false);
    expect(returnUrl).toMatch(
      new RegExp(
        String.raw`^https://merchant\.example/kyc/return/fail` +
          String.raw`\?sh_transactionid=[\w-]+&sh_signerid=[\w-]+&sh_signerstatus=$`,
      ),
    );
    expect(await word(of('fail-signing'))).toBe('ERROR');
    expect((await finalize(of('fail-signing'))).status).toBe(400);
  });

  it('abort-… leads to the Fail URL, and the status never says so', async () => {
    const { open, begin, beginSigning, report, word } = startTennpay();
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
    const { open, begin, beginSigning, report } = startTennpay();
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
    const { begin, beginSigning, report, ask10n, pass } = startTennpay();
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
    const { beginSigning, report, pollUntil, finalize } = startTennpay();
    const userId = of('finalize-lost');
    await report(await beginSigning(userId), 'completed');
    await pollUntil(userId, 'DOCUMENT_SIGN_SUCCESS');
    expect([(await finalize(userId)).status, (await finalize(userId)).status]).toEqual([503, 503]);
    const ids = finalizeResponseSchema.parse(await (await finalize(userId)).json());
    expect(ids.individualId).toBe(989);
    expect(await (await finalize(userId)).json()).toEqual(ids);
  });

  it('framed-allowed and coop are headers of both pages', async () => {
    const { open, begin, beginSigning } = startTennpay();
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
    const { open, begin } = startTennpay({ skin: 'borica' });
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
    const { emulator, begin, report, initiate, ask } = startTennpay();
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
    const { emulator, ask } = startTennpay();
    const listed = await (await ask('/sandbox/scenarios')).json();
    expect(listed).toEqual(emulator.scenarios);
    expect(listed[1]).toMatchObject({ name: 'fail-identification', value: '901000000' });
  });
});
