// What comes in by the page's doors in another form than expected: the right value for each.

import { expect, fixture, html } from '@open-wc/testing';
import { prefetch, type KycEnrolment } from '../../src/index.js';
import {
  SESSION_ID,
  create,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';
import { without } from '../support/older-browser.js';

const approving = () => merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });
const wishesOf = (merchant: ReturnType<typeof approving>) => merchant.posts[0]?.body as { language: string };

describe('a language', () => {
  it('may be written with an underscore', async () => {
    const merchant = approving();
    const element = await mount(merchant, { lang: 'pt_BR' });
    await untilState(element, 'active');
    expect(wishesOf(merchant).language).to.equal('pt-BR');
    await vi.waitFor(() => {
      expect(element.shadowRoot?.querySelector('[part=base]')?.getAttribute('lang')).to.match(/^pt/);
    });
  });

  it.each([
    ['de_DE.UTF-8', 'de-DE', 'de'],
    ['sr_RS@latin', 'sr-RS-latin', 'sr-latn'],
    ['sr_RS.UTF-8@latin', 'sr-RS-latin', 'sr-latn'],
  ])('may be written as a Unix system does: %s', async (lang, wished, spoken) => {
    const merchant = approving();
    const element = await mount(merchant, { lang });
    await untilState(element, 'active');
    expect(wishesOf(merchant).language).to.equal(wished);
    await vi.waitFor(() => {
      expect(element.shadowRoot?.querySelector('[part=base]')?.getAttribute('lang')).to.equal(spoken);
    });
  });

  // Svelte, React 19 and Angular set the property to what they are given, and it makes a text of it
  it.each([undefined, null, false])("is the page's where a framework sets it to %s", async (lang) => {
    const merchant = approving();
    const box = document.createElement('div');
    box.lang = 'de';
    box.append(Object.assign(create(merchant), { lang }));
    document.body.append(box);
    await vi.waitFor(() => {
      expect(wishesOf(merchant).language).to.equal('de');
    });
    box.remove();
  });

  it('is English where neither the page nor the browser says one', async () => {
    const own = Object.getOwnPropertyDescriptor(document.documentElement, 'lang');
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute('lang');
    Object.defineProperty(navigator, 'language', { value: undefined, configurable: true });
    try {
      const merchant = approving();
      const element = await mount(merchant, { lang: '' });
      await untilState(element, 'active');
      expect(wishesOf(merchant).language).to.equal('en');
    } finally {
      Reflect.deleteProperty(navigator, 'language');
      if (!own && lang) document.documentElement.lang = lang;
    }
  });
});

it.each<[string, (element: KycEnrolment) => void]>([
  ['attribute', (element) => element.setAttribute('provider-origins', `https://kyc.example/, ${provider}/`)],
  ['property', (element) => (element.providerOrigins = ['https://kyc.example/', `${provider}/`])],
  [
    'attribute in capitals',
    (element) => element.setAttribute('provider-origins', `${provider.toUpperCase()}/`),
  ],
  [
    'property in capitals',
    (element) => (element.providerOrigins = ['HTTPS://Kyc.Example', provider.toUpperCase()]),
  ],
])('check 16: a listed origin may be in capitals and have a slash at its end: in the %s', async (_, list) => {
  const element = create(approving());
  list(element);
  (await fixture<HTMLDivElement>(html`<div></div>`)).append(element);
  await untilState(element, 'active');
  letPageSay(element, { hasCompleted: true });
  expect(await element.finished).to.include({ kind: 'success', outcome: 'approved' });
});

it.each<[string, (element: KycEnrolment) => void]>([
  ['an empty text', (element) => (element.providerOrigins = [''])],
  ['a slash', (element) => (element.providerOrigins = ['/'])],
  ['an address with a path', (element) => (element.providerOrigins = [`${provider}/page`])],
  ['an address with a user', (element) => (element.providerOrigins = [provider.replace('//', '//me@')])],
  ['a slash in the attribute', (element) => element.setAttribute('provider-origins', '/')],
])('check 16: a list of %s allows no page: only an empty list allows all', async (_, list) => {
  const element = create(approving());
  list(element);
  (await fixture<HTMLDivElement>(html`<div></div>`)).append(element);
  expect(await element.finished).to.include({ kind: 'error', code: 'URL_NOT_ALLOWED' });
});

it('a page translator that has replaced the words of the live region does not silence it', async () => {
  const element = await mount(approving());
  await untilState(element, 'active');
  const region = element.shadowRoot?.querySelector('[role=status]');
  await vi.waitFor(() => {
    expect(region?.textContent).to.equal('You can begin the verification.');
  });
  const translated = document.createElement('span');
  translated.textContent = 'Puede comenzar.';
  region?.replaceChildren(translated);
  letPageSay(element, { hasCompleted: true });
  await element.finished;
  await vi.waitFor(() => {
    expect(region?.textContent).to.equal('You are verified');
  });
});

