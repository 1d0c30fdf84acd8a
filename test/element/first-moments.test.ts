// What happens before the token request, and while it is on its way (docs/performance.md).

import { expect, fixture, html } from '@open-wc/testing';
import type { KycEnrolment } from '../../src/index.js';
import {
  SESSION_ID,
  TOKEN,
  create,
  frameOf,
  letPageSay,
  pageAnswer,
  provider,
  recordEvents,
  textOf,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

/** An element whose server answers when it is told to. */
async function asking(attributes: Partial<KycEnrolment> = {}) {
  let answer!: (body: object) => void;
  const promise = new Promise<Response>((resolve) => {
    answer = (body) => {
      resolve(Response.json(body));
    };
  });
  const element = create(merchantServer({ session: [promise] }), attributes);
  const box = await fixture<HTMLDivElement>(html`<div></div>`);
  box.append(element);
  return { element, box, answer };
}

const frameIn = (element: KycEnrolment) => element.shadowRoot?.querySelector('iframe');

const progressNames = (element: KycEnrolment) =>
  [...(element.shadowRoot?.querySelectorAll('[role=progressbar]') ?? [])].map((one) =>
    one.getAttribute('aria-label'),
  );

describe('the first moments', () => {
  it('the token request leaves before anything is rendered, styled or localised', async () => {
    const log: string[] = [];
    const own = {
      Intl: globalThis.Intl,
      styles: Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets'),
    };
    globalThis.Intl = new Proxy(own.Intl, {
      get(target, name, receiver) {
        log.push(`Intl.${String(name)}`);
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
      ...own.styles,
      set(this: ShadowRoot, sheets: CSSStyleSheet[]) {
        log.push('styles');
        own.styles?.set?.call(this, sheets);
      },
    });
    try {
      const element = create(merchantServer({ session: [] }), {
        fetch: () => {
          log.push(`request, ${String(element.shadowRoot?.childElementCount)} elements, ${element.lang}`);
          return new Promise(() => undefined);
        },
      });
      const box = await fixture<HTMLDivElement>(html`<div></div>`);
      box.append(element);
      element.lang = 'de'; // a property set on the line after counts
      expect(log).to.deep.equal([]);
      await Promise.resolve();
      await Promise.resolve();
      expect(log[0]).to.equal('request, 0 elements, de');
      await element.updateComplete;
      expect(log).to.include('styles');
    } finally {
      globalThis.Intl = own.Intl;
      if (own.styles) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', own.styles);
    }
  });

  it('a page that another machine is still making is loaded: nobody has submitted anything', async () => {
    const opening = { status: 'pending', opening: true, pollAfterMs: 500 };
    const asked = { sessionId: SESSION_ID, statusUrl: '/kyc/session/1' };
    const { page } = pageAnswer();
    const server = merchantServer({
      session: [{ ...asked, ...opening }],
      status: [opening, { status: 'page', page }, { status: 'pending', step: 'identify' }],
    });
    const element = create(server);
    const { names } = recordEvents(element);
    const box = await fixture<HTMLDivElement>(html`<div></div>`);
    box.append(element);
    await untilState(element, 'active');
    expect(names).to.deep.equal(['kyc-state:starting', 'kyc-state:loading', 'kyc-state:active', 'kyc-ready']);
    expect(textOf(element)).not.to.include('Checking');
  });

  it('the frame is in place while the server is asked: empty, inert, unnamed, unlisted', async () => {
    const frames = window.length;
    const { element, answer } = await asking();
    await vi.waitFor(() => expect(frameIn(element)).to.be.instanceOf(HTMLIFrameElement));
    const frame = frameOf(element);
    expect(frame.inert).to.equal(true);
    expect(getComputedStyle(frame).visibility).to.equal('hidden');
    expect(frame.getAttributeNames().filter((name) => !['inert', 'srcdoc'].includes(name))).to.deep.equal([]);
    expect(window.length).to.equal(frames);
    answer(pageAnswer());
    await untilState(element, 'active');
    expect(frameOf(element)).to.equal(frame);
    expect(frame).to.include({ inert: false, allow: `camera ${provider}` });
    expect(frame.title).to.match(/^Identity verification/);
  });

  it('an answer that is there already: one frame, listed nowhere, without an entry in history', async () => {
    const { length } = history;
    const box = await fixture<HTMLDivElement>(html`<div></div>`);
    const placed: HTMLIFrameElement[] = [];
    const element = create(merchantServer({ session: [] }), {
      requestSession: () => Promise.resolve(pageAnswer()),
    });
    const watch = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLIFrameElement) placed.push(node);
    });
    box.append(element);
    watch.observe(element.renderRoot, { childList: true, subtree: true });
    await untilState(element, 'active');
    watch.disconnect();
    expect(placed).to.deep.equal([frameOf(element)]);
    // pointed at once, so with one empty document
    expect(frameOf(element).getAttribute('srcdoc')).to.equal('');
    expect(history.length).to.equal(length);
    const listed = performance.getEntriesByType('resource').filter(({ name }) => name.includes(TOKEN));
    expect(listed).to.deep.equal([]);
    letPageSay(element, { hasCompleted: true }); // it is the provider's page that is shown
    await untilState(element, 'verifying');
  });

  it('an answer of the page itself that is there at once has no render to wait for', async () => {
    const box = await fixture<HTMLDivElement>(html`<div></div>`);
    let rendered: string | undefined;
    const element = create(merchantServer({ session: [] }), {
      requestSession: async () => {
        await new Promise((resolve) => setTimeout(resolve)); // a task later, as from a request in the head
        rendered = textOf(element);
        return pageAnswer();
      },
    });
    box.append(element);
    await untilState(element, 'active');
    expect(rendered).to.equal('');
    await vi.waitFor(() => expect(textOf(element)).to.contain('Open in a new window'));
  });

  it('a client of the page that takes its time: the box is there, then the words and the frame', async () => {
    const box = await fixture<HTMLDivElement>(html`<div></div>`);
    const element = create(merchantServer({ session: [] }), {
      requestSession: () => new Promise(() => undefined),
    });
    box.append(element);
    await element.updateComplete;
    expect(textOf(element)).to.equal('');
    expect(element.offsetHeight).to.be.at.least(320);
    await vi.waitFor(() => expect(textOf(element)).to.contain('Preparing your verification'));
    await vi.waitFor(() => expect(frameIn(element)).to.be.instanceOf(HTMLIFrameElement));
    expect(element.state).to.equal('starting');
  });

  it('a page that gets hold of the empty frame makes nothing of it', async () => {
    const { element, answer } = await asking();
    await vi.waitFor(() => expect(frameIn(element)).to.be.instanceOf(HTMLIFrameElement));
    const { names } = recordEvents(element);
    const frame = frameOf(element);
    const lie = JSON.stringify({ sessionId: SESSION_ID, hasCompleted: true, hasError: false });
    const script = `setInterval(() => parent.postMessage(${lie}, '*'), 20)`;
    const heard = new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
    });
    const inject = () => {
      const page = frame.contentDocument; // an open shadow root hides nothing from the page
      const inside = page?.createElement('script');
      if (inside) inside.textContent = script;
      page?.documentElement.append(inside ?? '');
    };
    inject();
    frame.addEventListener('load', inject); // in WebKit the empty document may still be on its way
    await heard;
    frame.removeEventListener('load', inject);
    const shown = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    answer(pageAnswer());
    await shown;
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying');
    expect(names.filter((name) => name === 'kyc-ready')).to.have.length(1);
  });

  it('a move while the server is asked takes nothing', async () => {
    const { element, box, answer } = await asking();
    await vi.waitFor(() => expect(frameIn(element)).to.be.instanceOf(HTMLIFrameElement));
    const other = document.createElement('section');
    box.append(other);
    other.append(element);
    answer(pageAnswer());
    await untilState(element, 'active');
    await vi.waitFor(() => expect(textOf(element)).to.contain('Open in a new window'));
  });

  for (const [what, body] of [
    ['a page that wants a window', { status: 'page', page: { url: `${provider}/page`, kind: 'hosted' } }],
    ['a verdict', { status: 'approved' }],
    ['a wait', { status: 'pending' }],
    ['an answer that nobody understands', { what: 'else' }],
  ] as const) {
    it(`the frame goes where it is not needed: ${what}`, async () => {
      const { element, answer } = await asking();
      await vi.waitFor(() => expect(frameIn(element)).to.be.instanceOf(HTMLIFrameElement));
      answer({ sessionId: 'a', statusUrl: '/kyc/session/a', ...body });
      await vi.waitFor(() => expect(frameIn(element)).to.equal(null));
    });
  }

  it('nothing is told to be in progress without its name, while the words are on their way too', async () => {
    const { element } = await asking({ lang: 'fi', startMode: 'manual' });
    const names: (string | null | undefined)[] = [];
    let wordless = 0;
    element.addController({
      hostUpdated() {
        const shape = element.shadowRoot?.querySelector('[part=skeleton]');
        if (shape && !element.shadowRoot?.querySelector('[lang=fi]')) wordless += 1;
        names.push(...progressNames(element));
      },
    });
    element.start();
    await vi.waitFor(() => expect(progressNames(element)).to.deep.equal(['Vahvistusta valmistellaan…']));
    expect(wordless).to.be.greaterThan(0);
    expect(names.filter((name) => !name)).to.deep.equal([]);
  });

  it('none is made for our own camera, a popup or a redirect', async () => {
    for (const attributes of [{ capture: 'own' }, { display: 'popup' }, { display: 'redirect' }] as const) {
      const { element } = await asking(attributes);
      await element.updateComplete;
      await element.updateComplete;
      expect(frameIn(element)).to.equal(null);
    }
  });
});
