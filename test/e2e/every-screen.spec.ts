// Every screen of ours in every language, at the usual size of text and at twice that, on phones, a tablet,
// and in a narrow column of a wide page: nothing is cut, nothing is missing. The whole grid leaves a picture
// of each way and language in test-results/every-screen.

import AxeBuilder from '@axe-core/playwright';
import { gridSeed, isGrid } from '../support/grid.ts';
import { shareGallery } from './support/gallery.ts';
import { expect, test } from './support/test.ts';

/** `slice` is the number of languages that a place is looked at in, unless the whole grid runs. */
const places = [
  { name: 'small-phone', width: 320, viewport: { width: 320, height: 640 }, slice: 3 },
  { name: 'column', width: 280, viewport: { width: 1200, height: 900 }, slice: 3 },
  { name: 'phone', width: 390, viewport: { width: 390, height: 844 }, slice: 1 },
  { name: 'tablet', width: 768, viewport: { width: 768, height: 1024 }, slice: 1 },
] as const;
const sizes = [100, 200];
const ways = places.flatMap((place) => sizes.map((size) => ({ ...place, size })));

/** Texts without a screen: what the browser says in a form. */
const ofNoScreen = ['element.required'];

const gallery = shareGallery();

test.beforeEach(async () => {
  await gallery.page.emulateMedia({
    colorScheme: 'light',
    contrast: null,
    forcedColors: null,
    reducedMotion: 'reduce', // a screen that moves in would be measured on its way
  });
});

test('check 97: every text is there and can be read', async ({}, { project }) => {
  if (isGrid) test.setTimeout(3_600_000);
  const languages = await gallery.page.evaluate(() => window.gallery?.languages ?? []);
  expect(languages).toHaveLength(47);
  expect(await gallery.page.evaluate(() => window.gallery?.unseenKeys())).toEqual(ofNoScreen);
  const wrong: string[] = [];
  for (const [turn, { name, width, viewport, size, slice }] of ways.entries()) {
    await gallery.page.setViewportSize(viewport);
    const first = ((gridSeed * ways.length + turn) * slice) % languages.length;
    const chosen = isGrid ? languages : [...languages, ...languages].slice(first, first + slice);
    for (const language of chosen) {
      const way = `${name}-${size}-${language}`;
      const found = await gallery.page.evaluate((shown) => window.gallery?.findWrong(shown), {
        language,
        size,
        width,
      });
      wrong.push(...(found ?? ['no gallery']).map((one) => `${way}: ${one}`));
      const path = `${project.outputDir}/every-screen/${way}.jpeg`;
      if (isGrid) await gallery.page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 60 });
    }
  }
  expect(wrong).toEqual([]);
});

const usual = { language: 'en', size: 100, width: 320 };

test('check 97: with the colours of the system, main buttons and progress are seen', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await gallery.page.emulateMedia({ forcedColors: 'active', colorScheme });
    const { seen, unseen } = await gallery.page.evaluate(async (way) => {
      await window.gallery?.show(way);
      const page = getComputedStyle(
        document.body.appendChild(document.createElement('dialog')),
      ).backgroundColor;
      const seen: string[] = [];
      const unseen: string[] = [];
      for (const { name, content } of window.gallery?.exhibits ?? [])
        for (const one of content().querySelectorAll('[part~=primary], [part=progress], .main')) {
          if (!one.getClientRects().length) continue;
          const isBar = one.matches('[part=progress]');
          const isRing = isBar && one.querySelector('svg') !== null;
          const style = getComputedStyle(one, isBar ? '::before' : null);
          const { color } = style;
          const backgroundColor = isRing ? style.borderTopColor : style.backgroundColor;
          const { outlineStyle, outlineColor } = getComputedStyle(one);
          const isSeen =
            backgroundColor !== page && (isBar ? outlineColor !== page : backgroundColor !== color);
          if (isBar && outlineStyle === 'none') unseen.push(`${name}: no track`);
          (isSeen ? seen : unseen).push(`${name}: ${one.textContent.trim() || 'progress'}`);
        }
      return { seen, unseen };
    }, usual);
    expect(unseen).toEqual([]);
    expect(seen.length).toBeGreaterThan(50);
  }
});

test('check 97: who wants more contrast reads nothing that is faint', async () => {
  await gallery.page.emulateMedia({ contrast: 'more' });
  const faint = await gallery.page.evaluate(async (way) => {
    await window.gallery?.show(way);
    return (window.gallery?.exhibits ?? []).flatMap(({ name, content }) =>
      [...content().querySelectorAll<HTMLElement>('[part=base] p, [part=base] li')]
        .filter((one) => one.textContent.trim() && !one.closest('.unseen, [part=viewfinder], .good'))
        .filter((one) => {
          const base = one.closest('[part=base]') ?? one;
          return getComputedStyle(one).color !== getComputedStyle(base).color;
        })
        .map((one) => `${name}: ${one.textContent.trim()}`),
    );
  }, usual);
  expect(faint).toEqual([]);
});

