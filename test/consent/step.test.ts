import { expect } from '@open-wc/testing';
import type { KycEnrolment } from '../../src/index.js';
import { click, create, mount, pageAnswer, recordEvents, textOf, untilState } from '../support/element.js';
import { merchantServer, type MerchantServer } from '../support/merchant.js';

const consent = {
  consentType: 'biometrics',
  version: '3',
  html: '<h3>What we process</h3><p>Your face and your document.</p>',
  approved: false,
};
const withConsent = { consentEndpoint: '/kyc/consent' };
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code }), { status, headers: { 'Content-Type': 'application/problem+json' } });

const shadowOf = (element: KycEnrolment) => element.shadowRoot!;
const documentOf = (element: KycEnrolment) => shadowOf(element).querySelector<HTMLElement>('[part=document]');
const buttonsOf = (element: KycEnrolment) => [
  ...shadowOf(element).querySelectorAll<HTMLButtonElement>('[part~=decision]'),
];
const statusOf = (element: KycEnrolment) =>
  shadowOf(element).querySelector('[part=consent] [role=status]')?.textContent.trim();

/** Until a condition of the shadow tree holds. */
async function until(element: KycEnrolment, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isSo()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(shadowOf(element), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

const untilAsked = (element: KycEnrolment) => until(element, () => Boolean(documentOf(element)));

async function mountAsking(
  merchant: MerchantServer,
  attributes: Partial<KycEnrolment> = {},
): Promise<KycEnrolment> {
  const element = await mount(merchant, { ...withConsent, ...attributes });
  await untilAsked(element);
  return element;
}

const server = (consented: {
  texts: Parameters<typeof merchantServer>[0]['session'];
  receipts?: Parameters<typeof merchantServer>[0]['session'];
}) => merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }], consent: consented });

