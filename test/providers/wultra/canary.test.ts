// What may be nowhere but with the merchant: codes, pictures, passwords, and what is known of a customer
// (checks 70, 77; W18).

import type { ServiceCall } from '../../../src/server/store/stored-calls.js';
import type { ConsentEvidence } from '../../../src/server/store/stored-consents.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { bodies, callback, callerHeaders, credentials, ids, promised, startMerchant } from './merchant.js';

const code = '73519864';
const picture = 'c2VjcmV0IHBpY3R1cmU';
const personal = { surname: 'Canaryová', personalNumber: '905512/4242', documentNumber: 'CANARY42' };
const secrets = [
  code,
  'top secret',
  picture,
  credentials.password,
  callback.password,
  ...Object.values(personal),
  'canary@example.org',
];
const document = {
  type: 'ID_CARD',
  data: personal,
  images: [{ type: 'FACE', data: picture }],
  rawData: JSON.stringify({ picture, ...personal }),
};

/** A store that remembers everything that it was ever given. */
function openStore() {
  const store = memoryStore();
  const rows: string[] = [];
  const noted =
    <T, R>(write: (row: T) => R) =>
    (row: T) => (rows.push(JSON.stringify(row)), write(row));
  return {
    rows,
    store: {
      ...store,
      beginCall: noted<ServiceCall, Promise<boolean>>(store.beginCall),
      writeCall: noted<ServiceCall, Promise<boolean>>(store.writeCall),
      addConsent: noted<ConsentEvidence, Promise<boolean>>(store.addConsent),
    },
  };
}

const calls: readonly (readonly [service: string, body: object])[] = [
  ['user/lookup', bodies.lookup({ identification: { email: 'canary@example.org', ...personal } })],
  ['otp/send', bodies.otp({ otpCode: code })],
  ['otp/send', bodies.otp({ otpCode: 'top secret', otpType: 'USER_VERIFICATION' })],
  ['consent/text', bodies.text()],
  ['consent/storage', bodies.storage()],
  ['client/evaluate', bodies.evaluate({ documentCheckResult: { person: personal, documents: [document] } })],
  ['client/approve', bodies.approve({ presenceCheckResult: { frame: picture } })],
  [
    'process/event',
    {
      id: 'e-1',
      processId: 'p-1',
      type: 'DOCUMENT_VERIFICATION_FINISHED',
      eventData: { documentVerification: { documentVerificationResult: document } },
    },
  ],
];

const throwing = (value: unknown) => {
  throw new Error(`failed with ${JSON.stringify(value)}`, { cause: value });
};
const failing = Object.fromEntries(
  ['lookupUser', 'sendOtp', 'consentText', 'evaluateClient', 'approveClient', 'onProcessEvent'].map(
    (hook) => [hook, throwing],
  ),
);
const answering = { onProcessEvent: () => undefined };

/** Base64 of a text hides it from a search. */
const everyForm = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64').replaceAll('=', ''),
];

describe('what is secret', () => {
  it.each([
    ['when all goes well', answering],
    ['when every hook fails with what it was given', failing],
    [
      'when hooks are slow',
      {
        answerWithinMs: 200,
        sendOtp: () => new Promise<never>(() => undefined),
        evaluateClient: () => new Promise<never>(() => undefined),
        approveClient: () => new Promise<never>(() => undefined),
      },
    ],
  ])('W18: is in no log, no answer and no row of the store %s', async (_, hooks) => {
    const { store, rows } = openStore();
    const { call, logged } = startMerchant({ store, ...hooks });
    const answers: string[] = [];
    for (const [service, body] of calls) {
      const response = await call(service, body);
      answers.push(`${await response.text()} ${JSON.stringify([...response.headers])}`);
    }
    const everywhere = [...logged, ...rows, ...answers].join('\n');
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of secrets.flatMap(everyForm)) expect(everywhere).not.toContain(secret);
  });

  it('is in no log and no answer when a request is refused for it', async () => {
    const { call, send, logged } = startMerchant();
    const answers: string[] = [];
    for (const [service, body] of calls) {
      for (const spoilt of [
        { ...body, processId: { [code]: personal } },
        { ...body, processId: undefined },
        [body],
      ])
        answers.push(await (await call(service, spoilt)).text());
      answers.push(
        await (
          await send(`${service}/${code}`, {
            method: 'POST',
            headers: callerHeaders(),
            body: JSON.stringify(body),
          })
        ).text(),
      );
      answers.push(
        await (
          await send(`${service}?code=${code}`, {
            headers: { ...callerHeaders(), authorization: `Basic ${btoa(`x:${credentials.password}!`)}` },
          })
        ).text(),
      );
    }
    const everywhere = [...logged, ...answers].join('\n');
    for (const secret of secrets.flatMap(everyForm)) expect(everywhere).not.toContain(secret);
  });

  it('of the call-back is in no log when it fails', async () => {
    const late = promised<'OK'>();
    const body = JSON.stringify({ ...personal, password: callback.password });
    const { call, settle, logged } = startMerchant(
      { answerWithinMs: 500, approveClient: () => late.promise },
      () => new Response(body, { status: 500 }),
    );
    await call('client/approve', bodies.approve());
    late.give('OK');
    await settle();
    expect(logged.join()).toContain('could not be told');
    for (const secret of secrets.flatMap(everyForm)) expect(logged.join()).not.toContain(secret);
  });

  it('a code can be found in the store by nobody who tries them all', async () => {
    const { store, rows } = openStore();
    const { call } = startMerchant({ store });
    await call('otp/send', bodies.otp({ otpCode: code }));
    const key = (parts: string[]) =>
      crypto.subtle
        .digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)))
        .then((bytes) => Buffer.from(bytes).toString('hex'));
    expect(rows.join()).not.toContain(await key(['otp/send', ids.processId, ids.userId, 'ACTIVATION', code]));
  });
});