test('check 97: who wants no motion has none but a change of opacity', async () => {
  const moving = await gallery.page.evaluate(async (way) => {
    await window.gallery?.show(way);
    return (window.gallery?.exhibits ?? []).flatMap(({ name, content }) => {
      const shown = content();
      const root = shown instanceof ShadowRoot ? shown : (shown.ownerDocument ?? document);
      return root
        .getAnimations()
        .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
        .flatMap((frame) => Object.keys(frame))
        .filter((key) => !/^(offset|computedOffset|easing|composite|opacity)$/.test(key))
        .map((key) => `${name}: ${key}`);
    });
  }, usual);
  expect(moving).toEqual([]);
});

test('every box that is seen and every drawing has a part', async () => {
  const { count, without } = await gallery.page.evaluate(async (way) => {
    await window.gallery?.show(way);
    const isSeen = (one: Element) => {
      if (one.matches('svg, iframe, button, select')) return true;
      const { backgroundColor, backgroundImage, boxShadow, borderWidth } = getComputedStyle(one);
      const isBare = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage + boxShadow === 'nonenone';
      return !isBare || borderWidth !== '0px';
    };
    const seen = (window.gallery?.exhibits ?? []).flatMap(({ name, content }) =>
      [...content().querySelectorAll('[part=base], [part=base] *')]
        .filter(
          (one) =>
            one.getClientRects().length &&
            !one.matches('input, [part=document] *, [part=skeleton] *') &&
            isSeen(one),
        )
        .map((one) => ({ part: one.getAttribute('part'), told: `${name}: ${one.outerHTML.slice(0, 90)}` })),
    );
    return { count: seen.length, without: seen.filter(({ part }) => !part).map(({ told }) => told) };
  }, usual);
  expect(without).toEqual([]);
  expect(count).toBeGreaterThan(200);
});

const asked = [
  { name: 'hand-off, digits', width: 740, height: 360, size: 100 },
  { name: 'consent, to decide', width: 320, height: 568, size: 200 },
  { name: 'consent, changed', width: 536, height: 320, size: 200 },
  { name: 'idle', width: 536, height: 390, size: 100 },
  { name: 'camera: refused front, FACE_QUALITY_LOW', width: 344, height: 560, size: 100 },
  { name: 'camera: refused front, FACE_QUALITY_LOW', width: 812, height: 390, size: 100 },
  { name: 'kit: phone, question', width: 360, height: 560, size: 100 },
] as const;

test('check 97: what is asked and its answers are in view together', async () => {
  const higher: string[] = [];
  for (const language of ['en', 'de'])
    for (const { name, height, ...way } of asked) {
      await gallery.page.setViewportSize({ width: way.width, height });
      const needed = await gallery.page.evaluate(
        async ({ name, ...way }) => {
          await window.gallery?.show(way);
          const exhibit = window.gallery?.exhibits.find((one) => one.name === name);
          const frame = exhibit?.box.querySelector('iframe');
          if (frame) frame.style.height = `${innerHeight}px`;
          const page = frame?.contentDocument?.documentElement;
          return page?.scrollHeight ?? exhibit?.box.getBoundingClientRect().height ?? Infinity;
        },
        { ...way, name, language },
      );
      if (needed > height) higher.push(`${name} in ${language}: ${needed} px of ${height}`);
    }
  expect(higher).toEqual([]);
});

/** What a customer presses there, without scrolling from the beginning of the step. */
const pressed = [
  { name: 'camera: CAMERA_DENIED', width: 320, height: 568, size: 200, press: '[part~=primary]' },
  {
    name: 'camera: refused front, FACE_QUALITY_LOW',
    width: 320,
    height: 568,
    size: 200,
    press: '[part~=primary]',
  },
  { name: 'camera: review face', width: 320, height: 568, size: 200, press: '[part~=primary]' },
  { name: 'camera: prepare', width: 844, height: 390, size: 100, press: '[part=actions] > *' },
  { name: 'consent, to decide', width: 320, height: 256, size: 100, press: '[part~=decision]' },
] as const;

test('check 97: what is to be pressed is in view when its screen appears', async () => {
  const outside: string[] = [];
  for (const language of ['en', 'de'])
    for (const { height, width, ...way } of pressed) {
      await gallery.page.setViewportSize({ width, height });
      const found = await gallery.page.evaluate(
        async ({ name, press, ...way }) => {
          await window.gallery?.show(way);
          const content = window.gallery?.exhibits.find((one) => one.name === name)?.content();
          content?.querySelector('[part=capture], [part=consent]')?.scrollIntoView({ block: 'start' });
          return [...(content?.querySelectorAll(press) ?? [])].map((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return {
              isSeen: top >= 0 && bottom <= innerHeight,
              told: `${one.textContent.trim()}: ${top} to ${bottom}`,
            };
          });
        },
        { ...way, width: width - 32, language },
      );
      expect(found.length, way.name).toBeGreaterThan(0);
      outside.push(
        ...found.filter(({ isSeen }) => !isSeen).map(({ told }) => `${way.name} in ${language}: ${told}`),
      );
    }
  expect(outside).toEqual([]);
});

