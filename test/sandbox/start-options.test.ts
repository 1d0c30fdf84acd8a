// What a merchant's developer gets wrong where the sandbox is started, told then: its tests would run against
// defaults.

import { emulators, startSandbox } from '../../src/sandbox/start.js';
import { createTennpayEmulator } from '../../src/providers/tennpay/sandbox.js';
import { createTrustmaticEmulator } from '../../src/providers/trustmatic/sandbox.js';
import { createWultraEmulator } from '../../src/providers/wultra/sandbox.js';

const start = startSandbox as (options: unknown) => ReturnType<typeof startSandbox>; // by JavaScript
const misconfigured = (message: string) =>
  expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(message) });

/** What starting with these options is refused with. A sandbox that starts is closed. */
const refusal = (options: unknown): Promise<unknown> =>
  start(options).then(
    (sandbox) => sandbox.close(),
    (error: unknown) => error,
  );

describe('startSandbox()', () => {
  it.each([
    [{ ports: 5900 }, 'startSandbox() has no option "ports". Did you mean "port"?'],
    [{ trustmatik: {} }, 'Did you mean "trustmatic"?'],
    [{ webhookUrl: 'http://localhost/' }, 'It has host, port, trustmatic, tennpay, wultra.'],
    [{ port: '5900' }, '"port" of startSandbox() must be a number from 0 to 65531. It is a text.'],
    [{ port: 65_532 }, '"port" of startSandbox() must be'],
    [{ host: 127 }, '"host" of startSandbox() must be a text. It is a number.'],
    [{ trustmatic: 'hunter2' }, '"trustmatic" of startSandbox() must be an object. It is a text.'],
    [5900, 'startSandbox() takes an object of options, and was given a number'],
    [{ trustmatic: { pasword: 'hunter2' } }, 'has no option "pasword". Did you mean "password"?'],
    [{ trustmatic: { verdictAfterMs: '0' } }, '"verdictAfterMs" of createTrustmaticEmulator() must be'],
    [{ tennpay: { returnUrl: 'http://localhost/' } }, 'Did you mean "returnUrls"?'],
    [{ tennpay: { returnUrls: 'http://localhost/' } }, '"returnUrls" of createTennpayEmulator() must be'],
    [{ tennpay: { skin: 'acme' } }, '"skin" of createTennpayEmulator() must be'],
    [{ wultra: { serviceUrl: 'http://localhost/' } }, 'Did you mean "servicesUrl"?'],
    [
      { wultra: { sendsCredentials: 'false' } },
      '"sendsCredentials" of createWultraEmulator() must be true or',
    ],
  ])('refuses %j', async (options, message) => {
    const error = await refusal(options);
    expect(error).toEqual(misconfigured(message));
    expect(String(error)).not.toContain('hunter2');
  });

  it('takes no port from others when it refuses', async () => {
    const { close, trustmatic } = await startSandbox();
    await close();
    const port = Number(new URL(trustmatic.url).port);
    await refusal({ port, trustmatic: { pasword: 'x' } });
    const again = await startSandbox({ port, tennpay: undefined, host: undefined });
    await again.close();
  });

  it('takes every option that its types have', async () => {
    const clock = { now: () => 0, wait: () => Promise.resolve(), after: () => () => undefined };
    const taken = await refusal({
      trustmatic: { clock, webhookUrl: undefined, projectId: 'p', tokenLifetimeS: 1, fetch },
      tennpay: { clock, skin: 'borica', processingPolls: 0, returnUrls: { success: 'a:b', fail: 'a:b' } },
      wultra: { clock, extraHeaders: { 'x-one': '1' }, sendsExtractedData: false, randomDigits: () => '1' },
    });
    expect(taken).toBeUndefined();
  });
});

it('each emulator refuses what it does not have when it is created by itself', () => {
  const sites = { url: 'http://a', identificationUrl: 'http://b', signingUrl: 'http://c' };
  const given = { clok: {} } as object;
  expect(() => createTrustmaticEmulator(given)).toThrow(misconfigured('Did you mean "clock"?'));
  expect(() => createTennpayEmulator(sites, given)).toThrow(misconfigured('Did you mean "clock"?'));
  expect(() => createWultraEmulator(given)).toThrow(misconfigured('Did you mean "clock"?'));
});

describe('kyc-sandbox --return-url', () => {
  const read = (url: string) => emulators.tennpay.readFlags({ 'return-url': url });

  it('is the address before /success and /fail', () => {
    expect(read('http://localhost:3000/kyc/return/')).toEqual({
      returnUrls: {
        success: 'http://localhost:3000/kyc/return/success',
        fail: 'http://localhost:3000/kyc/return/fail',
      },
    });
  });

  it.each(['/kyc/return/success', '/kyc/return/success/', '/kyc/return/fail', '/kyc/return?a=1', '/kyc#a'])(
    'refuses http://localhost:3000%s, which would lead to no page',
    (path) => {
      expect(() => read(`http://localhost:3000${path}`)).toThrow(
        '--return-url takes the address before /success and /fail, such as http://localhost:3000/kyc/return',
      );
    },
  );
});
