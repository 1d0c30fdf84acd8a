// The link by SMS: it goes to nobody but the customer's own phone, says nothing but the link, and no number
// stays anywhere.

import type { SmsMessage } from '../../../src/server/devices/hand-off-options.js';
import { readNumber } from '../../../src/server/devices/link-by-sms.js';
import { json, minute, origin, startKit } from '../kit.js';
import { createPhone, startDesktop } from './hand-off.js';

type Given = Parameters<typeof startDesktop>[0];

const fromPage = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' };

async function startSms({ asksForNumber = false, fails = false, ...given }: Given & Hook = {}) {
  const sent: SmsMessage[] = [];
  const send = (message: SmsMessage) => {
    sent.push(message);
    if (fails) throw new Error(`no route to ${String(message.to)} for ${message.link}`);
  };
  const handOff = { sms: { send, asksForNumber } };
  const desktop = await startDesktop({ baseUrl: `${origin}/kyc`, handOff, ...given });
  const ask = async (link: URL | string, to?: string) =>
    desktop.post({ sms: { link: String(link), ...(to === undefined ? {} : { to }) } });
  return { ...desktop, sent, ask };
}

interface Hook {
  readonly asksForNumber?: boolean;
  readonly fails?: boolean;
}

describe('the link by SMS', () => {
  it('is told with the offer, by what it needs', async () => {
    const [known, asking, without] = [
      await startSms(),
      await startSms({ asksForNumber: true }),
      await startDesktop(),
    ];
    expect(await json(known.post({}))).toMatchObject({ sms: 'known' });
    expect(await json(asking.post({}))).toMatchObject({ sms: 'number' });
    expect(await json(without.post({}))).not.toHaveProperty('sms');
    expect((await without.post({ sms: { link: String(await without.offer()) } })).status).toBe(400);
  });

  it('goes to the number that the merchant knows, in the customer’s language', async () => {
    const { sent, ask, offer, ...desktop } = await startSms();
    const link = await offer({ language: 'bg' });
    expect(await json(ask(link, '+43660123456'))).toEqual({ isSent: true });
    expect(sent).toEqual([{ userId: 'ada', link: link.href, expiresInMs: 300_000, language: 'bg' }]);
    expect(await createPhone(desktop).look(new URL(sent[0]?.link ?? ''))).toMatchObject({
      state: 'question',
    });
  });

  it('goes to the typed number, where the merchant wants one, and to nothing that is none', async () => {
    const { sent, ask, offer } = await startSms({ asksForNumber: true });
    const link = await offer();
    for (const wrong of [undefined, '', '12345', '+0123456789', 'tel:+43660123456', '+43660123456;ext=1'])
      expect((await ask(link, wrong)).status, wrong).toBe(400);
    expect(await json(ask(link, '0043 (660) 123-456'))).toEqual({ isSent: true });
    expect(sent.map(({ to }) => to)).toEqual(['+43660123456']);
  });

  it('says the link that is on offer and nothing else', async () => {
    const { sent, ask, offer, session, type, ...desktop } = await startSms();
    const [older, link] = [await offer(), await offer()];
    const other = await startSms();
    const evil = new URL(link);
    evil.hostname = 'evil.example';
    evil.searchParams.set('lang', 'Click here to win');
    const ofOther = link.href.replace(session.sessionId, other.session.sessionId);
    const forged = `#${session.sessionId}.${'x'.repeat(43)}`;
    for (const wrong of [older, await other.offer(), ofOther, forged, 'hello'])
      expect((await ask(wrong)).status, String(wrong)).toBe(410);
    expect(await json(ask(evil))).toEqual({ isSent: true });
    expect(sent.map((message) => message.link)).toEqual([link.href]);
    await type((await createPhone(desktop).claim(link)).digits);
    expect((await ask(link)).status).toBe(410);
  });

  it('begins with the configured address, whatever path it was asked for at', async () => {
    const { kit, sent, session } = await startSms({ asksForNumber: true });
    const path = `/Your.account.is.blocked.call.00359700112233/session/${session.sessionId}/device`;
    const post = async (body: object) =>
      json(
        kit.fetch(
          new Request(`${origin}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' },
            body: JSON.stringify(body),
          }),
        ),
      );
    const { link } = await post({});
    expect(await post({ sms: { link, to: '+359 888 123456' } })).toEqual({ isSent: true });
    expect(sent.map((message) => message.link.replace(/#.*/, ''))).toEqual([`${origin}/kyc/device`]);
  });

  it('is refused at creation without the address that it begins with', () => {
    const handOff = { sms: { send: () => undefined } };
    expect(() => startKit({ handOff })).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('"handOff.sms" needs "baseUrl": write the public address'),
      }),
    );
  });

  it('expires with the offer', async () => {
    const { ask, offer, clock } = await startSms();
    const link = await offer();
    clock.now += 5 * minute;
    expect((await ask(link)).status).toBe(410);
  });

  it('is sent five times a day to a customer, and five times to a number', async () => {
    const { sent, ask, offer, logged } = await startSms({ asksForNumber: true });
    for (let times = 0; times < 6; times += 1) {
      const answer = await json(ask(await offer(), `+4366012345${times}`));
      expect(answer).toEqual({ isSent: times < 5 });
    }
    expect(sent).toHaveLength(5);
    expect(logged.join()).toContain('too many in a day');
    expect(logged.join()).not.toContain('4366012345');
  });

  it('is counted for a number across customers', async () => {
    const { sent, ask, post, offer, open, kit } = await startSms({ asksForNumber: true });
    for (let times = 0; times < 5; times += 1) await ask(await offer(), '+43660123456');
    const { deviceUrl } = await json(open({}, { 'x-user': 'eve' }));
    const asEve = (body: object) =>
      kit.fetch(
        new Request(`https://shop.example${String(deviceUrl)}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: 'https://shop.example',
            'sec-fetch-site': 'same-origin',
            'x-user': 'eve',
          },
          body: JSON.stringify(body),
        }),
      );
    const { link } = await json(asEve({}));
    expect(await json(asEve({ sms: { link, to: '+43 660 123456' } }))).toEqual({ isSent: false });
    expect(await json(asEve({ sms: { link, to: '+43 660 123457' } }))).toEqual({ isSent: true });
    expect(sent).toHaveLength(6);
    expect((await post({ sms: { link, to: '+43660999999' } })).status).toBe(410); // another customer's link
  });

  it('is sent sixty times a day from one address, whoever asks for how many numbers', async () => {
    const { sent, open, kit } = await startSms({ asksForNumber: true });
    const answers: unknown[] = [];
    for (let asked = 0; asked < 62; asked += 1) {
      const user = { 'x-user': `customer ${Math.floor(asked / 5)}` };
      const { deviceUrl } = await json(open({}, user));
      const post = async (body: object) => {
        const init = { method: 'POST', headers: { ...fromPage, ...user }, body: JSON.stringify(body) };
        const clientAddress = asked < 61 ? '203.0.113.7' : '203.0.113.8';
        return json(kit.fetch(new Request(`${origin}${String(deviceUrl)}`, init), { clientAddress }));
      };
      const to = `+436600000${String(asked).padStart(2, '0')}`;
      answers.push((await post({ sms: { link: (await post({}))['link'], to } }))['isSent']);
    }
    expect(answers.slice(59)).toEqual([true, false, true]);
    expect(sent).toHaveLength(61);
  });

  it('has an emergency brake for the whole kit, whoever asks for how many numbers', async () => {
    const { sent, ask, offer, open, kit, logged } = await startSms({
      asksForNumber: true,
      newSessions: { kit: 3 },
    });
    for (const to of ['+43660000001', '+43660000002']) await ask(await offer(), to);
    const { deviceUrl } = await json(open({}, { 'x-user': 'eve' }));
    const asEve = async (body: object) =>
      json(
        kit.fetch(
          new Request(`${origin}${String(deviceUrl)}`, {
            method: 'POST',
            headers: { ...fromPage, 'x-user': 'eve' },
            body: JSON.stringify(body),
          }),
        ),
      );
    const answers: unknown[] = [];
    for (const to of ['+43660000003', '+43660000004'])
      answers.push((await asEve({ sms: { link: (await asEve({}))['link'], to } }))['isSent']);
    expect(answers).toEqual([true, false]);
    expect(sent).toHaveLength(3);
    expect(logged.join()).toContain('"by":"kit"');
  });

  it('leaves no number or link in log, store or trail, though the function’s error quotes them', async () => {
    const lines: unknown[] = [];
    const { ask, offer, logged, settle, store, session, sent } = await startSms({
      asksForNumber: true,
      fails: true,
      audit: (line) => void lines.push(line),
    });
    const link = await offer();
    expect(await json(ask(link, '+43 660 123456'))).toEqual({ isSent: false });
    expect(sent).toHaveLength(1);
    await settle();
    expect(logged.join()).toContain('handOff.sms.send() failed.');
    const written = JSON.stringify([logged, lines, await store.find(session.sessionId)]);
    for (const secret of ['660123456', '660 123456', link.hash.split('.')[1] ?? link.hash])
      expect(written).not.toContain(secret);
  });

  it('is in the audit trail when it was sent', async () => {
    const kinds: string[] = [];
    const { ask, offer, settle } = await startSms({ audit: ({ kind }) => void kinds.push(kind) });
    await ask(await offer());
    await settle();
    expect(kinds).toEqual(['opened', 'link-sent']);
  });
});

describe('a typed number', () => {
  it.each([
    ['+43 660 1234567', '+436601234567'],
    ['0043-660-1234567', '+436601234567'],
    ['+1 (212) 555‑0100', '+12125550100'],
    ['0660 1234567', undefined],
    ['+43', undefined],
    ['+4366012345678901', undefined],
    ['+43660\n123456', '+43660123456'],
    ['sms:+43660123456', undefined],
    [undefined, undefined],
  ])('%j is %j', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });
});
