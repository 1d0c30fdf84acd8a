import { Script } from 'node:vm';
import { pageScript } from '../../../../src/providers/tennpay/sandbox/page-script.js';
import { bulgarian } from '../../../../src/providers/tennpay/sandbox/texts/bg.js';
import { english } from '../../../../src/providers/tennpay/sandbox/texts/en.js';
import { paths } from '../../../../src/providers/tennpay/wire.js';
import {
  GATEWAY,
  IDENTIFICATION,
  SIGNING,
  SUCCESS,
  FAIL,
  SIGNING_READY,
  startTennpay,
} from './emulated-tennpay.js';

describe('the return URLs', () => {
  it('are changed like in the portal, for pages that are open already too', async () => {
    const { emulator, begin, report, ask } = startTennpay();
    const page = await begin(2077);
    emulator.setReturnUrls({ success: 'https://shop.example/ok', fail: 'https://shop.example/no' });
    expect((await report(page, 'completed')).returnUrl).toBe('https://shop.example/ok');
    const put = (body: object) => ask('/sandbox/return-urls', { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ success: 'http://localhost:3000/s', fail: 'http://localhost:3000/f' })).status).toBe(
      204,
    );
    expect((await report(await begin(2), 'aborted')).returnUrl).toBe('http://localhost:3000/f');
    for (const body of [
      { success: 'https://shop.example/' },
      { success: 'javascript:alert(1)', fail: 'https://shop.example/' },
      { success: '/s', fail: '/f' },
    ])
      expect((await put(body)).status).toBe(400);
  });

  it('are pages that say so until they are configured', async () => {
    const { begin, report, open } = startTennpay({ returnUrls: undefined });
    const { returnUrl } = await report(await begin(2077), 'completed');
    expect(await (await open(returnUrl)).text()).toContain('This would be your Success URL');
    expect(await (await open((await report(await begin(3), 'aborted')).returnUrl)).text()).toContain(
      'This would be your Fail URL',
    );
  });
});

describe('the hosted pages', () => {
  it('check 85: have nothing inline, tell their origin at most, say that they verify nothing', async () => {
    const { open, begin, beginSigning } = startTennpay();
    for (const address of [await begin(1), await beginSigning(2)]) {
      const response = await open(address);
      expect(response.headers.get('Content-Security-Policy')).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(response.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      const html = await response.text();
      expect(html).toContain('verifies nothing');
      expect(html).not.toMatch(/ style=| on\w+=|<style|<script>/);
    }
  });

  it.each([
    ['bg', null, 'bg'],
    ['bg-BG', 'en', 'bg'],
    [null, 'bg', 'bg'],
    ['en', 'bg', 'en'],
    ['de-DE', null, 'en'],
    ['bgx', null, 'en'],
    [undefined, undefined, 'en'],
  ])(
    'with userLanguage %s and browserLanguage %s speak %s on both pages',
    async (userLanguage, browserLanguage, lang) => {
      const { open, begin, beginSigning } = startTennpay();
      for (const address of [
        await begin(1, { userLanguage, browserLanguage }),
        await beginSigning(2, { userLanguage, browserLanguage }),
      ]) {
        const html = await (await open(address)).text();
        expect(html).toContain(`<html lang="${lang}"`);
        expect(html.includes(bulgarian.banner)).toBe(lang === 'bg');
      }
    },
  );

  it('are translated whole, keeping the placeholders', () => {
    for (const key of Object.keys(english) as (keyof typeof english)[]) {
      expect(bulgarian[key]).toMatch(/[а-я]/i);
      expect(bulgarian[key].match(/\{\w+\}/g)).toEqual(english[key].match(/\{\w+\}/g));
    }
  });

  it('Cancel and Reject lead to the Fail URL, and the status says ERROR', async () => {
    const { begin, beginSigning, report, word } = startTennpay();
    expect(await report(await begin(1), 'aborted')).toEqual({ isFine: false, returnUrl: FAIL });
    const { returnUrl } = await report(await beginSigning(2), 'aborted');
    expect(returnUrl.startsWith(`${FAIL}?`)).toBe(true);
    expect(new URL(returnUrl).searchParams.get('sh_signerstatus')).toBe('rejected');
    expect([await word(1), await word(2)]).toEqual(['ERROR', 'ERROR']);
  });

  it('show only the way on once they are used up, and change nothing any more', async () => {
    const { open, begin, beginSigning, report, pollUntil } = startTennpay();
    const page = await begin(2077);
    await report(page, 'completed');
    const html = await (await open(page)).text();
    expect(html).toContain('data-steps="used"');
    expect(html).toContain(`data-continue="${SUCCESS}"`);
    expect(await report(page, 'aborted')).toEqual({ isFine: true, returnUrl: SUCCESS });
    expect((await pollUntil(2077, SIGNING_READY)).at(-1)).toBe(SIGNING_READY);

    const signing = await beginSigning(2);
    const first = await report(signing, 'completed');
    expect(await report(signing, 'aborted')).toEqual(first);
    expect((await pollUntil(2, 'DOCUMENT_SIGN_SUCCESS')).at(-1)).toBe('DOCUMENT_SIGN_SUCCESS');
  });

  it('expire', async () => {
    const { open, begin, pass } = startTennpay({ linkLifetimeMs: 60_000 });
    const page = await begin(2077);
    pass(59_999);
    expect((await open(page)).status).toBe(200);
    pass(1);
    expect((await open(page)).headers.get('Location')).toBe(FAIL);
  });

  it('take no other leg’s link, and none of nobody', async () => {
    const { open, begin, beginSigning } = startTennpay();
    const swap = (address: string, origin: string, path: string) => origin + path + new URL(address).search;
    expect((await open(swap(await begin(1), SIGNING, '/sign/'))).status).toBe(404);
    expect((await open(swap(await beginSigning(2), IDENTIFICATION, '/l/'))).status).toBe(404);
    expect((await open(`${IDENTIFICATION}/l/?token=${crypto.randomUUID()}`)).status).toBe(404);
    expect((await open(`${IDENTIFICATION}/l/report`, { method: 'POST' })).status).toBe(401);
  });

  it('check 27: leave no token in the log', async () => {
    const { emulator, open, begin, beginSigning } = startTennpay();
    const pages = [await begin(1), await beginSigning(2)];
    for (const page of pages) await open(page, { headers: { Referer: page } });
    const log = JSON.stringify(emulator.requests);
    expect(log).toContain('/sign/?token=[redacted]');
    for (const page of pages) expect(log).not.toContain(new URL(page).searchParams.get('token'));
  });

  it('have a script that stands on its own', () => {
    expect(() => new Script(pageScript)).not.toThrow(); // compiles, and runs nothing
    expect(pageScript).not.toMatch(/__vi|__name|cov_|import\(/);
  });

  it('are each on one origin only, and the API on neither', async () => {
    const { open, begin, emulator } = startTennpay();
    const token = new URL(await begin(1)).search;
    for (const address of [
      `${GATEWAY}/l/${token}`,
      `${SIGNING}/l/${token}`,
      `${IDENTIFICATION}${paths.initiate}`,
      `${SIGNING}/connect/token`,
    ])
      expect((await open(address)).status).toBe(404);
    expect(emulator.requests.at(-1)?.origin).toBe(SIGNING);
  });
});
