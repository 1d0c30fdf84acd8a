// Where the focus goes when one message follows another, and what live regions say over each flow.

import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { vi } from 'vitest';
import { Attention } from '../../src/element/attention.js';
import type { ViewModel } from '../../src/element/first-screen.js';
import { button, marks, message } from '../../src/element/message.js';
import { complete } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import type { KycEnrolment } from '../../src/index.js';
import { create, frameOf, letPageSay, pageAnswer, textOf, untilState } from '../support/element.js';
import { hear } from '../support/live-regions.js';
import { merchantServer } from '../support/merchant.js';
import { without } from '../support/older-browser.js';

const rootOf = (element: KycEnrolment) => element.shadowRoot as ShadowRoot;
const statusOf = (element: KycEnrolment) => rootOf(element).querySelector('.said')?.textContent ?? '';
const focused = (element: KycEnrolment) => rootOf(element).activeElement;
const hosted = (step?: string) =>
  pageAnswer({ page: { ...pageAnswer().page, kind: 'hosted', ...(step && { step }) } });
const waiting = { status: 'pending', pollAfterMs: 60_000 };

/** An element that listens from its first moment on. */
async function heard(answers: Parameters<typeof merchantServer>[0], attributes: Partial<KycEnrolment> = {}) {
  const element = create(merchantServer(answers), attributes);
  document.body.append(element);
  await element.updateComplete;
  const { said, mute } = hear(rootOf(element));
  return { element, said, mute };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

/** The frame is shown, and what can follow it is loaded. */
async function pageOf(element: KycEnrolment): Promise<void> {
  await untilState(element, 'active');
  await until(() => {
    expect(textOf(element)).to.contain('Trouble?');
  });
}

afterEach(() => {
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
  scrollTo(0, 0);
});

describe('when a page ends', () => {
  it('the focus of a customer in it goes to the message, which is read from there alone', async () => {
    const { element, said } = await heard({
      session: [pageAnswer()],
      status: [waiting, { status: 'approved' }],
    });
    await pageOf(element);
    frameOf(element).focus();
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(focused(element)?.textContent).to.equal('Checking your details…');
    });
    expect(statusOf(element)).to.equal('');
    expect(said.filter((text) => text.includes('Checking'))).to.deep.equal([
      '→ Checking your details… This usually takes less than a minute. You can leave this page open.',
    ]);
  });

  it('goes on to the verdict that follows, once', async () => {
    const status = [{ status: 'pending', pollAfterMs: 500 }, { status: 'approved' }];
    const { element, said } = await heard({ session: [pageAnswer()], status });
    await pageOf(element);
    frameOf(element).focus();
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(focused(element)?.textContent).to.equal('You are verified');
    });
    expect(said.filter((text) => text.includes('verified'))).to.deep.equal([
      '→ You are verified Thank you. There is nothing else to do.',
    ]);
  });

  it('a customer who is elsewhere on the page stays there, and is told', async () => {
    const { element, said } = await heard({ session: [pageAnswer()], status: [waiting] });
    const field = document.body.appendChild(document.createElement('input'));
    await pageOf(element);
    field.focus();
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(said.at(-1)).to.equal('Checking your details…');
    });
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('a message out of sight comes into view, with the focus', async () => {
    const { element } = await heard({ session: [pageAnswer()], status: [waiting] });
    const below = document.body.appendChild(document.createElement('div'));
    below.style.height = '4000px';
    await pageOf(element);
    scrollTo(0, 3000);
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(focused(element)?.textContent).to.equal('Checking your details…');
    });
    const { top, bottom } = (focused(element) as Element).getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    below.remove();
  });

  it('the focus goes to the message in a dialog too', async () => {
    const { element, said } = await heard(
      { session: [pageAnswer()], status: [waiting] },
      { display: 'dialog' },
    );
    await pageOf(element);
    frameOf(element).focus();
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(focused(element)?.textContent).to.equal('Checking your details…');
    });
    expect(rootOf(element).querySelector('dialog')?.contains(focused(element))).to.equal(true);
    expect(said.filter((text) => text.includes('Checking'))).to.have.length(1);
  });
});

