// What must hold of every attempt, whatever happens to it. A witness listens from the first moment, and says
// each rule that was broken as a sentence.

import type { KycEnrolment } from '../../../src/index.js';
import type { TruthfulMerchant } from './truthful-merchant.js';

export interface Witness {
  /** The terminal events, in order. */
  readonly ends: readonly string[];
  /** Every broken rule so far. */
  broken(): readonly string[];
  /** The page, or the customer, ends the next attempt by hand. */
  expectHand(): void;
}

const running = ['consent', 'starting', 'loading', 'active', 'verifying'];

export function witnessOf(element: KycEnrolment, merchant: TruthfulMerchant): Witness {
  const ends: string[] = [];
  const broken: string[] = [];
  let isOver = false;
  let isByHand = false;

  element.addEventListener('kyc-state', ({ detail: { state } }) => {
    if (running.includes(state)) isOver = false;
    const frames = element.shadowRoot?.querySelectorAll('iframe').length ?? 0;
    if (frames > 1) broken.push(`${frames} frames in "${state}"`);
  });
  const end = (what: string, isSaid: boolean) => {
    if (isOver) broken.push(`${what} is a second end, after ${ends.join(', ')}`);
    if (!isSaid) broken.push(`${what} was said by nobody: the server said ${[...merchant.told].join(', ')}`);
    isOver = true;
    ends.push(what);
  };
  element.addEventListener('kyc-success', ({ detail }) => {
    end(detail.outcome, merchant.told.has(detail.outcome));
  });
  element.addEventListener('kyc-error', ({ detail }) => {
    end(detail.code, detail.code === 'VERIFICATION_FAILED' && merchant.told.has('failed'));
  });
  element.addEventListener('kyc-cancel', ({ detail }) => {
    end(`cancelled by ${detail.reason}`, isByHand);
    isByHand = false;
  });

  return {
    ends,
    broken: () => {
      const frames = element.shadowRoot?.querySelectorAll('iframe').length ?? 0;
      return isOver && frames > 0 ? [...broken, `${frames} frames after the end`] : broken;
    },
    expectHand: () => {
      isByHand = true;
    },
  };
}
