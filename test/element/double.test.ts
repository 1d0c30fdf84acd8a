// The double of kyc-enrolment/testing beside the real element: the same events in the same order, with the
// same facts, and the same end.

import { expect, fixtureCleanup } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { KycEnrolment } from '../../src/index.js';
import type { Scenario } from '../../src/testing.js';
import { KycEnrolmentDouble } from '../../src/testing/double.js';
import { play } from '../../src/testing/register-double.js';
import { click, create, letPageSay, pageAnswer, trustmaticAnswer, untilState } from '../support/element.js';
import { merchantServer, type MerchantServer } from '../support/merchant.js';

customElements.define('kyc-double', KycEnrolmentDouble);
customElements.define('kyc-empty', class extends LitElement {});

/** Called by the browser, or by the element itself. */
const notForPages = ['formDisabledCallback', 'updateField', 'markState'];

/** Every property's name, its prototypes' too. */
function namesOf(element: object): string[] {
  const names: string[] = [];
  for (let at: unknown = element; at; at = Object.getPrototypeOf(at))
    names.push(...Object.getOwnPropertyNames(at));
  return names;
}

type Enrolment = Pick<KycEnrolment, 'state' | 'outcome' | 'value' | 'finished' | 'sessionId'> & HTMLElement;

const types = ['state', 'ready', 'submit', 'success', 'error', 'cancel'];

/** Words for the developer differ, and ids. */
const facts = (detail: object) => {
  const { message: _, ...rest } = detail as Record<string, unknown>;
  return 'sessionId' in rest ? { ...rest, sessionId: 'its own' } : rest;
};

/** What happens from now on to the end, as a page sees it. */
function record(element: Enrolment) {
  const seen: unknown[] = [];
  for (const type of types)
    element.addEventListener(`kyc-${type}`, (event) => {
      seen.push([event.constructor.name, facts((event as CustomEvent<object>).detail), element.state]);
    });
  return async () => {
    const outcome = await element.finished;
    return { seen, outcome: facts(outcome), value: element.value && 'its own', state: element.state };
  };
}

async function playedByDouble(scenario: Scenario, attributes: Partial<KycEnrolment> = {}) {
  play(scenario, { level: 'HIGH', score: 94, retryable: scenario === 'error:NOT_SIGNED_IN' });
  const element = document.createElement('kyc-double') as KycEnrolmentDouble;
  Object.assign(element, { tokenEndpoint: '/kyc/session', ...attributes });
  const end = record(element);
  document.body.append(element);
  const whole = await end();
  element.remove();
  return whole;
}

async function playedByReal(
  merchant: MerchantServer,
  act: (element: KycEnrolment) => Promise<void>,
  attributes: Partial<KycEnrolment> = {},
) {
  const element = create(merchant, attributes);
  const end = record(element);
  document.body.append(element);
  await act(element);
  const whole = await end();
  element.remove();
  return whole;
}

const finishPage = async (element: KycEnrolment) => {
  await untilState(element, 'active');
  letPageSay(element, { hasCompleted: true });
};
const nothing = async () => undefined;

describe('the double does as the real element does', () => {
  afterEach(() => {
    fixtureCleanup();
  });

  for (const status of ['approved', 'review', 'rejected', 'failed', 'expired'] as const)
    it(`with the verdict "${status}"`, async () => {
      const verdict = { status, level: 'HIGH', score: 94 };
      const real = await playedByReal(
        merchantServer({ session: [pageAnswer()], status: [verdict] }),
        finishPage,
      );
      expect(await playedByDouble(status)).to.deep.equal(real);
    });

  it('without a statusUrl', async () => {
    const real = await playedByReal(merchantServer({ session: [trustmaticAnswer] }), finishPage);
    expect(await playedByDouble('submitted')).to.deep.equal(real);
  });

  it('with a customer who is not signed in', async () => {
    const real = await playedByReal(merchantServer({ session: [401] }), nothing);
    expect(await playedByDouble('error:NOT_SIGNED_IN')).to.deep.equal(real);
  });

  it('with a request that is refused', async () => {
    const real = await playedByReal(merchantServer({ session: [400] }), nothing);
    expect(await playedByDouble('error:TOKEN_REQUEST_FAILED')).to.deep.equal(real);
  });

  it('with an error of the provider’s page', async () => {
    const real = await playedByReal(merchantServer({ session: [pageAnswer()] }), async (element) => {
      await untilState(element, 'active');
      letPageSay(element, { hasError: true, error: 'INTERNAL_ERROR' });
    });
    const names = ({ seen }: { seen: unknown[] }) => seen.map((one) => (one as unknown[])[0]);
    expect(real.outcome).to.include({ code: 'INTERNAL_ERROR' });
    expect(names(await playedByDouble('error:INTERNAL_ERROR'))).to.deep.equal(names(real));
  });

  it('with a consent first, which is given or declined', async () => {
    const consent = { texts: [{ consentType: 'kyc', version: '1', html: '<p>Text</p>', approved: false }] };
    const consentEndpoint = '/kyc/consent';
    for (const [button, scenario] of [
      ['I agree', 'approved'],
      ['I do not agree', 'declined'],
    ] as const) {
      const status = [{ status: 'approved', level: 'HIGH', score: 94 }];
      const real = await playedByReal(
        merchantServer({ session: [pageAnswer()], status, consent }),
        async (element) => {
          await click(element, button);
          if (scenario === 'approved') await finishPage(element);
        },
        { consentEndpoint },
      );
      expect(await playedByDouble(scenario, { consentEndpoint })).to.deep.equal(real);
    }
  });

  it('is neither disabled nor required by an undefined value', () => {
    const double = document.createElement('kyc-double') as KycEnrolmentDouble;
    Object.assign(double, { disabled: undefined, required: undefined });
    expect([double.disabled, double.required]).to.deep.equal([false, false]);
  });

  it('has every property and method that is the real one’s own', () => {
    const ofLit = namesOf(document.createElement('kyc-empty'));
    const own = namesOf(document.createElement('kyc-enrolment')).filter(
      (name) => !name.startsWith('_') && !ofLit.includes(name) && !notForPages.includes(name),
    );
    const double = document.createElement('kyc-double');
    expect(own).to.include.members(['start', 'restart', 'cancel', 'finished', 'tokenEndpoint', 'validity']);
    expect(own.filter((name) => !(name in double))).to.deep.equal([]);
  });
});
