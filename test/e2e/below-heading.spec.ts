// Below a page's heading, a part of the window is left for a screen of ours: what it is about can be pressed
// there without scrolling.

import { shareGallery } from './support/gallery.ts';
import { expect, test } from './support/test.ts';

const gallery = shareGallery();

/** In pixels. */
const heading = 120;
const phones = [
  { width: 360, height: 560 },
  { width: 390, height: 664 },
];
const sideways = [{ width: 844, height: 390 }];

const screens = [
  { name: 'live: a window is offered', windows: phones, press: '[part~=primary]' },
  { name: 'live: the same tab is offered', windows: phones, press: '[part~=primary]' },
  {
    name: 'live: own camera',
    windows: [...phones, { width: 740, height: 360 }],
    press: '[part=actions] > *',
  },
  { name: 'consent, to decide', windows: sideways, press: '[part~=decision]' },
  { name: 'consent, changed', windows: sideways, press: '[part~=decision]' },
  {
    name: 'hand-off, by SMS to a number',
    windows: sideways,
    press: '[part=number-field], [part=number] button',
  },
] as const;

for (const { name, windows, press } of screens)
  test(`check 97: below a heading of the page: ${name}`, async () => {
    const outside: string[] = [];
    for (const size of windows)
      for (const language of ['en', 'de', 'fi', 'bg']) {
        await gallery.page.setViewportSize(size);
        const found = await gallery.page.evaluate(
          async ({ name, press, heading, ...way }) => {
            await window.gallery?.show(way);
            document.body.style.paddingBlock = `${heading}px`;
            const exhibit = window.gallery?.exhibits.find((one) => one.name === name);
            scrollTo(0, 0);
            scrollTo(0, (exhibit?.box.getBoundingClientRect().top ?? 0) - heading);
            const pressed = [...(exhibit?.content().querySelectorAll(press) ?? [])].map((one) => {
              const { top, bottom } = one.getBoundingClientRect();
              return { isSeen: top >= heading && bottom <= innerHeight, place: `${top} to ${bottom}` };
            });
            document.body.style.paddingBlock = '';
            return pressed;
          },
          { name, press, heading, language, size: 100, width: size.width - 32 },
        );
        expect(found.length).toBeGreaterThan(0);
        const unseen = found.filter(({ isSeen }) => !isSeen);
        outside.push(...unseen.map(({ place }) => `${size.height} px in ${language}: ${place}`));
      }
    expect(outside).toEqual([]);
  });

test('the offer of a first window takes the room that the page keeps for it, on a phone', async () => {
  const { width, height } = { width: 390, height: 664 };
  await gallery.page.setViewportSize({ width, height });
  const heights: Record<string, number> = {};
  const languages = ['en', 'de', 'bg', 'hu', 'id', 'ja', 'lv', 'mk', 'pt', 'uk', 'vi'];
  for (const language of languages)
    heights[language] = await gallery.page.evaluate(
      async (way) => {
        await window.gallery?.show(way);
        const exhibit = window.gallery?.exhibits.find(({ name }) => name.endsWith('offered in a card'));
        return exhibit?.box.getBoundingClientRect().height ?? 0;
      },
      { language, size: 100, width: width - 32 },
    );
  // --kyc-card-height
  expect(heights).toEqual(Object.fromEntries(languages.map((language) => [language, 448])));
});
