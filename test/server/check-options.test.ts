// What a merchant gets wrong in the options, told by name when the kit is created, and never as a raw
// TypeError.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tennpay } from '../../src/providers/tennpay/server.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { wultra } from '../../src/providers/wultra/server.js';
import { startSandbox } from '../../src/sandbox/start.js';
import { createKycServer } from '../../src/server/create-kyc-server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { refusal } from './refusal.js';

const account = { url: 'https://id.example', username: 'u', password: 'p' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const good: KycServerOptions = {
  provider: trustmatic(account),
  identify: () => null,
  origins: ['https://shop.example'],
  secret: 'x'.repeat(32),
  returnUrl: '/done',
  onOutcome: () => undefined,
  store: memoryStore(),
  logger: quiet,
  sweepEveryMs: 0,
};

/** As JavaScript would call it. */
const create = (given?: unknown) => createKycServer(given as KycServerOptions);
const without = (name: keyof KycServerOptions) => ({ ...good, [name]: undefined });

describe('createKycServer()', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'trustmatic'],
    ['a list', []],
  ])('says what it takes when it is given %s', (_, given) => {
    expect(refusal(() => create(given))).toMatch(/createKycServer\(\{ provider, identify, origins/);
  });

  it('says what it needs when it is given no provider and no services', () => {
    expect(refusal(() => create({}))).toContain('"provider", or "services"');
  });

  it.each<[name: keyof KycServerOptions, advice: RegExp]>([
    ['identify', /"identify" is missing: it is your login check/],
    ['origins', /"origins" is missing: it is the origins of the pages/],
    ['returnUrl', /"returnUrl" is missing: it is the page of yours/],
    ['secret', /"secret" is undefined.*KYC_SECRET=/],
  ])('says that %s is missing, and what it is', (name, advice) => {
    expect(refusal(() => create(without(name)))).toMatch(advice);
  });

  it.each<[name: string, value: unknown, message: string]>([
    ['secret', 12_345_678_901_234_567_890n, '"secret" must be a text of at least 32'],
    [
      'secret',
      42,
      '"secret" must be a text of at least 32 characters, or a list of such texts. It is a number.',
    ],
    ['secret', [42], 'Each "secret" must be a text'],
    ['secret', [], '"secret" is an empty list'],
    [
      'origins',
      'https://shop.example',
      '"origins" must be a list, such as ["https://shop.example"]. It is a text.',
    ],
    ['origins', [undefined], '"origins" must hold exact https origins'],
    ['identify', 'ada', '"identify" must be a function. It is a text.'],
    ['onOutcome', {}, '"onOutcome" must be a function. It is an object.'],
    ['returnUrl', 7, '"returnUrl" must be a text'],
    ['baseUrl', new URL('https://shop.example/kyc'), '"baseUrl" must be a text'],
    ['provider', trustmatic, '"provider" must be what a provider\'s function returns when it is called'],
    ['provider', 'trustmatic', '"provider" must be'],
    ['provider', null, '"provider" must be'],
    ['services', wultra, '"services" must be a list'],
    ['store', 7, '"store" must be an address, or a store'],
    ['retention', 90, '"retention" must be an object'],
    ['logger', console.log, '"logger" must be an object with the functions'],
    ['sweepEveryMs', '15s', '"sweepEveryMs" must be a number of milliseconds'],
    ['patienceMs', Number.NaN, '"patienceMs" must be a number of milliseconds'],
    ['rateLimits', true, '"rateLimits" must be an object, or false'],
    ['requireConsent', 'gdpr', '"requireConsent" must be an object'],
    ['rateLimits', { session: null }, '"rateLimits.session" takes an object of options, and was given null'],
    ['rateLimits', { session: 5 }, '"rateLimits.session" takes an object of options'],
    ['rateLimits', { status: { usr: 5 } }, '"rateLimits.status" has no option "usr". Did you mean "user"?'],
    ['rateLimits', { status: { user: '5' } }, '"rateLimits.status.user" must be a number of requests'],
    ['rateLimits', { statuses: {} }, '"rateLimits" has no option "statuses". Did you mean "status"?'],
    ['retention', { sessionMs: 9e9 }, '"retention" has no option "sessionMs". Did you mean "sessionsMs"?'],
    ['retention', { callsMs: null }, '"retention.callsMs" must be milliseconds'],
    [
      'requireConsent',
      { consentType: 'GDPR', text: () => null, version: '1' },
      '"requireConsent" has no option "version"',
    ],
    ['theme', { light: 'a', dark: 'b', drak: 'c' }, '"theme" has no option "drak". It has light, dark.'],
    ...['sweepEveryMs', 'patienceMs', 'bodyTimeoutMs', 'uploadTimeoutMs', 'drainMs'].map(
      (name): [string, unknown, string] => [
        name,
        2 ** 31,
        `"${name}" must be a number of milliseconds, 0 or more and at most 2147483647`,
      ],
    ),
    ['provider', { ...trustmatic(account), id: 7 }, 'A provider\'s "id" must be'],
  ])('refuses %s of another kind, and never quotes it', (name, value, message) => {
    expect(refusal(() => create({ ...good, [name]: value }))).toContain(message);
  });

  it.each([
    ['onOutcomes', 'Did you mean "onOutcome"?'],
    ['baseURL', 'Did you mean "baseUrl"?'],
    ['return-url', 'Did you mean "returnUrl"?'],
    ['origin', 'Did you mean "origins"?'],
    ['trustProxyHops', 'It is an option of the mount: toNodeHandler(kyc, { trustProxyHops: 1 }).'],
    ['tokenEndpoint', 'It has provider, providers, choose'],
  ])('knows no option %s', (name, advice) => {
    const message = refusal(() => create({ ...good, [name]: 'secret-canary' }));
    expect(message).toContain(`has no option "${name}". ${advice}`);
    expect(message).not.toContain('secret-canary');
  });

  it('has a default for what is undefined inside an option, and takes the longest times', () => {
    const rateLimits = { session: undefined, status: { user: 5 } };
    const retention = { sessionsMs: undefined, consentsMs: 2 ** 40 };
    const longest = { sweepEveryMs: 0, bodyTimeoutMs: 2 ** 31 - 1, patienceMs: 0 };
    expect(refusal(() => create({ ...good, rateLimits, retention, ...longest }))).toBe('not refused');
  });

  it('takes every option that is undefined for one that is left out', () => {
    const names =
      /It has (.*)\./.exec(refusal(() => create({ ...good, unknown: 1 })))?.[1]?.split(', ') ?? [];
    expect(names).toContain('handOff');
    const nothing = Object.fromEntries(names.map((name) => [name, undefined]));
    expect(refusal(() => create({ ...nothing, ...good }))).toBe('not refused');
  });

  it('says so when the folder of the store’s file does not exist', () => {
    const missing = join(temporaryFolder(), 'nowhere', 'kyc.sqlite');
    expect(refusal(() => create({ ...good, store: `file:${missing}` }))).toMatch(/no folder: make it first/);
  });

  it('takes an environment’s secret as strict TypeScript has it, and refuses one that is not set', () => {
    const secret: string | undefined = process.env['KYC_SECRET_THAT_NOBODY_SETS'];
    const [command = ''] = /node -e ".*"/.exec(refusal(() => createKycServer({ ...good, secret }))) ?? [];
    const folder = temporaryFolder();
    expect(spawnSync(command, { cwd: folder, shell: true, encoding: 'utf8' }).stderr).toBe('');
    expect(readFileSync(join(folder, '.env'), 'utf8')).toMatch(/^KYC_SECRET=[\w+/]{43}=$/m);
    expect(refusal(() => createKycServer({ ...good, secret: ['x'.repeat(32), secret] }))).toContain(
      '"secret" is undefined',
    );
  });

  it('warns where nobody hears of verdicts', () => {
    const warned: string[] = [];
    const logger = { ...quiet, warn: (_: object, message: string) => void warned.push(message) };
    create({ ...good, logger });
    expect(warned).toEqual([]);
    create({ ...without('onOutcome'), logger });
    expect(warned).toEqual([expect.stringMatching(/^"onOutcome" is missing/)]);
  });
});

