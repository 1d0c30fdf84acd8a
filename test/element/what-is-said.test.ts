// What a customer hears who cannot see the screen, from the start of each flow to its end. `→` is a heading
// or a question that they are led to; all else is said by a live region. Each list is to be read aloud: it is
// all that they have.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { click, frameOf, letPageSay, pageAnswer, untilState } from '../support/element.js';
import { later, listen, listenFromTheWait, type Listener } from '../support/listener.js';
import { merchantServer } from '../support/merchant.js';

const rootOf = (element: KycEnrolment) => element.shadowRoot as ShadowRoot;
const waiting = { status: 'pending', pollAfterMs: 60_000 };
const hosted = (step?: string) =>
  pageAnswer({ page: { ...pageAnswer().page, kind: 'hosted', ...(step && { step }) } });

const preparing = 'Preparing your verification…';
const ready = 'You can begin the verification.';
const checking = 'Checking your details…';
const ledToWait = `→ ${checking} This usually takes less than a minute. You can leave this page open.`;
const ledToEnd = '→ You are verified Thank you. There is nothing else to do.';

/** A page in the frame, which has been told of. */
async function withPage(status: object[], attributes: Partial<KycEnrolment> = {}): Promise<Listener> {
  const page = later();
  const flow = await listen(merchantServer({ session: [page.answer, pageAnswer()], status }), attributes);
  if (attributes.startMode === 'manual') await click(flow.element, 'Verify my identity');
  await flow.expectSaid(preparing, ...(attributes.display === 'dialog' ? ['→ Identity verification'] : []));
  page.give(pageAnswer());
  await untilState(flow.element, 'active');
  return flow;
}

afterEach(() => {
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
});

describe('what is said, in its order', () => {
  it('in line, to who is elsewhere on the page', async () => {
    const { element, expectSaid } = await withPage([
      { status: 'pending', pollAfterMs: 500 },
      { status: 'review' },
    ]);
    await expectSaid(preparing, ready);
    letPageSay(element, { hasCompleted: true });
    await expectSaid(preparing, ready, checking, 'Your documents are being reviewed');
  });

  it('in line, to who is in the page that ends', async () => {
    const { element, expectSaid } = await withPage([{ status: 'approved' }]);
    await expectSaid(preparing, ready);
    frameOf(element).focus();
    letPageSay(element, { hasCompleted: true });
    await expectSaid(preparing, ready, ledToWait, ledToEnd);
  });

  it('in a dialog, with a question on the way', async () => {
    const flow = await withPage([{ status: 'approved' }], { display: 'dialog', startMode: 'manual' });
    const { element, expectSaid } = flow;
    const beginning = [preparing, '→ Identity verification', ready];
    await expectSaid(...beginning);
    await click(element, 'Close');
    const question = '→ Leave the verification? What you have entered so far may be lost. Stay';
    await expectSaid(...beginning, question);
    await click(element, 'Stay');
    await expectSaid(...beginning, question, '→ Identity verification');
    letPageSay(element, { hasCompleted: true });
    const end = [ledToWait, ledToEnd];
    await expectSaid(...beginning, question, '→ Identity verification', ...end);
  });

  it('before a redirect, after it, and after one that did not work', async () => {
    await import('../../src/element/other-ways.js'); // while it loads, more is said
    const redirected = { display: 'redirect' } as const;
    const before = await listenFromTheWait(merchantServer({ session: [hosted('identify')] }), redirected);
    await before.expectSaid(
      preparing,
      'Identity verification For this you leave this page. You come back here afterwards.',
    );
    before.element.remove();
    const session = [pageAnswer({ ...waiting, pollAfterMs: 500, page: undefined })];
    const after = await listenFromTheWait(
      merchantServer({ session, status: [{ status: 'approved' }] }),
      redirected,
    );
    await after.expectSaid(preparing, checking, 'You are verified');
    after.element.remove();
    const failed = await listenFromTheWait(
      merchantServer({ session: [{ ...hosted('identify'), returned: 'failed' }] }),
    );
    await failed.expectSaid(preparing, 'That did not work You can try again, or go on where you were.');
  });

  it('with a consent, which has changed once', async () => {
    const text = later();
    const consent = { consentType: 'kyc', html: '<p>Text.</p>', approved: false };
    const flow = await listen(
      merchantServer({
        session: [pageAnswer()],
        consent: { texts: [text.answer, { ...consent, version: '2' }], receipts: [409, 204] },
      }),
      { consentEndpoint: '/kyc/consent' },
    );
    await vi.waitFor(() => {
      expect(rootOf(flow.element).querySelector('[part=consent]')?.textContent).to.contain(preparing);
    });
    text.give({ ...consent, version: '1' });
    const hint = 'Please read this text and decide. The verification begins only if you agree.';
    await flow.expectSaid(hint);
    await click(flow.element, 'I agree');
    const changed = 'The text has changed in the meantime. Please read it again and decide.';
    await flow.expectSaid(hint, 'Saving your decision…', changed);
    await click(flow.element, 'I agree');
    const saving = 'Saving your decision…';
    await flow.expectSaid(hint, saving, changed, saving, preparing, ready);
  });

  it('at the end of an attempt that is given up, and when another begins', async () => {
    const { element, expectSaid } = await withPage([waiting]);
    await expectSaid(preparing, ready);
    element.cancel();
    await expectSaid(preparing, ready, 'The verification was canceled');
    await click(element, 'Start again');
    await expectSaid(preparing, ready, 'The verification was canceled', preparing, ready);
  });

  for (const [status, ...end] of [
    [
      'rejected',
      'The verification was not successful We could not verify your identity with these details. ' +
        'Please contact the operator of this website.',
    ],
    [
      'expired',
      'Your session has ended For your security it stays open for a limited time. Please start again.',
    ],
    ['failed', 'The verification was not successful Your identification could not be completed.'],
  ] as const)
    it(`at an end as ${status}`, async () => {
      const { element, expectSaid } = await withPage([{ status }]);
      await expectSaid(preparing, ready);
      letPageSay(element, { hasCompleted: true });
      await expectSaid(preparing, ready, checking, ...end);
    });
});
