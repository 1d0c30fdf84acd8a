// A head start: what `prefetch()` asks for, and who gets it (docs/element.md, A head start).

import { expect } from '@open-wc/testing';
import { keep } from '../../src/element/early.js';
import { sendEarly } from '../../src/enrolment/merchant.js';
import { prefetch } from '../../src/index.js';
import { create, mount, pageAnswer, provider, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

let endpoints = 0;
/** Nobody is given what another test has asked for. */
const endpointOfItsOwn = () => `/kyc/session?test=${String(++endpoints)}`;

const shows = (merchant = merchantServer({ session: [pageAnswer()] })) => ({
  ...merchant,
  tokenEndpoint: endpointOfItsOwn(),
  requests: merchant.requests,
});

describe('prefetch()', () => {
  it('asks as the element asks, and the first element shows the answer without asking', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    expect(prefetch({ tokenEndpoint, fetch, lang: 'en' })).to.equal(true);
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
    await untilState(element, 'active');
    expect(requests).to.have.length(1);
    element.restart();
    await untilState(element, 'active');
    const [early, own] = requests;
    expect(early?.method).to.equal('POST');
    expect(early?.body).to.deep.equal({ ...(own?.body as object), restart: false });
    expect(early?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('is for one element: the next one asks', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    for (const asked of [1, 2]) {
      const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
      await untilState(element, 'active');
      expect(requests).to.have.length(asked);
      element.remove();
    }
  });

  it('asks once, however often it is called', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    expect([1, 2].map(() => prefetch({ tokenEndpoint, fetch, lang: 'en' }))).to.deep.equal([true, true]);
    await untilState(await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch }), 'active');
    expect(requests).to.have.length(1);
  });

  it('asks nothing that an element has asked a moment ago', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
    expect(prefetch({ tokenEndpoint, fetch, lang: 'en' })).to.equal(false);
    await untilState(element, 'active');
    expect(requests).to.have.length(1);
  });

  it.for([
    ['another language', { lang: 'de' }],
    ['other credentials', { credentials: 'include' as const }],
    ['a fetch of its own', { fetch: merchantServer({ session: [pageAnswer()] }).fetch }],
  ] as const)('keeps the answer from an element with %s', async ([, other]) => {
    const { fetch, tokenEndpoint, requests } = shows();
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    const stranger = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch, ...other });
    await untilState(stranger, 'active');
    const before = requests.length;
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
    await untilState(element, 'active');
    expect(requests).to.have.length(before);
  });

  it('forgets the answer after half a minute', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      prefetch({ tokenEndpoint, fetch, lang: 'en' });
      vi.advanceTimersByTime(30_001); // sums of fractions are not exact
      const element = create(merchantServer({ session: [] }), { tokenEndpoint, fetch });
      document.body.append(element);
      await element.updateComplete;
      expect(requests).to.have.length(2);
      element.remove();
    } finally {
      vi.useRealTimers();
    }
  });

  it('a failure is nobody’s: the element asks again', async () => {
    const { fetch, tokenEndpoint, requests } = shows(merchantServer({ session: [401, pageAnswer()] }));
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
    await untilState(element, 'active');
    expect(requests).to.have.length(2);
  });

  it('a wrong answer is the element’s error, as when it has asked itself', async () => {
    const { fetch, tokenEndpoint, requests } = shows(merchantServer({ session: ['<p>Sign in</p>'] }));
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    for (const asked of [1, 2]) {
      const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
      expect(await element.finished).to.include({ kind: 'error', code: 'TOKEN_RESPONSE_INVALID' });
      expect(requests).to.have.length(asked);
      element.remove();
    }
  });

  it('a fetch of the page’s own that throws is a failure too, and breaks nothing of the page', async () => {
    const { fetch, tokenEndpoint } = shows();
    let isReady = false;
    const own: typeof fetch = (...request) => {
      if (!isReady) throw new Error('There is no bearer token yet.');
      return fetch(...request);
    };
    expect(prefetch({ tokenEndpoint, fetch: own, lang: 'en' })).to.equal(true);
    isReady = true;
    await untilState(await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch: own }), 'active');
  });

  it('an element that is removed while it waits leaves nothing behind, and the next one asks', async () => {
    let answer!: (response: Response) => void;
    const held = new Promise<Response>((resolve) => (answer = resolve));
    const { fetch, tokenEndpoint, requests } = shows(merchantServer({ session: [held, pageAnswer()] }));
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch });
    const parent = element.parentElement;
    element.remove();
    expect(await element.finished).to.include({ kind: 'cancel', reason: 'removed' });
    answer(Response.json(pageAnswer()));
    parent?.append(element);
    await untilState(element, 'active');
    expect(requests).to.have.length(2);
  });

  it('a restart gives it up: nobody is shown the session that the restart has ended', async () => {
    const { fetch, tokenEndpoint, requests } = shows();
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    const settings = { tokenEndpoint, fetch, startMode: 'manual' } as const;
    const element = await mount(merchantServer({ session: [] }), settings);
    element.restart();
    await untilState(element, 'active');
    expect(requests).to.have.length(2);
    element.remove();
    await untilState(await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch }), 'active');
    expect(requests).to.have.length(3);
  });

  it('asks nothing where an element would not start by itself', () => {
    const { fetch, tokenEndpoint, requests } = shows();
    const asks = (more: object = {}) => prefetch({ tokenEndpoint, fetch, ...more });
    expect(asks({ consentEndpoint: '/kyc/consent' })).to.equal(false);
    expect(asks({ startMode: 'manual' })).to.equal(false);
    expect(asks({ startMode: 'visible' })).to.equal(false);
    expect(asks({ tokenEndpoint: '' })).to.equal(false);
    expect(asks({ tokenEndpoint: 'https://' })).to.equal(false);
    document.documentElement.toggleAttribute('data-turbo-preview', true);
    expect(asks()).to.equal(false);
    document.documentElement.removeAttribute('data-turbo-preview');
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    expect(asks()).to.equal(false);
    Reflect.deleteProperty(document, 'prerendering');
    expect(requests).to.deep.equal([]);
  });

  it('is not for an element that asks for consent first', async () => {
    const consent = { texts: [{ consentType: 'kyc', version: '1', html: '<p>Yes?</p>', approved: true }] };
    const { fetch, tokenEndpoint, requests } = shows(merchantServer({ session: [pageAnswer()], consent }));
    prefetch({ tokenEndpoint, fetch, lang: 'en' });
    const wishes = { tokenEndpoint, fetch, consentEndpoint: '/kyc/consent' };
    const element = await mount(merchantServer({ session: [] }), wishes);
    await untilState(element, 'active');
    expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'POST']);
  });
});