describe('the consent step', () => {
  it('comes before the token request, and acceptance leads to the page', async () => {
    const merchant = server({ texts: [consent] });
    const element = create(merchant, withConsent);
    const { names } = recordEvents(element);
    document.body.append(element);
    await untilAsked(element);
    expect(element.state).to.equal('consent');
    expect(element.matches(':state(consent)')).to.equal(true);
    expect(
      merchant.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
    ).to.deep.equal(['GET /kyc/consent?language=en']);
    expect(documentOf(element)?.textContent).to.contain('Your face and your document.');

    await click(element, 'I agree');
    await untilState(element, 'active');
    expect(merchant.decisions.map(({ body }) => body)).to.deep.equal([
      { consentType: 'biometrics', version: '3', approved: true, language: 'en' },
    ]);
    expect(names).to.deep.equal([
      'kyc-state:consent',
      'kyc-state:starting',
      'kyc-state:loading',
      'kyc-state:active',
      'kyc-ready',
    ]);
    expect(shadowOf(element).querySelector('[part=consent]')).to.equal(null);
    element.remove();
  });

  it('is passed by without a word where the server knows of an acceptance', async () => {
    const merchant = server({ texts: [{ approved: true }] });
    const element = await mount(merchant, withConsent);
    await untilState(element, 'active');
    expect(merchant.decisions).to.have.length(0);
    expect(merchant.posts).to.have.length(1);
  });

  it('keeps the query of the endpoint, and asks in the language of the page', async () => {
    const merchant = server({ texts: [{ ...consent, language: 'de' }] });
    const element = await mountAsking(merchant, { consentEndpoint: '/kyc/consent?shop=7', lang: 'pt-BR' });
    expect(merchant.requests[0]?.url.search).to.equal('?shop=7&language=pt-BR');
    expect(documentOf(element)?.querySelector('[lang]')?.getAttribute('lang')).to.equal('de');
    buttonsOf(element)[0]?.click();
    await untilState(element, 'active');
    expect(merchant.decisions[0]?.body).to.include({ language: 'de' });
  });

  it('check 100: declining ends at once, is told to the server, and asks for no session', async () => {
    const merchant = server({ texts: [consent], receipts: [new Promise<Response>(() => undefined)] });
    const element = await mountAsking(merchant);
    const { names } = recordEvents(element);
    await click(element, 'I do not agree');
    expect(await element.finished).to.deep.equal({ kind: 'cancel', reason: 'consent-declined' });
    expect(names).to.deep.equal(['kyc-state:cancelled', 'kyc-cancel']);
    expect(merchant.decisions.map(({ body }) => body)).to.deep.equal([
      { consentType: 'biometrics', version: '3', approved: false, language: 'en' },
    ]);
    expect(merchant.posts).to.have.length(0);
  });

  it('asks again after a decline, when the customer starts again', async () => {
    const element = await mountAsking(server({ texts: [consent] }));
    await click(element, 'I do not agree');
    await element.finished;
    await element.updateComplete;
    await click(element, 'Start again');
    await untilAsked(element);
    expect(element.state).to.equal('consent');
  });

  it('a double click on the decline does not start again on the button that comes to lie there', async () => {
    const element = await mountAsking(server({ texts: [consent] }));
    await click(element, 'I do not agree');
    await element.finished;
    await element.updateComplete;
    const again = shadowOf(element).querySelector('[part~=primary]');
    again?.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true }));
    expect(element.state).to.equal('cancelled');
    again?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, composed: true }));
    await untilAsked(element);
  });

  it('check 68: a double click posts once, and one after a decision changes nothing', async () => {
    let answer: (response: Response) => void = () => undefined;
    const merchant = server({
      texts: [consent],
      receipts: [
        new Promise<Response>((resolve) => {
          answer = resolve;
        }),
      ],
    });
    const element = await mountAsking(merchant);
    const [agree, disagree] = buttonsOf(element);
    agree?.click();
    agree?.click();
    disagree?.click();
    await until(element, () => statusOf(element) === 'Saving your decision…');
    expect(buttonsOf(element).map((button) => button.ariaDisabled)).to.deep.equal(['true', 'true']);
    agree?.click();
    disagree?.click();
    answer(new Response(null, { status: 204 }));
    await untilState(element, 'active');
    expect(merchant.decisions).to.have.length(1);
  });

  it('check 68: nothing is chosen beforehand, and both answers look alike', async () => {
    const element = await mountAsking(server({ texts: [consent] }));
    const [agree, disagree] = buttonsOf(element);
    const look = (button: HTMLButtonElement | undefined) => {
      const { color, backgroundColor, borderTopColor, borderTopWidth, fontWeight, fontSize, height } =
        getComputedStyle(button!);
      return { color, backgroundColor, borderTopColor, borderTopWidth, fontWeight, fontSize, height };
    };
    expect(look(agree)).to.deep.equal(look(disagree));
    expect(shadowOf(element).activeElement).to.equal(null);
    expect(document.activeElement).to.equal(document.body);
    expect(shadowOf(element).querySelector('input')).to.equal(null);
  });

  it('check 94: says what is wanted in a line that stays, and names the text', async () => {
    let give: (response: Response) => void = () => undefined;
    const element = await mount(
      server({
        texts: [
          new Promise<Response>((resolve) => {
            give = resolve;
          }),
        ],
      }),
      withConsent,
    );
    await until(element, () => statusOf(element) === 'Preparing your verification…');
    const line = shadowOf(element).querySelector('[part=consent] [role=status]');
    const shapes = [...shadowOf(element).querySelectorAll('[part=skeleton] i')];
    const [, lines, ...answers] = shapes.map((shape) => shape.getBoundingClientRect());
    expect(line?.getBoundingClientRect().bottom).to.be.at.most(lines?.top ?? 0);
    for (const answer of answers) expect(answer.top).to.be.above(lines?.bottom ?? Infinity);
    give(Response.json(consent));
    await untilAsked(element);
    expect(shadowOf(element).querySelector('[part=consent] [role=status]')).to.equal(line);
    expect(line?.textContent).to.equal(
      'Please read this text and decide. The verification begins only if you agree.',
    );
    const text = documentOf(element);
    expect(text).to.include({ tabIndex: 0 });
    expect(text?.getAttribute('role')).to.equal('region');
    expect(
      shadowOf(element).getElementById(text?.getAttribute('aria-labelledby') ?? '')?.textContent,
    ).to.equal('Your consent');
  });

  it('check 99: of a text that is out of date the new one is shown, from its beginning', async () => {
    const merchant = server({
      texts: [
        { ...consent, html: `<p>old</p>${'<p>long</p>'.repeat(200)}` },
        { ...consent, version: '4', html: `<p>new</p>${'<p>long</p>'.repeat(200)}` },
      ],
      receipts: [problem(409, 'CONSENT_STALE'), 204],
    });
    const element = await mountAsking(merchant);
    const text = documentOf(element)!;
    text.scrollTop = 300;
    const [agree] = buttonsOf(element);
    agree?.focus();
    agree?.click();
    await until(
      element,
      () => statusOf(element) === 'The text has changed in the meantime. Please read it again and decide.',
    );
    await element.updateComplete;
    expect(text.textContent).to.contain('new').and.not.contain('old');
    expect(text.scrollTop).to.equal(0);
    expect(shadowOf(element).activeElement).to.equal(text);
    await click(element, 'I agree');
    await untilState(element, 'active');
    expect(merchant.decisions.map(({ body }) => (body as { version: string }).version)).to.deep.equal([
      '3',
      '4',
    ]);
  });

  it('a renewal of the session asks no second time', async () => {
    const merchant = merchantServer({
      session: [{ sessionId: 's', statusUrl: '/kyc/s', status: 'expired' }, pageAnswer()],
      status: [pageAnswer()],
      consent: { texts: [consent] },
    });
    const element = await mountAsking(merchant);
    await click(element, 'I agree');
    await untilState(element, 'active');
    expect(merchant.posts.map(({ body }) => (body as { restart: boolean }).restart)).to.deep.equal([
      false,
      true,
    ]);
    expect(merchant.requests.filter(({ url }) => url.pathname === '/kyc/consent')).to.have.length(2);
  });

  it('ends with the element, and with cancel()', async () => {
    const merchant = server({ texts: [consent] });
    const removed = await mountAsking(merchant);
    const { finished } = removed;
    removed.remove();
    expect(await finished).to.include({ kind: 'cancel', reason: 'removed' });
    const cancelled = await mountAsking(merchant);
    cancelled.cancel();
    expect(await cancelled.finished).to.include({ kind: 'cancel', reason: 'page' });
    expect(merchant.decisions).to.have.length(0);
    expect(merchant.posts).to.have.length(0);
  });

  it('stays through a move of the element', async () => {
    const element = await mountAsking(server({ texts: [consent] }));
    const other = document.createElement('div');
    document.body.append(other);
    other.append(element);
    await element.updateComplete;
    expect(element.state).to.equal('consent');
    await click(element, 'I agree');
    await untilState(element, 'active');
    other.remove();
  });
});