describe("Turbo's preview of an earlier visit", () => {
  const page = document.documentElement;

  /** As Turbo begins a visit to a page that it knows: its mark first, then the body. */
  const showPreview = () => {
    page.setAttribute('aria-busy', 'true');
    page.setAttribute('data-turbo-preview', '');
  };
  /** The mark goes as soon as the page's answer is here; its body follows later. */
  const unmark = () => {
    page.removeAttribute('data-turbo-preview');
  };
  const endVisit = () => {
    page.removeAttribute('aria-busy');
    page.dispatchEvent(new Event('turbo:load', { bubbles: true }));
  };
  /** A preview's element as Turbo puts it there, within its body. */
  const mountInPreview = async () => {
    showPreview();
    const merchant = approving();
    const element = create(merchant);
    const box = await fixture<HTMLDivElement>(html`<div></div>`);
    box.append(element);
    return { merchant, element };
  };
  const partIsHere = async () => {
    await import('../../src/element/wait-to-start.js');
    await new Promise((resolve) => {
      setTimeout(resolve); // whatever was waiting for the part has gone on
    });
  };

  afterEach(() => {
    unmark();
    page.removeAttribute('aria-busy');
  });

  it('starts nothing, and what stays is started with the real page', async () => {
    const { merchant, element } = await mountInPreview();
    await partIsHere();
    expect([element.state, merchant.requests.length]).to.deep.equal(['idle', 0]);
    unmark();
    endVisit();
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
  });

  it('starts nothing while the body of the real page is still to come', async () => {
    const { merchant, element } = await mountInPreview();
    await partIsHere();
    unmark();
    await partIsHere();
    expect([element.state, merchant.requests.length]).to.deep.equal(['idle', 0]);
    element.remove();
    endVisit();
    await partIsHere();
    expect([element.state, merchant.requests.length]).to.deep.equal(['idle', 0]);
  });

  it('starts nothing in that moment if its own part arrives then', async () => {
    without(Element.prototype, 'ariaBusy'); // as in Firefox before 119
    const { merchant, element } = await mountInPreview();
    await Promise.resolve(); // the element has looked
    unmark();
    await partIsHere();
    expect([element.state, merchant.requests.length]).to.deep.equal(['idle', 0]);
    endVisit();
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
  });

  it('starts what stays if the visit has ended before its part arrives', async () => {
    const { merchant, element } = await mountInPreview();
    await Promise.resolve();
    unmark();
    endVisit();
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
  });
});

it('checks 15 and 17: a further page at an address of no page is one error, and no spinner', async () => {
  const signing = { url: 'javascript:alert(1)', kind: 'hosted', step: 'sign' };
  const merchant = merchantServer({
    session: [pageAnswer({ page: { url: `${provider}/page`, kind: 'web-enrolment', step: 'identify' } })],
    status: [{ sessionId: SESSION_ID, status: 'page', page: signing }],
  });
  const element = await mount(merchant);
  await untilState(element, 'active');
  letPageSay(element, { hasCompleted: true });
  expect(await element.finished).to.include({ kind: 'error', code: 'URL_NOT_ALLOWED', retryable: false });
  expect(element.state).to.equal('failed');
});

describe('prefetch() and another customer', () => {
  const endpoint = (name: string) => `/kyc/session?doors=${name}`;

  it('forgets the answer when it is told to', async () => {
    const tokenEndpoint = endpoint('forget');
    const first = approving();
    const { fetch } = first;
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    expect(first.posts).to.have.length(1);
    prefetch.forget();
    const element = await mount(first, { tokenEndpoint });
    await untilState(element, 'active');
    expect(first.posts).to.have.length(2);
  });

  it("keeps nothing over a device's sleep, in which one of its clocks may stand still", async () => {
    const tokenEndpoint = endpoint('sleep');
    const merchant = approving();
    prefetch({ tokenEndpoint, fetch: merchant.fetch, lang: 'en' });
    const { now } = Date;
    Date.now = () => now.call(Date) + 3_600_000;
    try {
      await untilState(await mount(merchant, { tokenEndpoint }), 'active');
    } finally {
      Date.now = now;
    }
    expect(merchant.posts).to.have.length(2);
  });
});

// Lit's own server rendering writes each element of Lit that it knows with its shadow root
it('what a server has rendered of it gives way to what there is', async () => {
  const merchant = approving();
  const box = await fixture<HTMLDivElement>(html`<div></div>`);
  box.setHTMLUnsafe(
    '<kyc-enrolment lang="en"><template shadowrootmode="open">' +
      '<div part="base" class="idle inline">Preparing</div></template></kyc-enrolment>',
  );
  const element = box.firstElementChild as KycEnrolment;
  Object.assign(element, { fetch: merchant.fetch, tokenEndpoint: '/kyc/session' });
  await untilState(element, 'active');
  expect(element.shadowRoot?.querySelectorAll('[part=base]')).to.have.length(1);
});

// Turbo takes what is permanent out of the page with the old body, and awaits a few promises
it('a move goes on also where promises settle between the removal and the insertion', async () => {
  const merchant = approving();
  const element = await mount(merchant);
  await untilState(element, 'active');
  const { finished, parentElement } = element;
  element.remove();
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  parentElement?.append(element);
  element.cancel();
  expect(await finished).to.include({ reason: 'page' });
  expect(merchant.posts).to.have.length(1);
});
