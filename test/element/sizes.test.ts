import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { create, mount, pageAnswer } from '../support/element.js';
import { handingMerchant, mountAt } from '../support/handing-merchant.js';
import { merchantServer } from '../support/merchant.js';

const silent = () => merchantServer({ session: [new Promise<Response>(() => undefined)] });
const refused = () => merchantServer({ session: [409] });

/** One element for each kind of screen, and the part that tells that it is there. */
const screens = {
  start: [() => create(silent(), { startMode: 'manual' }), '[part~=primary]'],
  loading: [() => create(silent()), '[part=skeleton]'],
  page: [() => create(merchantServer({ session: [pageAnswer()] })), '[part=footer]'],
  failure: [() => create(refused()), '[role=alert]'],
} as const;

let box = document.createElement('div');

/** Every screen in a box with this style, in this language. */
async function show(style: string, { lang = 'en', properties = '' } = {}): Promise<KycEnrolment[]> {
  box = document.createElement('div');
  box.style.cssText = style;
  document.body.append(box);
  return Promise.all(
    Object.values(screens).map(async ([make, selector]) => {
      const element = make();
      element.lang = lang;
      element.style.cssText = properties;
      box.append(element);
      await vi.waitFor(() => {
        const base = element.shadowRoot?.querySelector('[part=base]');
        if (base?.getAttribute('lang') !== lang || !base.querySelector(selector)) throw new Error(selector);
      });
      return element;
    }),
  );
}

const inside = (element: KycEnrolment, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

const hasText = (element: HTMLElement): boolean =>
  !element.closest('.unseen') &&
  [...element.childNodes].some((node) => node instanceof Text && node.data.trim());

/** How high the element has to be for all that it shows: no less is asked of it. */
async function heightOf(element: KycEnrolment, style: string, selector: string): Promise<number> {
  element.style.cssText = `${style}; --kyc-frame-height: 0px`;
  await vi.waitFor(() => {
    if (!inside(element, selector).length) throw new Error(selector);
  });
  const [base] = inside(element, '[part=base]');
  return base?.getBoundingClientRect().height ?? Number.NaN;
}

const sizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);

/** What is wider than its place. */
const cut = (element: KycEnrolment): string[] => {
  const edge = element.getBoundingClientRect();
  return inside(element, '[part=base] *')
    .filter((part) => !part.closest('.unseen'))
    .filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      return left < edge.left - 1 || right > edge.right + 1 || part.scrollWidth > part.clientWidth + 1;
    })
    .filter((part) => getComputedStyle(part).display !== 'inline' && part.localName !== 'slot')
    .map((part) => part.outerHTML.slice(0, 120));
};

