// Going on on a phone: what each of the two devices may do, and what nobody may.

import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import { postedSpecimen } from '../../support/pictures.js';
import { json, minute, origin, startKit } from '../kit.js';
import { createPhone, handOver, startDesktop, takePictures } from './hand-off.js';

const named = { identify: startNamed() };

/** Ada is known by a mail address; nobody is signed in on a phone. */
function startNamed() {
  return (request: Request) => {
    const id = request.headers.get('x-user') ?? 'ada';
    return id === 'nobody' ? null : { id, accountHint: `${id}@shop.example` };
  };
}

/** Name and value of a phone's one cookie. */
function cookieOf({ jar }: { readonly jar: ReadonlyMap<string, string> }): readonly [string, string] {
  const [cookie] = [...jar];
  if (!cookie) throw new Error('The phone has no cookie.');
  return cookie;
}

describe('an offer', () => {
  it('is a link for five minutes, whose secret stands behind the #', async () => {
    const { post, session } = await startDesktop();
    const answer = await json(post({ language: 'bg' }));
    expect(answer).toEqual({ link: expect.any(String), expiresInMs: 300_000 });
    const link = new URL(String(answer['link']));
    expect(link.href.split('#')[0]).toBe(`${origin}/kyc/device?lang=bg`);
    expect(link.hash).toMatch(new RegExp(`^#${session.sessionId}\\.[\\w-]{43}$`));
  });

  it('is told by the token answer, and not where the merchant wants none', async () => {
    const { session } = await startDesktop();
    expect(session['deviceUrl']).toBe(`${session.statusUrl}/device`);
    const late = await startDesktop();
    await late.send(`${late.session.statusUrl.replace('/kyc/', '')}?seen=submitted`, {
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    });
    // a further page may come, and a phone may be at work
    expect(await json(late.open())).toMatchObject({ status: 'pending', deviceUrl: expect.any(String) });
    const without = await startDesktop({ handOff: false });
    expect(without.session).not.toHaveProperty('deviceUrl');
    expect((await without.send('device')).status).toBe(404);
    expect(
      (
        await without.kit.fetch(
          new Request(`${origin}${without.session.statusUrl}/device`, { method: 'POST' }),
        )
      ).status,
    ).toBe(404);
  });

  it('is the owner’s alone', async () => {
    const { post } = await startDesktop();
    expect((await post({}, { 'x-user': 'eve' })).status).toBe(404);
    expect((await post({}, { 'x-user': 'nobody' })).status).toBe(401);
    expect((await post({}, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('says who asks, masked, and on which device it began', async () => {
    const desktop = await startDesktop(named);
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
    const link = await desktop.offer({}, { 'user-agent': firefox });
    expect(await createPhone(desktop).look(link)).toEqual({
      state: 'question',
      account: 'a•••@shop.example',
      browser: 'Firefox, Windows',
      offeredAt: new Date(desktop.clock.now).toISOString(),
    });
  });

  it('ends the one before it', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop);
    const [older, newer] = [await desktop.offer(), await desktop.offer()];
    expect(await phone.claim(older)).toEqual({ state: 'gone' });
    expect(await phone.claim(newer)).toMatchObject({ state: 'digits' });
  });

  it('expires', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    desktop.clock.now += 5 * minute;
    expect(await createPhone(desktop).claim(link)).toEqual({ state: 'gone' });
    expect(await desktop.status()).not.toHaveProperty('elsewhere');
  });

  it('is limited, and so is answering it', async () => {
    const limits = { rateLimits: { device: { user: 2, address: 3 } }, clientAddress: () => '203.0.113.7' };
    const desktop = await startDesktop(limits);
    const link = await desktop.offer();
    await desktop.offer();
    expect((await desktop.post({})).status).toBe(429);
    const phone = createPhone(desktop);
    expect((await phone.send('device', { body: { token: link.hash.slice(1) } })).status).toBe(429);
  });
});

describe('the link', () => {
  it('tells and burns nothing when a preview, a scanner or a person opens it', async () => {
    const desktop = await startDesktop(named);
    const link = await desktop.offer();
    const phone = createPhone(desktop);
    for (let opened = 0; opened < 3; opened += 1) {
      const page = await phone.send('device');
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(await page.text()).not.toContain('ada');
    }
    expect(await phone.look(link)).toMatchObject({ state: 'question' });
    expect(await phone.look(link)).toMatchObject({ state: 'question' });
    expect((await desktop.status())['elsewhere']).toEqual({ state: 'offered', isQuiet: false });
  });

  it('has a page in the customer’s language, with a strict policy and nothing inline', async () => {
    const { send } = await startDesktop({
      handOff: { script: '/kyc.js', style: '/look.css' },
      theme: 'dark',
    });
    const page = await send('device?lang=de');
    const markup = await page.text();
    expect(markup).toContain('<html lang="de" dir="ltr" data-theme="dark">');
    expect(markup).toContain('Haben Sie das selbst begonnen?');
    expect(markup).toContain('data-page-language="de-DE"'); // for the provider's page
    expect(markup).toContain('href="https://shop.example/look.css"');
    expect(markup).not.toMatch(/\sstyle=|\son\w+=|<script(?![^>]*src=)|<style/);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self' https:/,
    );
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.headers.get('content-security-policy')).toContain(`; frame-ancestors 'self' ${origin}`);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(
      await send('device', { headers: { 'accept-language': 'fi' } }).then((other) => other.text()),
    ).toContain('<html lang="fi"');
    for (const name of ['device.js', 'device.css']) expect((await send(`device/${name}`)).status).toBe(200);
  });

  it('is used up by the yes, which sets a cookie that no other host can set', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const phone = createPhone(desktop);
    const claimed = await phone.send('device', { body: { token: link.hash.slice(1), isMine: true } });
    expect(await claimed.json()).toEqual({ state: 'digits', digits: expect.stringMatching(/^[1-9]\d$/) });
    expect(claimed.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-kyc-device%2Fkyc=[\da-f-]{36}\.[\w-]{43}; Path=\/; Max-Age=3900; Secure; HttpOnly; Same/,
      ),
    ]);
    expect(await createPhone(desktop).claim(link)).toEqual({ state: 'gone' }); // a replay
    expect(await createPhone(desktop).look(link)).toEqual({ state: 'gone' });
  });

  it('of another kit on the same host leaves the phone as it is', async () => {
    const shop = await handOver();
    const bank = await startDesktop({ baseUrl: `${origin}/other/kyc` });
    const phone = createPhone(bank);
    expect(await phone.claim(await bank.offer())).toMatchObject({ state: 'digits' });
    shop.phone.jar.set(...cookieOf(phone)); // it is one phone, with the cookies of both
    expect(await shop.phone.tell({})).toMatchObject({ state: 'active' });
  });

  it('ends when the person stops', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const phone = createPhone(desktop);
    expect(await phone.stop(link)).toEqual({ state: 'stopped' });
    expect(await phone.claim(link)).toEqual({ state: 'gone' });
  });

  it('is answered to our own page alone', async () => {
    const desktop = await startDesktop();
    const token = (await desktop.offer()).hash.slice(1);
    const from = (headers: Record<string, string>) =>
      desktop.send('device', { method: 'POST', headers, body: JSON.stringify({ token, isMine: true }) });
    const type = { 'content-type': 'application/json' };
    expect((await from({ ...type, origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ ...type, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(415);
    expect(await createPhone(desktop).claim(await desktop.offer())).toMatchObject({ state: 'digits' });
    const { phone, desktop: other } = await handOver();
    const cookie = cookieOf(phone).join('=');
    const headers = { ...type, cookie, origin: 'https://evil.example' };
    expect((await other.send('device/session', { method: 'POST', headers, body: '{}' })).status).toBe(403);
  });
});

describe('the two digits', () => {
  it('let the phone go on, and nothing works before', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop);
    const { digits } = await phone.claim(await desktop.offer());
    expect((await phone.session()).status).toBe(410);
    expect((await phone.send(`device/session/${desktop.session.sessionId}`)).status).toBe(410);
    expect((await desktop.status())['elsewhere']).toEqual({ state: 'claimed', isQuiet: false });
    expect(await desktop.type(digits)).toBe(true);
    expect(await phone.tell({})).toEqual({
      state: 'active',
      sessionId: desktop.session.sessionId,
      capture: 'hosted',
    });
    expect(await json(phone.session())).toMatchObject({
      sessionId: desktop.session.sessionId,
      statusUrl: `/kyc/device/session/${desktop.session.sessionId}`,
      status: 'page',
    });
  });

  it('end it when they are wrong: a thief who claims first gets nothing', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const thief = createPhone(desktop);
    const { digits } = await thief.claim(link);
    const owner = createPhone(desktop);
    expect(await owner.claim(link)).toEqual({ state: 'gone' }); // so the owner has no digits to type
    expect(await desktop.type(digits === '42' ? '43' : '42')).toBe(false);
    expect(await thief.tell({})).toEqual({ state: 'gone' });
    expect(await desktop.type(digits)).toBe(false);
    expect((await thief.session()).status).toBe(410);
    expect(await desktop.status()).toMatchObject({ status: 'page' });
    expect(await desktop.status()).not.toHaveProperty('elsewhere');
  });

  it('are shown again when the phone loads its page again', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop);
    const { digits } = await phone.claim(await desktop.offer());
    expect(await phone.tell({})).toEqual({ state: 'digits', digits });
    expect(await phone.tell({ isMine: true })).toEqual({ state: 'digits', digits });
  });

  it('must come within five minutes', async () => {
    const desktop = await startDesktop();
    const { digits } = await createPhone(desktop).claim(await desktop.offer());
    desktop.clock.now += 5 * minute;
    expect(await desktop.type(digits)).toBe(false);
  });
});

