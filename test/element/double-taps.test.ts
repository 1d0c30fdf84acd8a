// A customer in a hurry taps twice, and a phone tells the second tap from no other.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { mount, pageAnswer, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const buttonOf = (element: KycEnrolment, name: string): Promise<HTMLButtonElement> =>
  vi.waitFor(() => {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    const found = buttons.find(({ textContent }) => textContent.trim() === name);
    if (!found) throw new Error(name);
    return found;
  });

/** With a thumb at one place, at a time in milliseconds. */
function tap(button: HTMLButtonElement, at: number): void {
  const how = { pointerType: 'touch', detail: 1, bubbles: true, composed: true, cancelable: true };
  const event = new PointerEvent('click', how);
  Object.defineProperty(event, 'timeStamp', { value: at });
  button.dispatchEvent(event);
}

describe('two taps in a hurry', () => {
  it('press nothing that has come to lie there meanwhile; a later tap does', async () => {
    const text = { consentType: 'biometrics', version: '3', html: '<p>Your face.</p>', approved: false };
    const merchant = merchantServer({ session: [pageAnswer()], consent: { texts: [text] } });
    const element = await mount(merchant, { consentEndpoint: '/kyc/consent' });
    tap(await buttonOf(element, 'I do not agree'), 1000);
    await untilState(element, 'cancelled');
    const again = await buttonOf(element, 'Start again');
    tap(again, 1150);
    expect(element.state).to.equal('cancelled');
    tap(again, 2000);
    await untilState(element, 'consent');
  });

  it('are both taken by the button that is still there', async () => {
    const element = await mount(merchantServer({ session: [409] }), { startMode: 'manual' });
    const start = await buttonOf(element, 'Verify my identity');
    let taken = 0;
    start.addEventListener('click', () => {
      taken += 1;
    });
    start.disabled = false;
    element.disabled = true; // it starts nothing, and stays
    tap(start, 1000);
    tap(start, 1150);
    expect(taken).to.equal(2);
  });
});