describe('sizes', () => {
  afterEach(() => {
    document.documentElement.style.fontSize = '';
    box.remove();
  });

  it('follow from the text of the page, not from the root: with html { font-size: 62.5% } too', async () => {
    document.documentElement.style.fontSize = '62.5%';
    const elements = await show('font-size: 16px');
    const texts = elements.flatMap((element) => inside(element, '*').filter(hasText));
    expect(texts.length).to.be.greaterThan(6);
    expect(texts.filter((text) => sizeOf(text) < 14).map((text) => text.outerHTML)).to.deep.equal([]);
    const buttons = elements.flatMap((element) => inside(element, 'button'));
    expect(buttons.length).to.be.greaterThan(1);
    expect(buttons.filter((button) => button.getBoundingClientRect().height < 40)).to.deep.equal([]);
  });

  it('are the same with a font of its own', async () => {
    const measure = async (properties: string) => {
      const elements = await show('font: 20px/1.5 sans-serif', { properties });
      const texts = elements.flatMap((element) => inside(element, '*').filter(hasText));
      const sizes = [...new Set(texts.map(sizeOf))].sort();
      box.remove();
      return sizes;
    };
    const own = await measure('--kyc-font: sans-serif');
    expect(own).to.deep.equal(await measure(''));
    expect(Math.max(...own)).to.equal(27.5);
    expect(Math.max(...(await measure('--kyc-font-size: 16px')))).to.equal(22);
  });

  it.runIf(CSS.supports('word-break', 'auto-phrase'))('break Japanese between its phrases', async () => {
    const breaks = async (lang: string) => {
      const elements = await show('font-size: 16px', { lang });
      const words = elements.flatMap((element) => inside(element, 'h2, .hints p'));
      expect(words.length).to.be.greaterThan(1);
      return [...new Set(words.map((text) => getComputedStyle(text).wordBreak))];
    };
    expect(await breaks('ja')).to.deep.equal(['auto-phrase']);
    box.remove();
    expect(await breaks('de')).to.deep.equal(['normal']);
  });

  for (const lang of ['en', 'de', 'fi'])
    it(`keep the button of the start in view: text of 200 % on 320 x 568 (${lang})`, async () => {
      box = document.createElement('div');
      box.style.cssText = 'width: 320px; height: 568px; overflow: auto; font-size: 32px';
      document.body.append(box);
      const element = create(silent(), { startMode: 'manual' });
      element.lang = lang;
      box.append(element);
      const button = await vi.waitFor(() => {
        const [button] = inside(element, `[lang=${lang}] [part=steps] ~ .main > [part~=primary]`);
        if (!button) throw new Error(lang);
        return button;
      });
      for (const animation of element.shadowRoot?.getAnimations() ?? []) animation.finish();
      const { top, bottom } = box.getBoundingClientRect();
      for (const place of [0, 60]) {
        box.scrollTop = place;
        const seen = button.getBoundingClientRect();
        expect(seen.top).to.be.above(top);
        expect(seen.bottom).to.be.below(bottom);
      }
    });

  it('keep the button of the start off the words that it would hide: text of 400 %', async () => {
    box = document.createElement('div');
    box.style.cssText = 'width: 320px; height: 568px; overflow: auto; font-size: 64px';
    document.body.append(box);
    const element = create(silent(), { startMode: 'manual' });
    box.append(element);
    const bottomOf = (selector: string) => inside(element, selector)[0]?.getBoundingClientRect().bottom ?? 0;
    await vi.waitFor(() => {
      expect(bottomOf('.main')).to.be.above(bottomOf('[part=needs]'));
    });
    expect(bottomOf('[part=needs]')).to.be.above(box.getBoundingClientRect().bottom);
  });

  for (const sms of [undefined, 'number'] as const)
    it(`leave the ways of a hand-off in view: text of 200 % on 1280 x 800 (${sms ?? 'code'})`, async () => {
      const element = await mountAt(Object.assign(handingMerchant(), { sms }), { handOff: 'force' });
      const height = await heightOf(element, 'width: 1216px; font-size: 32px', '[part=code]');
      expect(height).to.be.below(736);
    });

  it('keep a hand-off’s number and what came of it together, beside its code', async () => {
    const element = await mountAt(Object.assign(handingMerchant(), { sms: 'number', sends: false }), {
      handOff: 'force',
    });
    element.style.cssText = 'width: 720px; font-size: 16px';
    const field = await vi.waitFor(() => {
      const [found] = inside(element, '[part=number-field]');
      if (!(found instanceof HTMLInputElement)) throw new Error('no field');
      return found;
    });
    field.value = '+43 660 123';
    field.form?.requestSubmit();
    await vi.waitFor(() => {
      expect(inside(element, '[part=message] > [role=status]')[0]?.textContent).to.contain(
        'could not be sent',
      );
    });
    const ways = inside(element, '[part=message] > :not([part=code])').map((way) =>
      way.getBoundingClientRect(),
    );
    const gaps = ways.slice(1).map(({ top }, index) => Math.round(top - (ways[index]?.bottom ?? 0)));
    expect(Math.max(...gaps), String(gaps)).to.be.below(32);
  });

  for (const lang of ['en', 'de'])
    it(`leave both answers to the consent in view: text of 200 % on 360 x 640 (${lang})`, async () => {
      const html = '<p>Your face and your document.</p>'.repeat(20);
      const text = { consentType: 'biometrics', version: '3', html, approved: false };
      const merchant = merchantServer({ session: [pageAnswer()], consent: { texts: [text] } });
      const element = await mount(merchant, { consentEndpoint: '/kyc/consent', lang });
      const height = await heightOf(element, 'width: 296px; font-size: 32px', '[part~=decision]');
      expect(height).to.be.below(608);
    });

  for (const lang of ['de', 'fi', 'ar'])
    for (const [name, style] of Object.entries({
      'in a column of 208 px': 'width: 208px; font-size: 16px',
      'with text of 200 % on 320 px': 'width: 320px; font-size: 32px',
    }))
      it(`cut nothing ${name} (${lang})`, async () => {
        const elements = await show(style, { lang });
        expect(elements.flatMap(cut)).to.deep.equal([]);
      });
});