const client = { url: 'https://a.example', tokenUrl: 'https://b.example', clientId: 'c', clientSecret: 'd' };
const basic = { username: 'u', password: 'p' };
const services = { ...basic, lookupUser: ok, sendOtp: ok, evaluateClient: ok, approveClient: ok };
function ok() {
  return undefined;
}

describe('an option of another kind', () => {
  const callMs = 'must be a number of milliseconds, 1 or more and at most 536870911';
  const originsOf = (given: unknown) =>
    trustmatic({ ...account, pageOrigins: given as string[] }).pageOrigins;

  it.each<[call: (given: never) => unknown, options: object, given: object, message: string]>([
    [trustmatic, account, { projectId: 77 }, '"projectId" of trustmatic() must be a text that is not empty'],
    [trustmatic, account, { projectId: '' }, '"projectId" of trustmatic() must be a text that is not empty'],
    [trustmatic, account, { id: 7 }, '"id" of trustmatic() must be a text. It is a number.'],
    [trustmatic, account, { timeoutMs: '5' }, `"timeoutMs" of trustmatic() ${callMs}. It is a text.`],
    [trustmatic, account, { timeoutMs: -5 }, `"timeoutMs" of trustmatic() ${callMs}`],
    [trustmatic, account, { retryDelayMs: null }, '"retryDelayMs" of trustmatic() must be a number of'],
    [trustmatic, account, { pageOrigins: 'https://a.example' }, 'must be a list of origins. It is a text.'],
    [
      trustmatic,
      account,
      { pageOrigins: ['https://a.example/x'] },
      '"pageOrigins" of trustmatic() must hold',
    ],
    [tennpay, client, { tokenUrl: undefined }, 'tennpay() needs "tokenUrl", "clientId"'],
    [tennpay, client, { tokenUrl: 'http://canary.example' }, '"tokenUrl" must be its https address'],
    [tennpay, client, { timeoutMs: 2 ** 30 }, `"timeoutMs" of tennpay() ${callMs}`],
    [tennpay, client, { id: 7 }, '"id" of tennpay() must be a text'],
    [tennpay, client, { userType: '1' }, '"userType" of tennpay() must be 0 or 1. It is a text.'],
    [tennpay, client, { correlationType: 9 }, '"correlationType" of tennpay() must be 0 or 1'],
    [tennpay, client, { tokenSource: 'canary' }, '"tokenSource" of tennpay() must be a function'],
    [tennpay, client, { pageOrigins: [7] }, '"pageOrigins" of tennpay() must hold exact https origins'],
    ...['consentText', 'storeConsent', 'onProcessEvent'].map(
      (hook): [typeof wultra, object, object, string] => [
        wultra,
        services,
        { [hook]: 'canary' },
        `"${hook}" of wultra() must be a function. It is a text.`,
      ],
    ),
    [wultra, services, { answerWithinMs: '9' }, '"answerWithinMs" of wultra() must be a number of'],
    [wultra, services, { correlationHeader: 7 }, '"correlationHeader" of wultra() must be a text'],
    [wultra, services, { callback: null }, '"callback" of wultra() must be an object. It is null.'],
    [
      wultra,
      services,
      { callback: { ...account, timeoutms: 5 } },
      'the "callback" of wultra() has no option "timeoutms". Did you mean "timeoutMs"?',
    ],
    [
      wultra,
      services,
      { callback: { ...account, timeoutMs: '5' } },
      '"timeoutMs" of the "callback" of wultra() must be a number of milliseconds',
    ],
  ])('is refused by name, and never quoted: %o', (call, options, given, message) => {
    expect(refusal(() => call(options as never))).toBe('not refused');
    const refused = refusal(() => call({ ...options, ...given } as never));
    expect(refused).toContain(message);
    expect(refused).not.toContain('canary');
  });

  it('is none where the origins of pages are spelt otherwise, as those of the shop may be', () => {
    const spelt = ['https://Vendor.example/', 'https://id.example:443', 'http://localhost:4010'];
    expect(originsOf(spelt)).toEqual([
      'https://vendor.example',
      'https://id.example',
      'http://localhost:4010',
    ]);
    expect(originsOf(undefined)).toBeUndefined();
  });

  it('is none where a token source is undefined beside the credentials', () => {
    expect(refusal(() => tennpay({ ...client, tokenSource: undefined }))).toBe('not refused');
  });
});