const belowHeading = [
  'idle',
  'live: a window is offered',
  'live: the same tab is offered',
  'live: a signature is offered',
  'live: in a window',
  'live: the window is lost',
  'live: not done',
  'failed, TOKEN_REQUEST_FAILED',
  'cancelled',
];

test('check 97: on a phone held sideways the main button is in view below a heading', async () => {
  const size = { width: 844, height: 390 };
  await gallery.page.setViewportSize(size);
  const outside: string[] = [];
  for (const language of ['en', 'de'])
    outside.push(
      ...(await gallery.page.evaluate(
        async ({ names, ...way }) => {
          await window.gallery?.show(way);
          document.body.style.paddingBlock = '120px';
          const found = names.flatMap((name) => {
            const exhibit = window.gallery?.exhibits.find((one) => one.name === name);
            const button = exhibit?.content().querySelector('[part=message] [part~=primary]');
            scrollTo(0, 0);
            scrollTo(0, (exhibit?.box.getBoundingClientRect().top ?? 0) - 120);
            const { top, bottom } = button?.getBoundingClientRect() ?? new DOMRect(0, Infinity);
            return top >= 0 && bottom <= innerHeight ? [] : [`${name}: ${top} to ${bottom}`];
          });
          document.body.style.paddingBlock = '';
          return found;
        },
        { names: belowHeading, language, size: 100, width: size.width - 32 },
      )),
    );
  expect(outside).toEqual([]);
});

const smallTexts = [
  { size: 62.5, properties: {} },
  { size: 100, properties: { '--kyc-font-size': '13px', '--kyc-space': '0.75em' } },
];

test('check 97: beside a small text too a target has 24 px each way, and a main one 44', async () => {
  for (const { size, properties } of smallTexts) {
    const { targets, small } = await gallery.page.evaluate(
      async ({ way, properties }) => {
        const { style } = document.documentElement;
        for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
        await window.gallery?.show(way);
        const small: string[] = [];
        let targets = 0;
        for (const { name, content } of window.gallery?.exhibits ?? [])
          for (const one of content().querySelectorAll('button, a, select, summary, input')) {
            const target = one.closest('label') ?? one; // all of a label can be pressed
            if (!target.getClientRects().length) continue;
            const { width, height } = target.getBoundingClientRect();
            const isMain = target.matches(
              '[part~=primary], [part~=decision], [part~=shutter], [part~=close]',
            );
            targets += 1;
            if (Math.min(width, height) < (isMain ? 44 : 24))
              small.push(`${name}: ${target.textContent.trim()}: ${width} x ${height}`);
          }
        for (const property of Object.keys(properties)) style.removeProperty(property);
        return { targets, small };
      },
      { way: { ...usual, size }, properties },
    );
    expect(small).toEqual([]);
    expect(targets).toBeGreaterThan(200);
  }
});

test('an account that is a telephone number begins with its plus sign, from right to left too', async () => {
  const { plus, digit } = await gallery.page.evaluate(async () => {
    await window.gallery?.show({ language: 'ar', size: 100, width: 320 });
    const page = window.gallery?.exhibits.find(({ name }) => name === 'kit: phone, question')?.content();
    const account = page?.querySelector('[data-fact=account] dd') as Element;
    account.textContent = '+421 900 123 456';
    const range = account.ownerDocument.createRange();
    const leftOf = (index: number) => {
      range.setStart(account.firstChild as Text, index);
      range.setEnd(account.firstChild as Text, index + 1);
      return range.getBoundingClientRect().left;
    };
    return { plus: leftOf(0), digit: leftOf(1) };
  });
  expect(plus).toBeLessThan(digit);
});

test('check 97: the pages of the kit, light and dark: nothing for axe', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await gallery.page.emulateMedia({ colorScheme });
    await gallery.page.evaluate((way) => window.gallery?.show(way), usual);
    const builder = new AxeBuilder({ page: gallery.page })
      .include('.exhibit > iframe')
      .disableRules('landmark-unique'); // here each page is one of many
    let violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations'] = [];
    const look = async () => {
      const results = await builder.analyze();
      ({ violations } = results);
      return results.passes.length;
    };
    await expect.poll(look, 'a page that takes a second to answer is left out').toBeGreaterThan(5);
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(told, colorScheme).toEqual([]);
  }
});
