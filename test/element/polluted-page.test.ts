// A page on which another script has added a name to Object.prototype, a form has a name of the document's
// own, or a polyfill stands in for URL or Promise: it is nobody's word, and ends nothing.

import { expect } from '@open-wc/testing';
import {
  click,
  create,
  hurried,
  letPageSay,
  mount,
  pageAnswer,
  textOf,
  trustmaticAnswer,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';
import { without } from '../support/older-browser.js';

/** Until the test is over. */
function pollute(name: string, value: unknown = 'of the page'): void {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  onTestFinished(() => void Reflect.deleteProperty(Object.prototype, name));
}

for (const [name, value] of [
  ['error', 'x'],
  ['instead', 'x'],
  ['body', 'x'],
  ['headers', 'x'],
  ['providerCode', true],
  ['click', {}],
  ['then', 'of the page'],
  ['loading', Symbol('of the page')],
] as const)
  it(`check 10: with a "${name}" of its own leads to the server's verdict`, async () => {
    pollute(name, value);
    const merchant = merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });
    const element = await mount(merchant);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    expect(await hurried(element.finished)).to.include({ kind: 'success', outcome: 'approved' });
  });

it('goes through a fetch that asks what is its own, as clients of a page often do', async () => {
  const merchant = merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });
  const owned: boolean[] = [];
  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    // eslint-disable-next-line no-prototype-builtins -- this call is what is tried
    owned.push(init.hasOwnProperty('credentials'), init.hasOwnProperty('toString'));
    return merchant.fetch(input, init);
  };
  const element = await mount({ ...merchant, fetch });
  await untilState(element, 'active');
  letPageSay(element, { hasCompleted: true });
  expect(await hurried(element.finished)).to.include({ kind: 'success', outcome: 'approved' });
  expect([...new Set(owned)]).to.deep.equal([true, false]);
});

it('check 10: asks nobody whether it did not work before it has begun', async () => {
  pollute('returned');
  const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
  await untilState(element, 'active');
  letPageSay(element, { hasCompleted: true });
  expect(await element.finished).to.include({ outcome: 'submitted' });
});

for (const name of ['popup', 'handOff'])
  it(`check 10: with a "${name}" of its own offers the window all the same`, async () => {
    pollute(name);
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }), { display: 'popup' });
    await click(element, 'Verify my identity');
    const buttons = () => element.shadowRoot?.querySelectorAll('button') ?? [];
    await vi.waitFor(() => {
      expect(buttons()).to.not.have.length(0);
    });
    element.cancel();
    expect(await element.finished).to.include({ reason: 'page' });
  });

for (const [name, attributes] of [
  ['hidden', {}],
  ['baseURI', {}],
  ['featurePolicy', {}],
  ['addEventListener', {}],
  ['activeElement', { display: 'dialog' }],
  ['prerendering', { startMode: 'visible' }],
] as const)
  it(`a form with the name "${name}" is no part of the document, and the verdict comes`, async () => {
    const form = document.createElement('form');
    form.name = name;
    const status = [{ status: 'pending', pollAfterMs: 500 }, { status: 'approved' }];
    const element = create(merchantServer({ session: [pageAnswer()], status }), attributes);
    document.body.append(form, element);
    expect(Reflect.get(document, name)).to.equal(form);
    onTestFinished(() => {
      form.remove();
      element.remove();
    });
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    expect(await hurried(element.finished)).to.include({ kind: 'success', outcome: 'approved' });
  });

for (const [name, answer, attributes, code] of [
  ['a page', { page: { url: 'http://shop.example/', kind: 'web-enrolment' } }, {}, 'URL_NOT_ALLOWED'],
  ['pictures', { uploadUrl: 'https://id.example/up' }, { capture: 'own' }, 'URL_NOT_ALLOWED'],
  ['a consent', {}, { consentEndpoint: '/kyc/consent' }, 'NOT_SIGNED_IN'],
] as const)
  it(`under a polyfill of URL without canParse, the address of ${name} is read as ever`, async () => {
    without(URL, 'canParse');
    const merchant = merchantServer({ session: [pageAnswer(answer)], consent: { texts: [401] } });
    const element = await mount(merchant, attributes);
    expect(await element.finished).to.include({ kind: 'error', code });
  });

it('under a polyfill of URL without canParse, the first screen has its link to the privacy', async () => {
  without(URL, 'canParse');
  const merchant = merchantServer({ session: [pageAnswer()] });
  const element = await mount(merchant, { startMode: 'manual', privacyUrl: '/privacy' });
  await vi.waitFor(() => {
    expect(textOf(element)).to.contain('Verify my identity');
  });
  expect(element.shadowRoot?.querySelector('[part=privacy] a')).to.not.equal(null);
});

it('under a polyfill of Promise, whose instance no import() is, it has the customer’s language', async () => {
  Object.defineProperty(Promise, Symbol.hasInstance, { value: () => false, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(Promise, Symbol.hasInstance));
  const merchant = merchantServer({ session: [pageAnswer()] });
  const element = await mount(merchant, { startMode: 'manual', lang: 'de' });
  await vi.waitFor(() => {
    expect(textOf(element)).to.contain('Identität bestätigen');
  });
});