describe('provider-origins', () => {
  const links = () => document.head.querySelectorAll<HTMLLinkElement>('link[rel=preconnect]');

  it('are connected to while the server is asked, where a frame can use such a connection', async () => {
    const answer = new Promise<Response>(() => undefined);
    const wishes = { providerOrigins: [provider, 'https://other.example'] };
    const element = await mount(merchantServer({ session: [answer] }), wishes);
    const isOfUse = !('userAgentData' in navigator); // all but Chromium
    await import('../../src/element/preconnect.js');
    await vi.waitFor(() => expect(links()).to.have.length(isOfUse ? 2 : 0));
    expect([...links()].map(({ href }) => new URL(href).origin)).to.deep.equal(
      isOfUse ? wishes.providerOrigins : [],
    );
    element.remove();
    await element.finished;
    expect(links()).to.have.length(0);
  });
});

describe('a request that has left for an element in the markup', () => {
  it.for([
    ['by the page’s own function', { requestSession: async () => pageAnswer() }],
    ['for a new session', { startMode: 'manual' as const }],
  ] as const)('is given up where that element asks %s', async ([, own]) => {
    const { fetch, tokenEndpoint, requests } = shows();
    let givenUp = 0;
    const giveUp = () => void (givenUp += 1);
    const wishes = { language: 'en', timeZone: undefined, display: 'inline', capture: 'hosted' } as const;
    const asking = {
      tokenEndpoint,
      baseUrl: document.baseURI,
      credentials: 'same-origin',
      fetch,
      wishes,
    } as const;
    keep(asking, { ...sendEarly(asking), giveUp }, true);
    const element = await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch, ...own });
    if ('startMode' in own) element.restart();
    await untilState(element, 'active');
    expect(givenUp).to.equal(1);
    const before = requests.length;
    element.remove();
    await untilState(await mount(merchantServer({ session: [] }), { tokenEndpoint, fetch }), 'active');
    expect(requests).to.have.length(before + 1);
  });
});
