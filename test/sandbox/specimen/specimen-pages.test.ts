import { createTrustmaticEmulator } from '../../../src/providers/trustmatic/sandbox.js';
import { specimens } from '../../../src/sandbox/specimen/catalogue.js';
import { decodePicture } from '../../../src/sandbox/specimen/picture-file.js';
import { readMark } from '../../../src/sandbox/specimen/read-mark.js';

const emulator = createTrustmaticEmulator();
const get = (path: string) => emulator.fetch(new Request(`http://127.0.0.1:4600${path}`));

describe('the specimens of the sandbox', { timeout: 60_000 }, () => {
  it('are on a page of their own, each with its file and a whole screen, and on the front page', async () => {
    const list = await (await get('/specimens/')).text();
    for (const { name } of specimens) {
      expect(list).toContain(`href="/specimens/${name}.jpg?download"`);
      expect(list).toContain(`href="/specimens/${name}"`);
    }
    expect(await (await get('/')).text()).toContain('href="/specimens/"');
  });

  it('are JPEGs that the sandbox itself knows, to look at or to keep', async () => {
    const shown = await get('/specimens/passport.jpg');
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.has('content-disposition')).toBe(false);
    const picture = await decodePicture(new Uint8Array(await shown.arrayBuffer()));
    expect(readMark(picture!)).toMatchObject({ document: 'passport', country: 'SVK' });
    expect((await get('/specimens/face.jpg?download')).headers.get('content-disposition')).toBe(
      'attachment; filename="face.jpg"',
    );
  });

  it('fill the screen under the sandbox’s banner, with nothing inline', async () => {
    const page = await get('/specimens/identity-card-back');
    const html = await page.text();
    expect(html).toContain('<img src="/specimens/identity-card-back.jpg"');
    expect(html).toContain('class="banner"');
    expect(html).not.toMatch(/ style=|<script|<style/);
    expect((await get('/assets/specimens.css')).headers.get('content-type')).toMatch('text/css');
  });

  it('are only those', async () => {
    for (const path of [
      '/specimens/nobody',
      '/specimens/nobody.jpg',
      '/specimens/../secret.jpg',
      '/specimens/constructor',
    ])
      expect((await get(path)).status).toBe(404);
  });

  it('are no requests to the provider', () => {
    expect(emulator.requests.filter(({ path }) => path.includes('specimens'))).toEqual([]);
  });
});
