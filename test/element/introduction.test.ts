// The first screen of a customer who begins by a click.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { mount, pageAnswer, textOf } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const part = (element: KycEnrolment, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`) ?? undefined;

async function before(attributes: Partial<KycEnrolment> = {}): Promise<KycEnrolment> {
  const element = await mount(merchantServer({ session: [pageAnswer()] }), {
    startMode: 'manual',
    ...attributes,
  });
  await vi.waitFor(() => {
    expect(textOf(element)).to.contain('Verify my identity');
  });
  return element;
}

describe('before the start', () => {
  it('says what happens in three drawn steps, what is needed and how long it takes', async () => {
    const element = await before();
    const items = [...(part(element, 'steps')?.querySelectorAll('li') ?? [])];
    expect(items.map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Show your identity document',
      'Show your face to the camera',
      'Get the result',
    ]);
    expect(items.every((item) => item.querySelector('svg[aria-hidden=true]'))).to.equal(true);
    expect(part(element, 'needs')?.textContent)
      .to.contain('A valid identity document')
      .and.contain('minutes');
  });

  it('has a place for the merchant’s logo', async () => {
    const element = await before();
    const logo = document.createElement('img');
    logo.slot = 'header';
    element.append(logo);
    expect(logo.assignedSlot?.parentElement).to.equal(part(element, 'logo'));
  });

  it('says who carries it out and links to the page’s privacy information, if the page says so', async () => {
    const plain = await before();
    expect(part(plain, 'privacy')).to.equal(undefined);
    const element = await before({ privacyUrl: '/privacy', processedBy: 'Example Ident' });
    expect(part(element, 'privacy')?.textContent).to.contain('Carried out by: Example Ident');
    const link = part(element, 'privacy')?.querySelector('a');
    expect(link?.href).to.equal(new URL('/privacy', location.href).href);
    expect(link?.rel).to.contain('noopener');
  });

  it('links to nothing but https and the page’s own origin', async () => {
    for (const [privacyUrl, isLink] of [
      ['https://shop.example/privacy', true],
      ['http://shop.example/privacy', false],
      ['javascript:alert(1)', false],
      ['data:text/html,x', false],
      [`blob:${location.origin}/a`, false],
    ] as const) {
      const element = await before({ privacyUrl });
      expect(Boolean(part(element, 'privacy')?.querySelector('a')), privacyUrl).to.equal(isLink);
    }
  });

  it('is a few words with intro="short"', async () => {
    const element = await before({ intro: 'short' });
    expect(part(element, 'steps')).to.equal(undefined);
    expect(textOf(element)).to.contain('It takes about two minutes');
  });

  it('has its button in the window while its box reaches below', async () => {
    const element = await before();
    element.style.setProperty('--kyc-frame-height', '3000px');
    element.style.setProperty('--kyc-around', '-3000px');
    element.scrollIntoView(); // whatever stands above it on the tests' page
    const button = part(element, '"button primary"')?.getBoundingClientRect();
    expect(element.getBoundingClientRect().bottom).to.be.above(innerHeight + 500);
    expect(button?.bottom).to.be.below(innerHeight);
    expect(button?.top).to.be.above(part(element, 'needs')?.getBoundingClientRect().bottom ?? Infinity);
  });

  it('is shown before a window, too', async () => {
    const page = { ...pageAnswer().page, kind: 'hosted' };
    const element = await mount(merchantServer({ session: [pageAnswer({ page })] }));
    await vi.waitFor(() => {
      expect(part(element, 'steps')).not.to.equal(undefined);
    });
    expect(textOf(element)).to.contain('A new window opens for this.');
  });
});
