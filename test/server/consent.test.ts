import { createHash } from 'node:crypto';
import type { RequireConsent } from '../../src/server.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { json, minute, origin, startKit } from './kit.js';

const texts: Readonly<Record<string, string>> = {
  en: '<p>We look at your face.</p>',
  de: '<p>Wir sehen Ihr Gesicht an.</p>',
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A merchant whose text has a version that a test can change. */
function startAsking(given: Parameters<typeof startKit>[0] = {}, required: Partial<RequireConsent> = {}) {
  const present = { version: '1' };
  const text: RequireConsent['text'] = ({ language = 'en' }) => {
    const known = language in texts ? language : 'en';
    return { version: present.version, html: texts[known]!, language: known };
  };
  const kit = startKit({ requireConsent: { consentType: 'biometrics', text, ...required }, ...given });
  const headers = (user: string) => ({ origin, 'sec-fetch-site': 'same-origin', 'x-user': user });
  return {
    ...kit,
    present,
    ask: (language?: string, user = 'ada') =>
      kit.send(`consent${language === undefined ? '' : `?language=${language}`}`, { headers: headers(user) }),
    decide: (decision: object, user = 'ada') =>
      kit.send('consent', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers(user) },
        body: JSON.stringify({
          consentType: 'biometrics',
          version: '1',
          approved: true,
          language: 'en',
          ...decision,
        }),
      }),
    decisions: async (user = 'ada') =>
      (await kit.kit.consents(user)).map(({ decision, version }) => `${decision} ${version}`),
  };
}

const codeOf = async (response: Response) => `${response.status} ${String((await json(response))['code'])}`;

describe('GET consent', () => {
  it('gives the present text in the language asked for, or the one that the merchant has', async () => {
    const { ask } = startAsking();
    expect(await json(ask('de'))).toEqual({
      consentType: 'biometrics',
      version: '1',
      html: texts['de'],
      language: 'de',
      approved: false,
    });
    expect(await json(ask('fi'))).toMatchObject({ language: 'en' });
    expect(await json(ask())).toMatchObject({ language: 'en' });
  });

  it('names the language that was asked for where the merchant names none', async () => {
    const { ask } = startAsking({}, { text: () => ({ version: '1', html: '<p>Text</p>' }) });
    expect(await json(ask('pt-BR'))).toMatchObject({ language: 'pt-BR' });
    expect(await json(ask('<script>'))).toMatchObject({ language: 'und' });
  });

  it('is for signed-in customers on pages of the shop', async () => {
    const { ask, decide, send } = startAsking();
    expect(await codeOf(await ask('en', 'nobody'))).toBe('401 NOT_SIGNED_IN');
    expect(await codeOf(await decide({}, 'nobody'))).toBe('401 NOT_SIGNED_IN');
    expect(await codeOf(await send('consent', { headers: { origin: 'https://evil.example' } }))).toBe(
      '403 ORIGIN_REFUSED',
    );
    const form = { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: '{}' };
    expect(await codeOf(await send('consent', form))).toBe('415 CONTENT_TYPE_REFUSED');
  });

  it('is not there where no consent is required', async () => {
    const { send } = startKit();
    expect(await codeOf(await send('consent', { headers: { origin } }))).toBe('404 NOT_FOUND');
  });

  it.each<[what: string, text: RequireConsent['text']]>([
    [
      'throws',
      () => {
        throw new Error('canary');
      },
    ],
    ['rejects', () => Promise.reject(new Error('canary'))],
    ['gives an empty text', () => ({ version: '1', html: ' ' })],
    ['gives no version', () => ({ version: '', html: 'canary' })],
    ['gives a text that no widget shows', () => ({ version: '1', html: 'canary'.repeat(50_000) })],
  ])('fails, and lets nobody through, when the merchant’s function %s', async (_, text) => {
    const { ask, decide, open, logged, upstream } = startAsking({}, { text });
    expect(await codeOf(await ask('en'))).toBe('500 INTERNAL_ERROR');
    expect(await codeOf(await decide({}))).toBe('500 INTERNAL_ERROR');
    expect(await codeOf(await open())).toBe('500 INTERNAL_ERROR');
    expect(upstream.requests).toHaveLength(0);
    expect(logged.join()).toContain('requireConsent.text()');
    expect(logged.join()).not.toContain('canarycanary');
  });
});

