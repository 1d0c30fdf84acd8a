// Our own camera in the element: what it takes from the element's settings.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import { SESSION_ID, mount, pageAnswer } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

it('the headings of our own camera have the level that heading-level sets', async () => {
  const session = [pageAnswer({ uploadUrl: `/kyc/session/${SESSION_ID}` })];
  const element = await mount(merchantServer({ session }), { capture: 'own', headingLevel: 4 });
  const heading = await vi.waitFor(() => {
    const found = element.shadowRoot?.querySelector('[part=capture] h2');
    if (!found) throw new Error('not there yet');
    return found;
  });
  expect(heading.ariaLevel).to.equal('4');
});

it('in a dialog a step of our own camera takes the focus to its own heading', async () => {
  const session = [pageAnswer({ uploadUrl: `/kyc/session/${SESSION_ID}` })];
  const element = await mount(merchantServer({ session }), { capture: 'own', display: 'dialog' });
  const root = element.shadowRoot;
  const files = await vi.waitFor(() => {
    const found = root?.querySelector<HTMLElement>('[part=capture] button:not([part~=primary])');
    if (!found) throw new Error('not there yet');
    return found;
  });
  files.focus();
  files.click();
  await vi.waitFor(() => {
    expect(root?.activeElement?.closest('[part=capture]')).to.be.ok;
    expect(root?.activeElement?.localName).to.equal('h2');
  });
});
