// What a merchant gets wrong in the options, told by name when the kit is created, and never as a raw
// TypeError.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KycError } from '../../src/enrolment/errors.js';
import { tennpay } from '../../src/providers/tennpay/server.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { wultra } from '../../src/providers/wultra/server.js';
import { createKycServer } from '../../src/server/create-kyc-server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(KycError);
    expect(error).toHaveProperty('code', 'CONFIGURATION_INVALID');
    return String(error);
  }
  return 'not refused';
};
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
  ])('refuses %s of another kind, and never quotes it', (name, value, message) => {
    expect(refusal(() => create({ ...good, [name]: value }))).toContain(message);
  });

  it.each([
    ['onOutcomes', 'Did you mean "onOutcome"?'],
    ['baseURL', 'Did you mean "baseUrl"?'],
    ['return-url', 'Did you mean "returnUrl"?'],
    ['origin', 'Did you mean "origins"?'],
    ['tokenEndpoint', 'It has provider, providers, choose'],
  ])('knows no option %s', (name, advice) => {
    const message = refusal(() => create({ ...good, [name]: 'secret-canary' }));
    expect(message).toContain(`has no option "${name}". ${advice}`);
    expect(message).not.toContain('secret-canary');
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

describe.each([
  ['trustmatic()', trustmatic, account, 'pasword', 'password'],
  [
    'tennpay()',
    tennpay,
    { url: 'https://gateway.example', tokenSource: () => Promise.reject(new Error()) },
    'tokenurl',
    'tokenUrl',
  ],
  ['wultra()', wultra, account, 'lookupuser', 'lookupUser'],
] as const)('%s', (name, call, options, typo, meant) => {
  const callAny = call as (given?: unknown) => unknown;

  it('says what it takes when it is given nothing', () => {
    expect(refusal(() => callAny())).toContain(`${name} takes an object of options, and was given undefined`);
  });

  it('names the option that was probably meant', () => {
    expect(refusal(() => callAny({ ...options, [typo]: 'x' }))).toContain(`Did you mean "${meant}"?`);
  });
});
