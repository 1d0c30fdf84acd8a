// 10nPay's emulator and the calls to it, for the tests of what it answers.

import {
  createTennpayEmulator,
  type TennpaySandboxOptions,
} from '../../../../src/providers/tennpay/sandbox.js';
import { tennpayUserId } from '../../../../src/providers/tennpay/sandbox/scenarios.js';
import {
  initiateResponseSchema,
  paths,
  statusResponseSchema,
  tokenResponseSchema,
} from '../../../../src/providers/tennpay/wire.js';

export const GATEWAY = 'http://gateway.localhost';
export const IDENTIFICATION = 'http://identification.localhost';
export const SIGNING = 'http://signing.localhost';
export const SUCCESS = 'https://merchant.example/kyc/return/success?shop=7';
export const FAIL = 'https://merchant.example/kyc/return/fail';
export const SIGNING_READY = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';

export function startTennpay(options: TennpaySandboxOptions = {}) {
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

export const basic = (text: string) => `Basic ${btoa(text)}`;
export const of = (scenario: string) => tennpayUserId(scenario, 7);
