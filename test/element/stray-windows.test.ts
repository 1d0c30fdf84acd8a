// A window that is opened when its moment has passed would stay open: nobody closes it. And no press may come
// between what a page reports and what follows from it.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { SESSION_ID, click, frameOf, letPageSay, mount, pageAnswer, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

/** A task of the browser's, as a press is one. */
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });

it('a page’s report counts in the moment that it comes: the next press finds what follows', async () => {
  const merchant = merchantServer({ session: [pageAnswer()], status: [{ status: 'pending' }] });
  const element = await mount(merchant);
  await untilState(element, 'active');
  const stage = frameOf(element).parentElement as HTMLElement;
  const hasGone = new Promise((resolve) => {
    new MutationObserver(resolve).observe(stage, { childList: true });
  });
  letPageSay(element, { hasCompleted: true });
  await hasGone;
  await nextTask();
  expect(element.state).to.equal('verifying');
});

/** Every window of ours has its empty frame in the page. */
const windows = () => document.querySelectorAll('html > span').length;

function find(element: KycEnrolment, name: string): Promise<HTMLButtonElement> {
  return vi.waitFor(() => {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    const found = buttons.find(({ textContent }) => textContent.trim() === name);
    if (!found) throw new Error(`there is no button "${name}"`);
    return found;
  });
}

/** Presses a button in the moment in which the attempt ends. */
async function pressTooLate(element: KycEnrolment, name: string): Promise<void> {
  const button = await find(element, name);
  element.cancel();
  button.click();
  await element.updateComplete;
  expect(windows()).to.equal(0);
}

const hosted = (more: object = {}) => {
  const answer = pageAnswer(more);
  return { ...answer, page: { ...answer.page, kind: 'hosted' } };
};

// Chromium as it is tested blocks no window.
if ('userAgentData' in navigator)
  describe('a press that comes too late opens no window', () => {
    it('on the start button', async () => {
      await pressTooLate(await mount(merchantServer({ session: [hosted()] })), 'Verify my identity');
    });

    it('on the way back to the window', async () => {
      const element = await mount(merchantServer({ session: [hosted()] }));
      await click(element, 'Verify my identity');
      await pressTooLate(element, 'Show the window');
    });

    it.each(['Try again', 'Continue'])('on "%s" after a way back without success', async (name) => {
      const session = [hosted({ returned: 'failed' })];
      await pressTooLate(await mount(merchantServer({ session })), name);
    });

    it('on the way out of the frame, whose part is still loading', async () => {
      const element = await mount(merchantServer({ session: [pageAnswer()] }));
      const button = await find(element, 'Trouble? Open in a new window');
      button.click();
      element.cancel();
      await import('../../src/element/other-ways.js');
      await nextTask();
      expect(windows()).to.equal(0);
    });

    it('nor does "Continue" where our own camera goes on', async () => {
      const session = [pageAnswer({ uploadUrl: `/kyc/session/${SESSION_ID}`, returned: 'failed' })];
      const element = await mount(merchantServer({ session }), { capture: 'own', display: 'popup' });
      await click(element, 'Continue');
      await find(element, 'Use the camera');
      expect(windows()).to.equal(0);
    });
  });