describe('a required consent', () => {
  it('keeps everybody out who has not agreed to the present text', async () => {
    const { open, ask, decide, present, upstream } = startAsking();
    expect(await codeOf(await open())).toBe('403 CONSENT_REQUIRED');
    expect((await decide({})).status).toBe(204);
    expect(await json(ask('en'))).toMatchObject({ approved: true });
    expect(await json(open())).toMatchObject({ status: 'page' });
    expect(await codeOf(await open({}, { 'x-user': 'eve' }))).toBe('403 CONSENT_REQUIRED');
    present.version = '2';
    expect(await codeOf(await open())).toBe('403 CONSENT_REQUIRED');
    expect(await json(ask('en'))).toMatchObject({ approved: false, version: '2' });
    expect(upstream.count('initialize')).toBe(1);
  });

  it('check 68: the evidence says who agreed to which words, in which language and when', async () => {
    const { kit, decide, clock } = startAsking();
    await decide({ language: 'de' });
    expect(await kit.consents('ada')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        userId: 'ada',
        consentType: 'biometrics',
        version: '1',
        language: 'de',
        textHash: sha256(texts['de']!),
        decision: 'accepted',
        at: clock.now,
      },
    ]);
  });

  it('takes no acceptance of another text than the present one', async () => {
    const { decide, decisions } = startAsking();
    expect(await codeOf(await decide({ version: '0' }))).toBe('409 CONSENT_STALE');
    expect(await codeOf(await decide({ consentType: 'marketing' }))).toBe('409 CONSENT_STALE');
    expect(await decisions()).toEqual([]);
  });

  it.each<[what: string, decision: object]>([
    ['a decision that is a word', { approved: 'true' }],
    ['no decision', { approved: undefined }],
    ['no version', { version: undefined }],
    ['a version that is a number', { version: 1 }],
    ['a long version', { version: 'x'.repeat(257) }],
    ['a version that no store can keep', { version: '1\u0000', approved: false }],
  ])('refuses %s', async (_, decision) => {
    const { decide, decisions } = startAsking();
    expect(await codeOf(await decide(decision))).toBe('400 REQUEST_INVALID');
    expect(await decisions()).toEqual([]);
  });

  it('writes a hundred acceptances at once down as one, and withdrawals too', async () => {
    const { decide, decisions } = startAsking();
    const hundred = (decision: object) => Promise.all(Array.from({ length: 100 }, () => decide(decision)));
    expect(new Set((await hundred({})).map(({ status }) => status))).toEqual(new Set([204]));
    expect(await decisions()).toEqual(['accepted 1']);
    await hundred({ approved: false });
    expect(await decisions()).toEqual(['accepted 1', 'withdrawn 1']);
  });

  it('survives in a store that two processes share', async () => {
    const store = memoryStore();
    const one = startAsking({ store });
    const two = startAsking({ store });
    await Promise.all(Array.from({ length: 50 }, (_, index) => (index % 2 ? one : two).decide({})));
    expect(await one.decisions()).toEqual(['accepted 1']);
    expect(await json(two.open())).toMatchObject({ status: 'page' });
  });
});

it('asks nothing of a customer for whom the merchant has no text', async () => {
  const { ask, decide, open, decisions } = startAsking(
    {},
    { text: ({ user }) => (user.id === 'ada' ? null : { version: '1', html: '<p>Text</p>' }) },
  );
  expect(await json(ask('en'))).toEqual({ consentType: 'biometrics', approved: true });
  expect(await json(open())).toMatchObject({ status: 'page' });
  expect(await codeOf(await decide({}))).toBe('409 CONSENT_STALE');
  expect(await decisions()).toEqual([]);
  expect(await codeOf(await open({}, { 'x-user': 'eve' }))).toBe('403 CONSENT_REQUIRED');
});

describe('a decline', () => {
  it('is written down, and can be followed by an acceptance', async () => {
    const { decide, decisions, open } = startAsking();
    expect((await decide({ approved: false })).status).toBe(204);
    expect(await codeOf(await open())).toBe('403 CONSENT_REQUIRED');
    await decide({});
    expect(await decisions()).toEqual(['declined 1', 'accepted 1']);
    expect((await open()).status).toBe(200);
  });

  it('stands for a text that is no longer the present one, without a hash of it', async () => {
    const { kit, decide, present } = startAsking();
    present.version = '2';
    expect((await decide({ approved: false })).status).toBe(204);
    expect(await kit.consents('ada')).toMatchObject([
      { decision: 'declined', version: '1', textHash: sha256('') },
    ]);
  });

  it('has no line break of a browser in the evidence, nor in the audit trail', async () => {
    const lines: unknown[] = [];
    const { decide, decisions, present, kit } = startAsking({ audit: (line) => void lines.push(line) });
    expect(await codeOf(await decide({ approved: false, version: '0\n1 accepted' }))).toBe(
      '400 REQUEST_INVALID',
    );
    await kit.settled();
    expect([await decisions(), lines]).toEqual([[], []]);
    present.version = '2\n'; // as a file has it
    expect((await decide({ version: '2\n' })).status).toBe(204);
    expect((await decide({ approved: false, version: '2\n' })).status).toBe(204);
  });

  it('fills no store with versions that a browser makes up', async () => {
    const { decide, decisions } = startAsking();
    for (let version = 100; version < 120; version++)
      await decide({ approved: false, version: String(version) });
    expect(await decisions()).toEqual(['declined 100']);
  });
});

