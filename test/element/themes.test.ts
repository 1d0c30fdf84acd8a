import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import { contrast, paint } from '../support/contrast.js';
import { create, pageAnswer } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const sheets = import.meta.glob<string>('../../src/themes/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('a preset', () => {
  it('is one of three', () => {
    expect(Object.keys(sheets)).to.have.length(3);
  });

  for (const [path, text] of Object.entries(sheets))
    for (const scheme of ['light', 'dark'])
      it(`${path.replace(/.*\//, '')} is read well on a ${scheme} page`, async () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets.push(sheet);
        const box = document.createElement('div');
        box.style.cssText = `color-scheme: ${scheme}; color: ${scheme === 'light' ? '#222' : '#eee'}`;
        const merchant = merchantServer({ session: [pageAnswer()] });
        const [start, page] = [create(merchant, { startMode: 'manual' }), create(merchant)];
        box.append(start, page);
        document.body.append(box);
        const style = await vi.waitFor(() => {
          const [base, title, hint, primary] = [
            '[part=base]',
            '[part=title]',
            '[part=needs]',
            '[part~=primary]',
          ].map((selector) => start.shadowRoot?.querySelector(selector));
          const link = page.shadowRoot?.querySelector('[part~=quiet]');
          if (!base || !title || !hint || !primary || !link) throw new Error('not there yet');
          const of = (element: Element) => getComputedStyle(element);
          return { base: of(base), title: of(title), hint: of(hint), primary: of(primary), link: of(link) };
        });
        const surface = paint(style.base.backgroundColor);
        const ratios = {
          title: contrast(paint(style.title.color), surface),
          hint: contrast(paint(style.hint.color), surface),
          link: contrast(paint(style.link.color), surface),
          button: contrast(paint(style.primary.color), paint(style.primary.backgroundColor)),
        };
        document.adoptedStyleSheets.pop();
        box.remove();
        expect(Object.entries(ratios).filter(([, ratio]) => ratio < 4.5)).to.deep.equal([]);
      });
});
