import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import { create, pageAnswer } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const silent = () => merchantServer({ session: [new Promise<Response>(() => undefined)] });

/** One element for each: the first screen, a screen that is loaded on demand, and the provider's page. */
const screens = {
  loading: [() => create(silent()), '[part=skeleton]'],
  start: [() => create(silent(), { startMode: 'manual' }), '[part=steps]'],
  page: [() => create(merchantServer({ session: [pageAnswer()] })), '[part=footer]'],
} as const;

/** Boxes that are as wide as their content, or ask for its width: the style of the box, and the element's. */
const shrinking = {
  'a column that centres': ['display: flex; flex-direction: column; align-items: center'],
  'a grid that centres': ['display: grid; justify-items: center'],
  'a column of a grid that is as wide as its content': ['display: grid; grid-template-columns: auto 1fr'],
  'fit-content': ['width: fit-content'],
  'a float': ['float: left'],
  'inline-block': ['display: inline-block'],
  'a table': ['display: table'],
  'a positioned box': ['position: absolute'],
  'a float of its own': ['', 'float: left'],
  'a margin that centres in a column': ['display: flex; flex-direction: column', 'margin-inline: auto'],
} as const;

let room = document.createElement('div');

/** The width of the element in such a box, where this much is offered, once its screen is there. */
async function widthIn(
  [style, own = '']: readonly [string, string?],
  [make, selector]: (typeof screens)[keyof typeof screens],
  offered: number,
): Promise<number> {
  room.remove();
  room = document.createElement('div');
  room.style.cssText = `position: relative; width: ${String(offered)}px; font: 16px/1.5 sans-serif`;
  const box = document.createElement('div');
  box.style.cssText = style;
  const element = make();
  element.style.cssText = own;
  box.append(element);
  room.append(box);
  document.body.append(room);
  await vi.waitFor(() => {
    if (!element.shadowRoot?.querySelector(`[part=base][lang] ${selector}`)) throw new Error(selector);
  });
  const [host, base] = [element, element.shadowRoot?.querySelector('[part=base]')].map(
    (one) => one?.getBoundingClientRect().width,
  );
  expect(base).to.equal(host);
  expect(room.scrollWidth, 'no scrollbar').to.equal(offered);
  return host ?? Number.NaN;
}

describe('the width', () => {
  afterEach(() => {
    room.remove();
  });

  for (const [name, screen] of Object.entries(screens)) {
    for (const [kind, styles] of Object.entries(shrinking))
      it(`is the usual one in a box that is as wide as its content: ${kind} (${name})`, async () => {
        // Chromium adds the lines around the box, a pixel each
        expect(await widthIn(styles, screen, 1000)).to.be.closeTo(672, 2);
      });

    it(`is that of a box that is narrower, in each kind of box (${name})`, async () => {
      for (const [kind, styles] of Object.entries(shrinking))
        if (!kind.includes('of a grid')) expect(await widthIn(styles, screen, 300), kind).to.equal(300);
    });

    it(`is all that a block or a column offers (${name})`, async () => {
      expect(await widthIn(['display: block'], screen, 1000)).to.equal(1000);
      expect(await widthIn(['display: grid'], screen, 1000)).to.equal(1000);
      expect(await widthIn(['display: flex; flex-direction: column'], screen, 1000)).to.equal(1000);
    });

    it(`asks for no more than its column: a grid, a row (${name})`, async () => {
      for (const style of ['display: grid; grid-template-columns: 1fr', 'display: flex'])
        expect(await widthIn([style, 'flex: 1'], screen, 208), style).to.equal(208);
    });
  }

  it('makes no grid wider by what stands around it', async () => {
    const element = create(silent(), { startMode: 'manual' });
    room = document.createElement('div');
    room.style.cssText = 'display: grid; grid-template-columns: 1fr; width: 208px; font: 16px/1.5 sans-serif';
    const wrapper = document.createElement('div');
    wrapper.append(element);
    room.append(wrapper);
    document.body.append(room);
    await vi.waitFor(() => {
      if (!element.shadowRoot?.querySelector('[part=steps]')) throw new Error('steps');
    });
    expect(wrapper.getBoundingClientRect().width).to.equal(208);
  });
});