describe('a withdrawal', () => {
  it('by the customer names the text that was agreed to, and asks again', async () => {
    const { kit, decide, ask, open, clock } = startAsking();
    await decide({ language: 'de' });
    clock.now += 1_000;
    await decide({ approved: false, language: 'en' });
    expect(await kit.consents('ada')).toMatchObject([
      { decision: 'accepted' },
      { decision: 'withdrawn', version: '1', language: 'de', textHash: sha256(texts['de']!), at: clock.now },
    ]);
    expect(await json(ask('en'))).toMatchObject({ approved: false });
    expect(await codeOf(await open())).toBe('403 CONSENT_REQUIRED');
  });

  it('by the merchant is the same, and happens once', async () => {
    const { kit, decide, decisions, open } = startAsking();
    expect(await kit.withdrawConsent({ userId: 'ada', consentType: 'biometrics' })).toBe(false);
    await decide({});
    expect(await kit.withdrawConsent({ userId: 'ada', consentType: 'marketing' })).toBe(false);
    expect(await kit.withdrawConsent({ userId: 'ada', consentType: 'biometrics' })).toBe(true);
    expect(await kit.withdrawConsent({ userId: 'ada', consentType: 'biometrics' })).toBe(false);
    expect(await decisions()).toEqual(['accepted 1', 'withdrawn 1']);
    expect(await codeOf(await open())).toBe('403 CONSENT_REQUIRED');
  });

  it('needs an acceptance before it: what was declined stays declined', async () => {
    const { kit, decide, decisions } = startAsking();
    await decide({ approved: false });
    expect(await kit.withdrawConsent({ userId: 'ada', consentType: 'biometrics' })).toBe(false);
    expect(await decisions()).toEqual(['declined 1']);
  });
});

describe('a customer who cannot decide', () => {
  it('is asked to wait after twenty acceptances in an hour, and may still withdraw', async () => {
    const { decide, decisions, clock } = startAsking();
    for (let round = 0; round < 20; round += 1) {
      for (let twice = 0; twice < 2; twice += 1) expect((await decide({})).status).toBe(204);
      clock.now += minute;
      if (round < 19) await decide({ approved: false });
    }
    expect((await decide({ approved: false })).status).toBe(204);
    const refused = await decide({});
    expect(await codeOf(refused.clone())).toBe('429 RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBe(40 * 60);
    expect(await decisions()).toHaveLength(40);
    expect((await decide({}, 'bob')).status).toBe(204);
    clock.now += 40 * minute;
    expect((await decide({})).status).toBe(204);
  });

  it('is asked to wait after twenty on two machines together', async () => {
    const one = startAsking();
    const other = startAsking({ store: one.store });
    for (let round = 0; round < 20; round += 1)
      expect((await (round % 2 ? other : one).decide({ language: round % 2 ? 'de' : 'en' })).status).toBe(
        204,
      );
    for (const machine of [one, other])
      expect(await codeOf(await machine.decide({ language: 'en' }))).toBe('429 RATE_LIMITED');
    expect(await other.decisions()).toHaveLength(20);
  });

  it('fills no store with languages either', async () => {
    const { decide, decisions } = startAsking();
    for (let round = 0; round < 40; round += 1) await decide({ language: round % 2 ? 'de' : 'en' });
    expect(await decisions()).toHaveLength(20);
  });
});

it('takes no more pictures from who has withdrawn, though the session is open still', async () => {
  const { decide, open, send, upstream } = startAsking();
  await decide({});
  const { sessionId } = await json(open({ capture: 'own' }));
  await decide({ approved: false });
  const before = upstream.requests.length;
  for (const step of ['document', 'face', 'complete']) {
    const headers = { origin, 'content-type': 'application/json' };
    expect(
      await codeOf(
        await send(`session/${sessionId}/${step}`, { method: 'POST', headers, body: '{"imageBase":"/9j/"}' }),
      ),
    ).toBe('403 CONSENT_REQUIRED');
  }
  expect(upstream.requests).toHaveLength(before);
});

it('a kit that is told nothing it could ask refuses to start', () => {
  expect(() => startAsking({}, { consentType: '' })).toThrow('requireConsent');
});
