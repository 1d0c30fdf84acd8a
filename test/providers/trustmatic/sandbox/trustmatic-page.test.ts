import { Script } from 'node:vm';
import { pageTexts } from '../../../../src/providers/trustmatic/sandbox/page-texts.js';
import { pageScript } from '../../../../src/providers/trustmatic/sandbox/page-script.js';
import { RETURN_URL, startTrustmatic } from './emulated-trustmatic.js';

describe('the hosted page', () => {
  it('allows framing, nothing inline and no Referer', async () => {
    const response = await (await startTrustmatic().begin()).page();
    expect(response.headers.get('Content-Security-Policy')).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(response.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|frame-ancestors/);
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(response.headers.has('X-Frame-Options')).toBe(false);
    expect(await response.text()).not.toMatch(/ style=| on\w+=|<style|<script>/);
  });

  it('refuses frames, hangs or dawdles by scenario', async () => {
    const { begin, emulator } = startTrustmatic();
    expect((await (await begin('frame-refused')).page()).headers.get('X-Frame-Options')).toBe('DENY');
    await (await begin('slow-page')).page();
    expect(emulator.requests.at(-1)?.durationMs).toBe(4000);
    const hanging = (await begin('hang')).page();
    const end = expect(hanging).rejects.toThrow('closed');
    await new Promise((resolve) => setImmediate(resolve));
    emulator.close();
    await end;
  });

  it.each([
    ['', 'handover front back selfie submitting done', true],
    ['&crossDevice=false', 'handover front back selfie submitting done', true],
    ['&onlyMobile=true', 'handover front back selfie submitting done', true],
    ['&iframe=true', 'handover front back selfie submitting done', true],
    ['&iframe=true&crossDevice=false', 'front back selfie submitting done', true],
    ['&iframe=true&onlyMobile=true', 'handover front back selfie submitting done', false],
  ])('with "%s" shows %s', async (query, steps, canContinueHere) => {
    const html = await (await (await startTrustmatic().begin()).page(query)).text();
    expect(html).toContain(`data-steps="${steps}"`);
    expect(html.includes('Continue on this device')).toBe(canContinueHere);
  });

  it('tells its script whether it is framed, silent, or plays the phone', async () => {
    const { begin } = startTrustmatic();
    const { page } = await begin();
    expect(await (await page('&iframe=true')).text()).toMatch(
      /data-framed="true" data-silent="false" data-device="computer"/,
    );
    expect(await (await page('')).text()).toMatch(/data-framed="false" data-silent="false"/);
    expect(await (await page('&device=phone')).text()).toMatch(
      /data-steps="front back[^>]+data-device="phone"/,
    );
    expect(await (await (await begin('silent-page')).page()).text()).toMatch(
      /data-framed="true" data-silent="true"/,
    );
  });

  it('check 36: says of a finished session that it is completed', async () => {
    const { begin, ask } = startTrustmatic();
    const { page, finish, token } = await begin();
    const state = async () =>
      (await ask('/web-enrolment/state', { headers: { Authorization: `Bearer ${token}` } })).json();
    expect(await state()).toMatchObject({ isCompleted: false });
    expect(await (await finish()).json()).toEqual({ returnUrl: RETURN_URL });
    expect(await state()).toMatchObject({ isCompleted: true });
    expect(await (await page()).text()).toContain('data-error="SESSION_ALREADY_COMPLETED"');
    expect((await finish()).status).toBe(409);
  });

  it('authorises no expired, foreign or missing token', async () => {
    const { ask, begin, pass } = startTrustmatic();
    const { page, accessToken, finish } = await begin();
    const foreign = await startTrustmatic().begin();
    const isRefused = async (response: Promise<Response>) =>
      (await (await response).text()).includes('data-error="SESSION_UNAUTHORIZED"');
    expect(await isRefused(page())).toBe(false);
    expect(await isRefused(ask('/web-enrolment/'))).toBe(true);
    expect(await isRefused(ask(`/web-enrolment/?token=${accessToken}`))).toBe(true);
    expect(await isRefused(ask(`/web-enrolment/?token=${foreign.token}`))).toBe(true);
    pass(3_601_000);
    expect(await isRefused(page())).toBe(true);
    expect((await finish()).status).toBe(401);
  });

  it('records the Referer that its embedder leaks', async () => {
    const { emulator, ask, begin } = startTrustmatic();
    const { webEnrolmentUrl } = await begin();
    await ask(webEnrolmentUrl, { headers: { Referer: 'https://merchant.example/account/7' } });
    expect(emulator.requests.at(-1)).toMatchObject({
      path: '/web-enrolment/?token=[redacted]',
      referer: 'https://merchant.example/account/7',
    });
  });

  it('has a script that stands on its own', () => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(pageScript).not.toMatch(/__vi|__name|cov_|import\(/);
  });
});

describe('the hosted page’s languages', () => {
  // The list of docs/providers/trustmatic.md, Languages.
  const codes = (
    'ar-SA cs-CZ da-DK en-US fi-FI fr-FR fr-CA de-DE hu-HU jp-JP lv-LV pt-PT ro-RO sk-SK es-ES ' +
    'sv-SE uk-UA'
  ).split(' ');
  const words = async (lang: string, scenario = 'approved') => {
    const html = await (
      await (await startTrustmatic().begin(scenario)).page(`&iframe=true&lang=${lang}`)
    ).text();
    const found = [...html.matchAll(/<(title|h1|button|a|aside)\b[^>]*>(.*?)<\/\1>/gs)].map(
      ([, name, text = '']) => [name, text.replace(/<[^>]*>[^<]*<\/[^>]*>/g, '').trim()] as const,
    );
    return { html, found };
  };

  it('are the provider’s seventeen', () => {
    expect(Object.keys(pageTexts).toSorted()).toEqual(codes.toSorted());
  });

  it.each(codes.filter((code) => code !== 'en-US'))(
    '%s has its own title, banner, headings and buttons',
    async (lang) => {
      for (const scenario of ['approved', 'one-side']) {
        const [english, translated] = [await words('en-US', scenario), await words(lang, scenario)];
        expect(english.found.length).toBeGreaterThan(9);
        expect(translated.found.map(([name]) => name)).toEqual(english.found.map(([name]) => name));
        translated.found.forEach(([name, text], index) => {
          expect(text, name).not.toBe('');
          expect(text, name).not.toBe(english.found[index]?.[1]);
        });
      }
    },
  );

  it.each(codes)('%s keeps the numbers of its steps, and repeats no text for another', (lang) => {
    const texts = pageTexts[lang];
    expect(texts?.step).toMatch(/\{n\}.*\{total\}/);
    const { takeSelfie: _, selfieHeading: __, ...others } = texts ?? {};
    expect(new Set(Object.values(others)).size).toBe(Object.values(others).length);
  });

  it('writes Arabic from the right, Japanese as ja, and what it doesn’t know in English', async () => {
    expect((await words('ar-SA')).html).toContain('<html lang="ar-SA" dir="rtl"');
    expect((await words('jp-JP')).html).toContain('<html lang="ja-JP" dir="ltr"');
    for (const lang of ['ja-JP', 'bg-BG', 'constructor', '', '%22%3E%3Cscript%3E']) {
      expect((await words(lang)).html).toContain('<html lang="en-US" dir="ltr"');
    }
  });
});
