// The main button of a message sticks to the window's lower edge: what lies around it can still be pressed.

import { shareGallery } from './support/gallery.ts';
import { expect, test } from './support/test.ts';

const gallery = shareGallery();

const columns = [
  { width: 208, size: 100, viewport: { width: 844, height: 390 } },
  { width: 812, size: 100, viewport: { width: 844, height: 390 } },
  { width: 320, size: 200, viewport: { width: 320, height: 568 } },
] as const;

test('what a message has to be copied or pressed can be, beside its button', async () => {
  const covered: string[] = [];
  let looked = 0;
  for (const { viewport, ...way } of columns) {
    await gallery.page.setViewportSize(viewport);
    const found = await gallery.page.evaluate(async (way) => {
      await window.gallery?.show({ ...way, language: 'en' });
      // an exhibit's open dialog takes every press on the page
      for (const { shadowRoot } of document.querySelectorAll('kyc-enrolment'))
        shadowRoot?.querySelector('dialog')?.close();
      const found = { looked: 0, covered: [] as string[] };
      for (const { name, content } of window.gallery?.exhibits ?? [])
        for (const one of content().querySelectorAll('[part=message]:has(> .main) :is(a, code)')) {
          const root = one.getRootNode() as ShadowRoot;
          const button = one.closest('[part=message]')?.querySelector('.main > button');
          if (!button) continue;
          // every place that it has, from the window's upper edge to its lower one
          for (const block of ['start', 'center', 'end'] as const) {
            one.scrollIntoView({ block });
            const { left, right, top, bottom } = one.getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            const over = button.getBoundingClientRect();
            if (over.top <= y && y <= over.bottom) continue; // it is seen that the button is there
            found.looked += 1;
            const hit = root.elementFromPoint(x, y);
            if (!one.contains(hit)) found.covered.push(`${name}, at the ${block}: ${hit?.className}`);
          }
        }
      return found;
    }, way);
    looked += found.looked;
    covered.push(...found.covered.map((one) => `${way.width} px, ${way.size} %: ${one}`));
  }
  expect(covered).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});

test('no main button lies over the bar at the lower edge of a phone without buttons', async () => {
  const bar = 34;
  const client = await gallery.page.context().newCDPSession(gallery.page);
  await client.send('Emulation.setSafeAreaInsetsOverride', { insets: { bottom: bar } });
  await gallery.page.setViewportSize({ width: 320, height: 480 });
  const places: string[] = [];
  let looked = 0;
  for (const size of [100, 200]) {
    const found = await gallery.page.evaluate(
      async ({ bar, ...way }) => {
        await window.gallery?.show(way);
        const over: string[] = [];
        let looked = 0;
        for (const { name, content } of window.gallery?.exhibits ?? []) {
          const box = content().querySelector('[part=message]:has(> .main), [part=capture]');
          const button = box?.querySelector('.main > button, [part=actions] > [part~=primary]');
          if (!box || !button?.parentElement) continue;
          const isSticking = (one: Element) => getComputedStyle(one).position === 'sticky';
          if (!isSticking(button) && !isSticking(button.parentElement)) continue;
          // a little of the screen is below the window: what sticks does so to its lower edge
          scrollTo(0, 0);
          scrollTo(0, box.getBoundingClientRect().bottom - innerHeight - 60);
          const { top, bottom } = button.getBoundingClientRect();
          const margin = parseFloat(getComputedStyle(button).marginBlockStart);
          const room = top - margin - button.parentElement.getBoundingClientRect().top;
          if (!isSticking(button.parentElement) && room < 1) continue; // it would lie over words
          const below = innerHeight - bottom;
          looked += 1;
          if (below < bar) over.push(`${name}: ${below}`);
        }
        return { over, looked };
      },
      { bar, language: 'en', width: 288, size },
    );
    looked += found.looked;
    places.push(...found.over.map((one) => `${size} %: ${one}`));
  }
  await client.send('Emulation.setSafeAreaInsetsOverride', { insets: {} });
  await client.detach();
  expect(places).toEqual([]);
  expect(looked).toBeGreaterThan(20);
});
