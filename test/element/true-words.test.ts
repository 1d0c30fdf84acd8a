// What the customer is told at an end and in a wait: by group, with a next step, and never two things that
// contradict each other.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { complete } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import type { ViewModel } from '../../src/element/first-screen.js';
import { waitingWords } from '../../src/element/waiting.js';
import { SESSION_ID, letPageSay, mount, pageAnswer, textOf, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const texts = complete(en);

const shadowOf = (element: KycEnrolment) => element.shadowRoot as ShadowRoot;
const told = (element: KycEnrolment, part: string) =>
  shadowOf(element).querySelector(`[part~=${part}]`)?.textContent.replace(/\s+/g, ' ').trim();

/** An attempt that ends by a verdict, or by the token endpoint's refusal. */
async function ended(answer: { verdict: string } | { status: number; code?: string }): Promise<KycEnrolment> {
  const isVerdict = 'verdict' in answer;
  const refusal = isVerdict ? undefined : Response.json({ code: answer.code }, { status: answer.status });
  const element = await mount(
    merchantServer({
      session: [refusal ?? pageAnswer()],
      status: isVerdict ? [{ status: answer.verdict }] : [],
    }),
  );
  if (isVerdict) {
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
  }
  await element.finished;
  await vi.waitFor(() => {
    if (!shadowOf(element).querySelector('[part=message] svg')) throw new Error('the words are on their way');
  });
  return element;
}

describe('a failure', () => {
  for (const [name, answer, title, next] of [
    ['that the identity was refused', { verdict: 'rejected' }, texts.failed, texts.contact],
    ['that the identification failed', { verdict: 'failed' }, texts.failed, texts.errorFailed],
    ['that the session is over', { verdict: 'expired' }, texts.expired, texts.errorExpired],
    ['that a login is missing', { status: 401, code: 'NOT_SIGNED_IN' }, texts.notSignedIn, texts.errorSignIn],
    ['that this account cannot', { status: 409, code: 'NOT_ELIGIBLE' }, texts.unavailable, texts.contact],
    ['that the day is full', { status: 429, code: 'SESSION_LIMIT' }, texts.notNow, texts.errorLimit],
    ['that the page is not set up', { status: 404 }, texts.unavailable, texts.contact],
  ] as const)
    it(`says ${name}, with a title of its own and what to do next`, async () => {
      const element = await ended(answer);
      expect(told(element, 'title')).to.equal(title);
      expect(textOf(element)).to.contain(next);
    });

  it('of the service is told apart from a failed identification', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()], status: [pageAnswer()] }));
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, errorCode: 'INTERNAL_ERROR' });
    await element.finished;
    await vi.waitFor(() => {
      expect(told(element, 'title')).to.equal(texts.notNow);
    });
    expect(textOf(element)).to.contain(texts.errorProvider).and.to.contain(texts.notYours);
    expect(textOf(element)).not.to.contain(texts.errorFailed);
  });

  it('gives a reference to quote where a person is needed, and only there', async () => {
    const refused = await ended({ verdict: 'rejected' });
    expect(told(refused, 'reference')).to.equal(`${texts.reference} ${SESSION_ID.slice(0, 8)}`);
    expect(shadowOf(refused).querySelector('[part=reference] [translate=no]')).not.to.equal(null);
    expect(told(await ended({ verdict: 'expired' }), 'reference')).to.equal(undefined);
  });

  it('has no gap after a full-width colon, which brings its own', async () => {
    const refused = await ended({ verdict: 'rejected' });
    refused.texts = { reference: 'お問い合わせ番号：' };
    await refused.updateComplete;
    expect(told(refused, 'reference')).to.equal(`お問い合わせ番号：${SESSION_ID.slice(0, 8)}`);
  });

  it('can be told in the page’s own words, each group by itself or all in one slot', async () => {
    const element = await ended({ verdict: 'expired' });
    const words = document.createElement('p');
    words.textContent = 'Ring us.';
    for (const slot of ['error-expired', 'error']) {
      words.slot = slot;
      element.append(words);
      expect(words.assignedSlot?.name).to.equal(slot);
    }
    words.slot = 'error-rejected';
    expect(words.assignedSlot).to.equal(null);
  });
});

describe('a review', () => {
  it('has words, a mark and a slot of its own', async () => {
    const [review, approved] = [await ended({ verdict: 'review' }), await ended({ verdict: 'approved' })];
    expect(told(review, 'title')).to.equal('Your documents are being reviewed');
    const markOf = (element: KycEnrolment) => shadowOf(element).querySelector('svg')?.innerHTML;
    expect(markOf(review)).not.to.equal(markOf(approved));
    const words = document.createElement('p');
    review.append(words);
    for (const slot of ['success', 'review']) {
      words.slot = slot;
      expect(words.assignedSlot?.name).to.equal(slot);
    }
  });
});

describe('the wait', () => {
  const waiting = (view: Partial<ViewModel>) => waitingWords(view, texts);

  it('follows the time: at first, after a minute, after two', () => {
    expect(waiting({}).hints).to.deep.equal([texts.verifyingHint]);
    expect(waiting({ waited: 'long' }).hints).to.deep.equal([texts.verifyingLonger]);
    expect(waiting({ waited: 'delayed' }).hints).to.deep.equal([texts.delayed]);
  });

  it('explains the new start that it offers', () => {
    const explained = [texts.delayed, texts.restartHint];
    expect(waiting({ waited: 'delayed', isRestartable: true }).hints).to.deep.equal(explained);
    // after a reload the clock of this page begins anew, the server's does not
    expect(waiting({ isRestartable: true }).hints).to.deep.equal(explained);
  });

  it('says nothing of a check that goes on while the device is offline', () => {
    for (const waited of [undefined, 'long', 'delayed'] as const)
      expect(waiting({ notice: 'OFFLINE', waited })).to.deep.equal({
        title: texts.offlineTitle,
        hints: [texts.offline],
      });
  });

  it('still knows after an interruption that it has been long', () => {
    expect(waiting({ notice: undefined, waited: 'delayed' }).hints).to.deep.equal([texts.delayed]);
  });
});