describe('a consent that cannot be asked for', () => {
  const long = `<p>${'word '.repeat(60_000)}</p>`;
  for (const [what, text, retryable] of [
    ['no text', { ...consent, html: '' }, false],
    ['a text of spaces', { ...consent, html: ' \n&nbsp;<p> </p>' }, false],
    [
      'check 63: a text of which nothing is left',
      { ...consent, html: '<script>alert(1)</script><img src="x" alt="Terms">' },
      false,
    ],
    ['check 67: a text that is too long', { ...consent, html: long }, false],
    ['check 67: a text that is too deep', { ...consent, html: '<div>'.repeat(10_000) }, false],
    ['a text that is no text', { ...consent, html: { toString: () => 'x' } }, false],
    ['no version', { ...consent, version: undefined }, false],
    ['an approval that is a word', { approved: 'true' }, false],
    ['broken JSON', '{"html": "<p>', false],
    ['a list', [], false],
    ['a missing endpoint', 404, false],
    ['a server that fails', 500, true],
    ['a refusal of this page', problem(403, 'ORIGIN_REFUSED'), false],
    ['a server that is away', new TypeError('failed to fetch'), true],
  ] as const)
    it(`${what}: CONSENT_UNAVAILABLE, and no request for a session`, async () => {
      const merchant = server({ texts: [text] });
      const element = await mount(merchant, withConsent);
      expect(await element.finished).to.include({ kind: 'error', code: 'CONSENT_UNAVAILABLE', retryable });
      await until(element, () => textOf(element).includes('cannot be asked for'));
      expect(buttonsOf(element)).to.have.length(0);
      expect(merchant.posts).to.have.length(0);
      expect(merchant.decisions).to.have.length(0);
      expect(merchant.requests).to.have.length(retryable ? 3 : 1);
    });

  it('says nothing of the text in the error', async () => {
    const element = await mount(server({ texts: [{ ...consent, html: '<img alt="canary">' }] }), withConsent);
    expect(JSON.stringify(await element.finished)).to.not.contain('canary');
  });

  it('is NOT_SIGNED_IN where nobody is signed in', async () => {
    const element = await mount(server({ texts: [problem(401, 'NOT_SIGNED_IN')] }), withConsent);
    expect(await element.finished).to.include({ code: 'NOT_SIGNED_IN', retryable: true });
  });

  it('ends where the acceptance cannot be stored', async () => {
    const merchant = server({ texts: [consent], receipts: [500] });
    const element = await mountAsking(merchant);
    await click(element, 'I agree');
    expect(await element.finished).to.include({ code: 'CONSENT_UNAVAILABLE', retryable: true });
    expect(merchant.decisions).to.have.length(3);
    expect(merchant.posts).to.have.length(0);
  });

  it('is CONFIGURATION_INVALID where the endpoint is no address', async () => {
    const element = await mount(server({ texts: [consent] }), { consentEndpoint: 'https://[' });
    expect(await element.finished).to.include({ code: 'CONFIGURATION_INVALID' });
  });

  it('a token endpoint that has no consent says so in the customer’s words', async () => {
    const merchant = merchantServer({ session: [problem(403, 'CONSENT_REQUIRED')] });
    const element = await mount(merchant);
    expect(await element.finished).to.include({ code: 'CONSENT_REQUIRED', retryable: true });
    await until(element, () => textOf(element).includes('only once you have agreed'));
  });
});
