import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { followBrand } from '../../src/element/computed-brand.js';
import { contrast, paint, paintAhead, type Coat, type Painted } from '../support/contrast.js';
import { SESSION_ID, create, pageAnswer } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

/** From light yellow to black, as brands have them. */
const brands = [
  ['#ffe600', '#ffcc00', '#ffb81c', '#ff9900', '#ff6900', '#ec0000', '#e2001a', '#d52b1e', '#e6007e'],
  ['#b8006b', '#7b2d8e', '#5a31f4', '#1d4ed8', '#0070ba', '#00a3e0', '#00b2a9', '#0f766e', '#00a651'],
  ['#a2d729', '#8c8c8c', '#ffffff', '#000000'],
].flat();

/** The same 500 each time (mulberry32). */
function randomColors(seed: number): string[] {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let word = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return (word ^ (word >>> 14)) >>> 0;
  };
  return Array.from({ length: 500 }, () => `#${(next() >>> 8).toString(16).padStart(6, '0')}`);
}

const pages = {
  light: { text: '#1c1c1e', surfaces: ['#ffffff', '#f1f5f9', '#e4e4e7'] },
  dark: { text: '#f4f4f5', surfaces: ['#000000', '#121212', '#1e293b', '#262626'] },
} as const;

interface Page {
  readonly hosts: readonly KycEnrolment[];
  readonly box: HTMLElement;
  readonly primary: Element;
  readonly icon: Element;
  readonly link: Element;
  readonly progress: Element;
}

const shown = (element: KycEnrolment, selector: string): Promise<Element> =>
  vi.waitFor(() => {
    const found = element.shadowRoot?.querySelector(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  });

/** One element before its start, one that waits, one with a page. */
async function open(scheme: keyof typeof pages): Promise<Page> {
  const box = document.createElement('div');
  box.style.cssText = `color: ${pages[scheme].text}; color-scheme: ${scheme}`;
  const merchant = merchantServer({ session: [pageAnswer()] });
  const before = create(merchant, { startMode: 'manual' });
  const pending = {
    sessionId: SESSION_ID,
    statusUrl: '/kyc/session/1',
    status: 'pending',
    pollAfterMs: 60_000,
  };
  const [waiting, active] = [create(merchantServer({ session: [pending] })), create(merchant)];
  box.append(before, waiting, active);
  document.body.append(box);
  return {
    hosts: [before, waiting, active],
    box,
    primary: await shown(before, '[part~=primary]'),
    icon: await shown(before, 'svg'),
    link: await shown(active, '[part~=quiet]'),
    progress: await shown(waiting, '[part=progress]'),
  };
}

/** The surfaces on which none of two neighbours is seen (WCAG 2.2 1.4.11). */
const withoutContrast = (neighbours: readonly Painted[], scheme: keyof typeof pages): string[] =>
  pages[scheme].surfaces.filter((surface) =>
    neighbours.every((color) => contrast(color, paint(surface)) < 3),
  );

/** The colours of a page with an accent, as the browser has computed them. */
function look(page: Page, accent: string) {
  const { backgroundColor, color, borderTopColor } = getComputedStyle(page.primary);
  return {
    accent,
    button: { backgroundColor, color, borderTopColor },
    marks: {
      link: [4.5, getComputedStyle(page.link).color],
      icon: [3, getComputedStyle(page.icon).color],
      progress: [3, getComputedStyle(page.progress, '::before').borderTopColor],
    },
  } as const;
}

type Look = ReturnType<typeof look>;

const coatsOf = ({ button, marks }: Look): Coat[] => [
  [button.backgroundColor],
  [button.color],
  [button.borderTopColor, button.backgroundColor],
  ...Object.values(marks).map(([, color]): Coat => [color]),
];

/** What is not read well with one of the accents, on any of the page's surfaces. */
function unreadable(looks: readonly Look[], scheme: keyof typeof pages): string[] {
  paintAhead(looks.flatMap(coatsOf));
  return looks.flatMap(({ accent, button, marks }) => {
    const fill = paint(button.backgroundColor);
    const label = contrast(paint(button.color), fill);
    const edge = paint(button.borderTopColor, button.backgroundColor);
    return [
      ...(label < 4.5 ? [`${accent} label ${label}`] : []),
      ...withoutContrast([fill, edge], scheme).map((on) => `${accent} button on ${on}`),
      ...withoutContrast([fill, paint(button.color)], scheme).map((on) => `${accent} ring on ${on}`),
      ...Object.entries(marks).flatMap(([name, [least, color]]) =>
        pages[scheme].surfaces
          .map((surface) => [surface, contrast(paint(color), paint(surface))] as const)
          .filter(([, ratio]) => ratio < least)
          .map(([surface, ratio]) => `${accent} ${name} on ${surface}: ${ratio} (${color})`),
      ),
    ];
  });
}

describe("the merchant's accent", () => {
  for (const scheme of ['light', 'dark'] as const)
    it(`is read at AA on a ${scheme} page, whichever it is (WCAG 2.2 1.4.3, 1.4.11)`, async () => {
      const page = await open(scheme);
      const looks = [...brands, ...randomColors(13)].map((accent) => {
        page.box.style.setProperty('--kyc-accent', accent);
        return look(page, accent);
      });
      page.box.remove();
      expect(unreadable(looks, scheme)).to.deep.equal([]);
    });

  for (const scheme of ['light', 'dark'] as const)
    it(`is read at AA on a ${scheme} page of a browser whose style sheets cannot compute`, async () => {
      const page = await open(scheme);
      for (const { shadowRoot } of page.hosts) if (shadowRoot) followBrand(shadowRoot);
      const looks = [...brands, ...randomColors(31).slice(0, 100)].map((accent) => {
        page.box.style.setProperty('--kyc-accent', accent);
        for (const host of page.hosts) host.dispatchEvent(new CustomEvent('kyc-state'));
        return look(page, accent);
      });
      page.box.remove();
      expect(unreadable(looks, scheme)).to.deep.equal([]);
    });

  it('stays as it is where it is read well, and the focus ring has its colour', async () => {
    const page = await open('light');
    page.box.style.setProperty('--kyc-accent', '#7a1f5c');
    expect(paint(getComputedStyle(page.link).color)).to.deep.equal(paint('#7a1f5c'));
    if (!(page.link instanceof HTMLElement)) throw new Error();
    page.link.focus({ focusVisible: true });
    const { outlineColor, outlineStyle } = getComputedStyle(page.link);
    expect([outlineStyle, paint(outlineColor)]).to.deep.equal(['solid', paint('#7a1f5c')]);
    page.box.remove();
  });

  it('is another one on a dark page, if the merchant wants', async () => {
    const page = await open('light');
    page.box.style.setProperty('--kyc-accent', '#7a1f5c');
    page.box.style.setProperty('--kyc-accent-dark', '#ff9ed8');
    const filled = () => paint(getComputedStyle(page.primary).backgroundColor);
    expect(filled()).to.deep.equal(paint('#7a1f5c'));
    page.box.style.colorScheme = 'dark';
    expect(filled()).to.deep.equal(paint('#ff9ed8'));
    page.box.remove();
  });

  it('leaves the text on it to the merchant who chooses one', async () => {
    const page = await open('light');
    page.box.style.setProperty('--kyc-on-accent', '#fef3c7');
    expect(paint(getComputedStyle(page.primary).color)).to.deep.equal(paint('#fef3c7'));
    page.box.remove();
  });
});
