// A page that acts on what it is told in the middle of an attempt: it gives it up, or begins another.
// Nothing of the old attempt may be left in the new one, or be said of the end.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import { create, click, pageAnswer, provider, textOf, untilState } from '../support/element.js';
import { openFrames } from '../support/framed-windows.js';
import { handingMerchant, onPhone } from '../support/handing-merchant.js';
import { listen } from '../support/listener.js';
import { merchantServer } from '../support/merchant.js';

afterEach(() => {
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
  vi.restoreAllMocks();
});

const hosted = pageAnswer({ page: { url: `${provider}/page`, kind: 'hosted' } });

it('restart() when the window is lost: nothing is shown or said of it any more', async () => {
  const closeWindows = openFrames();
  const never = new Promise<Response>(() => undefined);
  const merchant = merchantServer({ session: [hosted, never], status: [hosted] });
  const { element, said } = await listen(merchant, { display: 'popup' });
  element.addEventListener('kyc-notice', () => {
    element.restart();
  });
  await click(element, 'Verify my identity');
  await untilState(element, 'active');
  closeWindows();
  await untilState(element, 'starting');
  await vi.waitFor(() => {
    expect(said.at(-1)).to.equal('Preparing your verification…');
  });
  expect(textOf(element)).not.to.contain('We cannot see the window');
  expect(said.filter((words) => words.includes('We cannot see the window'))).to.deep.equal([]);
});

it('restart() when the customer goes on on a phone: the new page is shown here', async () => {
  const merchant = handingMerchant();
  merchant.elsewhere = onPhone;
  const element = create(merchant);
  element.addEventListener('kyc-notice', () => {
    merchant.elsewhere = undefined;
    element.restart();
  });
  document.body.append(element);
  await untilState(element, 'active');
  await element.updateComplete;
  expect(merchant.sessions).to.equal(2);
  expect(element.shadowRoot?.querySelector('iframe')?.checkVisibility()).to.equal(true);
  expect(textOf(element)).not.to.contain('You are continuing on your phone');
});

it('restart() while a page loads: the dialog of the new attempt can be left', async () => {
  const never = new Promise<Response>(() => undefined);
  const element = create(merchantServer({ session: [pageAnswer(), never] }), { display: 'dialog' });
  let wasLoading = false;
  element.addEventListener('kyc-state', ({ detail: { state } }) => {
    if (state === 'loading' && !wasLoading) element.restart();
    wasLoading ||= state === 'loading';
  });
  document.body.append(element);
  await vi.waitFor(() => {
    expect(wasLoading && element.state === 'starting').to.equal(true);
  });
  await click(element, 'Close');
  await click(element, 'Leave');
  await untilState(element, 'cancelled');
  expect(element.outcome).to.include({ reason: 'user' });
});

for (const end of ['cancel', 'restart'] as const)
  it(`${end}() when the page is about to be left: it is not left`, async () => {
    // this page is the test's own: it stays
    const left = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
    const never = new Promise<Response>(() => undefined);
    const element = create(merchantServer({ session: [hosted, never] }), { display: 'redirect' });
    const told = new Promise<void>((resolve) => {
      element.addEventListener('kyc-before-redirect', () => {
        element[end]();
        resolve();
      });
    });
    document.body.append(element);
    await click(element, 'Verify my identity');
    await told;
    await element.updateComplete;
    expect(left.mock.calls).to.have.length(0);
    expect(element.state).to.equal(end === 'cancel' ? 'cancelled' : 'starting');
  });