describe('a phone that goes on', () => {
  it('does this session’s status, page and pictures, and nothing else', async () => {
    const { phone, desktop } = await handOver({}, { capture: 'own' });
    const own = desktop.session.sessionId;
    const other = await json(desktop.open({}, { 'x-user': 'grace' }));
    const answer = await json(phone.session({ capture: 'own', restart: true }));
    expect(answer).toMatchObject({ sessionId: own, uploadUrl: `/kyc/device/session/${own}` });
    expect((await phone.send(`device/session/${own}`)).status).toBe(200);
    expect((await phone.send(`device/session/${other.sessionId}`)).status).toBe(404);
    expect((await phone.send(`session/${own}`)).status).toBe(401);
    expect((await phone.send(`session/${own}/device`, { body: {} })).status).toBe(401);
    expect((await phone.send('session', { body: {} })).status).toBe(401);
    expect((await phone.send('consent')).status).toBe(404);
    const body = { imageBase: await postedSpecimen('identity-card-front') };
    expect((await phone.send(`device/session/${own}/document`, { body })).status).toBe(200);
    expect((await phone.send(`device/session/${other.sessionId}/document`, { body })).status).toBe(404);
  });

  it('is the only one that sends pictures, until the desktop takes back', async () => {
    const { phone, desktop } = await handOver({}, { capture: 'own' });
    const { uploadUrl, sessionId } = desktop.session;
    const imageBase = await postedSpecimen('identity-card-front');
    const refused = await desktop.upload(uploadUrl, 'document', imageBase);
    expect([refused.status, await json(refused)]).toMatchObject([409, { code: 'CONTINUED_ELSEWHERE' }]);
    expect((await desktop.upload(uploadUrl, 'complete')).status).toBe(409);
    expect(await json(desktop.takeBack())).toEqual({ hasPictures: false });
    const late = await phone.send(`device/session/${sessionId}/document`, { body: { imageBase } });
    expect([late.status, await json(late)]).toMatchObject([410, { code: 'SESSION_NOT_FOUND' }]);
    expect((await phone.session()).status).toBe(410);
    expect(await phone.tell({})).toEqual({ state: 'gone' });
    expect((await desktop.upload(uploadUrl, 'document', imageBase)).status).toBe(200);
  });

  it('sends no pictures where the desktop has sent some: the provider would get two cameras', async () => {
    const desktop = await startDesktop({}, { capture: 'own' });
    const imageBase = await postedSpecimen('identity-card-front');
    expect((await desktop.upload(desktop.session.uploadUrl, 'document', imageBase)).status).toBe(200);
    const phone = createPhone(desktop);
    await desktop.type((await phone.claim(await desktop.offer({ capture: 'own' }))).digits);
    const told = await json(phone.session({ capture: 'own' }));
    expect(told).toMatchObject({ status: 'page' });
    expect(told).not.toHaveProperty('uploadUrl');
  });

  it('is told to the desktop, and when it has been quiet for two minutes', async () => {
    const { phone, desktop } = await handOver();
    const { clock, session } = desktop;
    clock.now += 2 * minute - 1;
    expect((await desktop.status())['elsewhere']).toEqual({ state: 'active', isQuiet: false });
    clock.now += 1;
    expect((await desktop.status())['elsewhere']).toEqual({ state: 'active', isQuiet: true });
    await phone.send(`device/session/${session.sessionId}`);
    expect((await json(desktop.open()))['elsewhere']).toEqual({ state: 'active', isQuiet: false });
  });

  it('keeps the session that a reloaded desktop with its own camera gets', async () => {
    const { phone, desktop } = await handOver({}, { capture: 'own' });
    const { sessionId } = desktop.session;
    const body = { imageBase: await postedSpecimen('identity-card-front') };
    await phone.send(`device/session/${sessionId}/document`, { body });
    expect((await json(desktop.open({ capture: 'own' }))).sessionId).toBe(sessionId);
    expect(await json(desktop.takeBack())).toEqual({ hasPictures: true });
    expect((await json(desktop.open({ capture: 'own' }))).sessionId).not.toBe(sessionId);
  });

  it('hears the verdict, and so does the desktop', async () => {
    const { phone, desktop } = await handOver();
    desktop.upstream.status = 'AUTO_APPROVED';
    const path = `device/session/${desktop.session.sessionId}`;
    await phone.send(`${path}?seen=submitted&own=1`);
    desktop.clock.now += minute;
    expect(await json(phone.send(path))).toMatchObject({ status: 'approved' });
    expect(await desktop.status()).toMatchObject({ status: 'approved' });
  });

  it('comes back from a provider’s page to its own page, and is believed', async () => {
    const { phone, desktop } = await handOver();
    const token = [...phone.jar].map((pair) => pair.join('=')).join('; ');
    const back = await desktop.send('return/success', {
      headers: {
        cookie: token,
        'x-user': 'nobody',
        referer: 'https://id.example/',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect([back.status, back.headers.get('location')]).toEqual([303, `${origin}/kyc/device`]);
    expect(await desktop.status()).toMatchObject({ status: 'pending' });
  });

  it('is not believed to have come back where somebody else is signed in, or before the digits', async () => {
    const { phone, desktop } = await handOver();
    const waiting = await startDesktop();
    const claimed = createPhone(waiting);
    await claimed.claim(await waiting.offer());
    for (const [{ send, status }, { jar }, user] of [
      [desktop, phone, 'eve'],
      [waiting, claimed, 'nobody'],
    ] as const) {
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
      const led = { referer: 'https://id.example/', 'sec-fetch-site': 'cross-site' };
      await send('return/success', { headers: { cookie, 'x-user': user, ...led } });
      expect(await status()).toMatchObject({ status: 'page' });
    }
  });

  it('stops where somebody else is signed in', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const eve = createPhone(desktop, 'eve');
    expect(await eve.look(link)).toEqual({ state: 'other' });
    expect(await eve.claim(link)).toEqual({ state: 'other' });
    expect(eve.jar.size).toBe(0);
    const phone = createPhone(desktop);
    await desktop.type((await phone.claim(link)).digits);
    for (const [name, value] of phone.jar) eve.jar.set(name, value);
    expect(await json(eve.session())).toMatchObject({ code: 'OTHER_CUSTOMER' });
    expect(await eve.tell({})).toEqual({ state: 'other' });
  });

  it('may be signed in as the same customer', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop, 'ada');
    expect(await desktop.type((await phone.claim(await desktop.offer())).digits)).toBe(true);
    expect((await phone.session()).status).toBe(200);
  });

  it('gets nothing by a foreign cookie', async () => {
    const { phone, desktop } = await handOver();
    const other = await handOver();
    const [name, value] = cookieOf(phone);
    const [, theirs = ''] = cookieOf(other.phone)[1].split('.');
    for (const forged of [
      `${desktop.session.sessionId}.${theirs}`,
      `${value}x`,
      value.replace('.', ''),
      '',
    ]) {
      const stranger = createPhone(desktop);
      stranger.jar.set(name, forged);
      expect((await stranger.session()).status, forged).toBe(410);
    }
  });

  it('takes no cookie that another host of the domain has planted', async () => {
    const planted = await handOver();
    const { desktop } = planted;
    const [name, value] = cookieOf(planted.phone);
    expect(name).toMatch(/^__Host-/);
    // how browsers are made to store a name with a prefix that they do not see
    for (const blank of ['\u00a0', '\u0085', '\u000b', '\u000c']) {
      const visitor = createPhone(desktop);
      visitor.jar.set(`${blank}${name}`, value);
      expect((await visitor.session()).status, JSON.stringify(blank)).toBe(410);
    }
    const victim = (await handOver()).phone;
    victim.jar.set('theme', `dark; ${name}=${value}`); // two of one name: one was planted
    expect((await victim.session()).status).toBe(410);
    const mine = createPhone(desktop);
    mine.jar.set('theme', 'dark;\t').set(name, value);
    expect((await mine.session()).status).toBe(200);
  });

  it('ends with the grant: taken back, revoked by the merchant, an hour over, or a new session', async () => {
    const revoked = await handOver();
    expect(await revoked.desktop.kit.revokeDevices('ada')).toBe(1);
    expect(await revoked.desktop.kit.revokeDevices('ada')).toBe(0);
    expect((await revoked.phone.session()).status).toBe(410);

    const late = await handOver();
    late.desktop.clock.now += 60 * minute;
    expect((await late.phone.session()).status).toBe(410);

    const { phone, desktop } = await handOver();
    await desktop.open({ restart: true });
    expect((await phone.session()).status).toBe(410);
  });

  it('may send no picture after the customer has withdrawn the consent', async () => {
    const consent = {
      consentType: 'biometrics',
      text: () => ({ version: '1', html: '<p>Yes?</p>', language: 'en' }),
    };
    const kit = startKit({ requireConsent: consent });
    takePictures(kit);
    const decide = { consentType: 'biometrics', version: '1', approved: true, language: 'en' };
    const headers = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' };
    await kit.send('consent', { method: 'POST', headers, body: JSON.stringify(decide) });
    const { deviceUrl, sessionId } = await json(kit.open({ capture: 'own' }));
    const post = (body: object) =>
      json(
        kit.kit.fetch(
          new Request(`${origin}${String(deviceUrl)}`, {
            method: 'POST',
            headers,
            body: JSON.stringify(body),
          }),
        ),
      );
    const phone = createPhone(kit);
    const { digits } = await phone.claim(new URL(String((await post({}))['link'])));
    await post({ digits });
    const body = { imageBase: await postedSpecimen('identity-card-front') };
    expect((await phone.send(`device/session/${sessionId}/document`, { body })).status).toBe(200);
    await kit.kit.withdrawConsent({ userId: 'ada', consentType: 'biometrics' });
    expect((await phone.send(`device/session/${sessionId}/document`, { body })).status).toBe(403);
  });
});

describe('what is written down', () => {
  it('has the hand-off in the audit trail, and no secret in log, store or trail', async () => {
    const lines: AuditLine[] = [];
    const desktop = await startDesktop({ audit: (line) => void lines.push(line) });
    const phone = createPhone(desktop);
    const first = await desktop.offer();
    await phone.stop(first);
    const link = await desktop.offer();
    const { digits } = await phone.claim(link);
    await desktop.type(digits);
    await phone.session();
    await desktop.takeBack();
    await desktop.settle();
    expect(lines.map(({ kind }) => kind)).toEqual(['opened', 'hand-off-refused', 'handed-on', 'taken-back']);
    const secrets = [first.hash, link.hash, ...phone.jar.values()].map((text) => text.split('.')[1] ?? text);
    const written = JSON.stringify([
      lines,
      desktop.logged,
      await desktop.store.find(desktop.session.sessionId),
    ]);
    for (const secret of secrets) expect(written).not.toContain(secret);
  });

  it('keeps hashes alone while the grant lives', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const stored = JSON.stringify(await desktop.store.find(desktop.session.sessionId));
    expect(stored).toContain('"state":"offered"');
    expect(stored).not.toContain(link.hash.split('.')[1]);
  });
});