describe('live regions', () => {
  it('say each thing of an inline flow once, and are there before their text', async () => {
    const { element, said, mute } = await heard({
      session: [pageAnswer()],
      status: [{ status: 'approved' }],
    });
    await pageOf(element);
    await until(() => {
      expect(said.at(-1)).to.equal('You can begin the verification.');
    });
    letPageSay(element, { hasCompleted: true });
    await until(() => {
      expect(said.at(-1)).to.equal('You are verified');
    });
    expect(said.filter((text) => text !== 'Preparing your verification…')).to.deep.equal([
      'You can begin the verification.',
      'Checking your details…',
      'You are verified',
    ]);
    expect(mute).to.deep.equal([]);
  });

  it('say a failure as an alert, with its reason and what to do', async () => {
    const { element, said, mute } = await heard({ session: [409] });
    await until(() => {
      expect(said.at(-1)).to.match(/^The verification is not available here/);
    });
    expect(rootOf(element).querySelector('[role=alert]')?.textContent).to.contain('Please contact');
    expect(mute).to.deep.equal([]);
  });

  it('say a failure as an alert in a browser that knows roles by their attribute alone', async () => {
    without(Element.prototype, 'role'); // Firefox before 119
    const { element, said } = await heard({ session: [409] });
    await until(() => {
      expect(said.at(-1)).to.match(/^The verification is not available here/);
    });
    expect(rootOf(element).querySelector('[role=alert]')?.textContent).to.contain('Please contact');
  });

  it('say every offer: a window, the one after it, the same tab', async () => {
    const window = await heard({ session: [hosted('identify')] });
    await until(() => {
      expect(window.said.at(-1)).to.match(/^Identity verification.*new window.*second window/);
    });
    window.element.remove();
    const only = await heard({ session: [hosted()] });
    await until(() => {
      expect(only.said.at(-1)).to.match(/^Identity verification A new window opens for this\.$/);
    });
    only.element.remove();
    const sign = await heard({ session: [hosted('sign')] });
    await until(() => {
      expect(sign.said.at(-1)).to.match(/^Sign to finish.*new window/);
    });
    sign.element.remove();
    const tab = await heard({ session: [hosted()] }, { display: 'redirect' });
    await until(() => {
      expect(tab.said.at(-1)).to.match(/^Identity verification.*leave this page/);
    });
    expect([...window.mute, ...only.mute, ...sign.mute, ...tab.mute]).to.deep.equal([]);
  });

  it('are not selected by a double click on a button, which has made them come to lie there', async () => {
    const { element } = await heard({ session: [409] });
    await untilState(element, 'failed');
    const root = rootOf(element);
    const title = await vi.waitUntil(() => root.querySelector('h2'));
    const press = (on: Element, detail: number) =>
      on.dispatchEvent(
        new MouseEvent('mousedown', { detail, bubbles: true, composed: true, cancelable: true }),
      );
    const made = root.querySelector('[part=base]')?.appendChild(document.createElement('button')) as Element;
    expect([press(made, 1), press(title, 2)], 'the first press was on a button').to.deep.equal([true, false]);
    expect([press(title, 1), press(title, 2)], 'both are on the words').to.deep.equal([true, true]);
    const field = made.parentElement?.appendChild(document.createElement('label')) as Element;
    const typed = field.appendChild(document.createElement('input'));
    typed.setAttribute('part', 'number-field');
    expect([press(typed, 1), press(typed, 2)], 'in a field').to.deep.equal([true, true]);
    expect([press(field, 1), press(field, 2)], 'on its label').to.deep.equal([true, false]);
  });

  it('say what comes beside a page once, and nothing when it goes', () => {
    const box = document.body.appendChild(document.createElement('div'));
    const renderRoot = box.attachShadow({ mode: 'open' });
    const region = document.createElement('div');
    region.className = 'said';
    renderRoot.append(region);
    const host = { renderRoot, addController: () => undefined } as unknown as KycEnrolment;
    const attention = new Attention(host, en.loaded);
    const shown = { state: 'active', outcome: null, texts: en, isWorded: true } as unknown as ViewModel;
    const said: string[] = [];
    for (const notice of [undefined, 'OFFLINE', 'OFFLINE', undefined] as const) {
      attention.follow({ ...shown, notice });
      said.push(region.textContent);
    }
    const { offline } = complete(en);
    expect(said).to.deep.equal(['', offline, offline, '']);
    box.remove();
  });

  it("say the page's own words where it has put some in place of ours", async () => {
    const element = create(merchantServer({ session: [409] }));
    element.innerHTML = '<p slot="error">Please ring us.</p>';
    document.body.append(element);
    await element.updateComplete;
    const { said } = hear(rootOf(element));
    await until(() => {
      expect(said.at(-1)).to.equal('Please ring us.');
    });
  });
});

describe('under a page translator', () => {
  /** As translators do: each text node gives way to elements with the translation. */
  function translate(root: ParentNode): void {
    for (const node of textNodes(root)) {
      const font = document.createElement('b');
      font.textContent = 'übersetzt';
      node.replaceWith(font);
    }
  }

  function textNodes(root: ParentNode): Text[] {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) {
      const { currentNode } = walker;
      if (currentNode instanceof Text && currentNode.data.trim()) found.push(currentNode);
    }
    return found;
  }

  it('later states are told, and nothing stale is left', async () => {
    const { element } = await heard({ session: [pageAnswer()], status: [{ status: 'approved' }] });
    translate(rootOf(element));
    await pageOf(element);
    translate(rootOf(element));
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying');
    await element.updateComplete;
    translate(rootOf(element));
    await until(() => {
      expect(statusOf(element)).to.equal('You are verified');
    });
    expect(textOf(element)).to.contain('You are verified').and.not.to.contain('übersetzt');
  });

  it('a message that takes the place of another is shown in its own words', () => {
    const box = document.createElement('div');
    for (const word of ['one', 'two']) {
      const action = button(`${word} button`);
      const [title, hints] = [`${word} title`, [`${word} hint`]];
      render(message({ mark: marks.card, title, hints, level: 2, step: `${word} step`, action }), box);
      if (word === 'one') translate(box);
    }
    const shown = [...box.querySelectorAll('p, h2, button')].map(({ textContent }) => textContent);
    expect(shown).to.deep.equal(['two step', 'two title', 'two hint', 'two button']);
  });
});