describe.each([
  ['trustmatic()', trustmatic, account, 'pasword', 'password'],
  [
    'tennpay()',
    tennpay,
    { url: 'https://gateway.example', tokenSource: () => Promise.reject(new Error()) },
    'tokenurl',
    'tokenUrl',
  ],
  ['wultra()', wultra, basic, 'lookupuser', 'lookupUser'],
] as const)('%s', (name, call, options, typo, meant) => {
  const callAny = call as (given?: unknown) => unknown;

  it('says what it takes when it is given nothing', () => {
    expect(refusal(() => callAny())).toContain(`${name} takes an object of options, and was given undefined`);
  });

  it('names the option that was probably meant', () => {
    expect(refusal(() => callAny({ ...options, [typo]: 'x' }))).toContain(`Did you mean "${meant}"?`);
  });

  it('names an option that it does not have, and says which it has', () => {
    expect(refusal(() => callAny({ ...options, onEvent: 'canary' }))).toContain(
      `${name} has no option "onEvent". It has `,
    );
  });
});

it('what the sandbox reports about itself may be passed whole, and a typo beside it is told', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  expect(refusal(() => trustmatic(sandbox.trustmatic))).toBe('not refused');
  expect(refusal(() => tennpay({ ...sandbox.tennpay }))).toBe('not refused');
  expect(refusal(() => trustmatic({ ...sandbox.trustmatic, projectid: '' } as never))).toContain(
    '"projectId"',
  );
});
