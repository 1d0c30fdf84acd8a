// The merchant's other way to verify, for customers who cannot show their face: it stands in the slot
// `fallback`, and is within reach at all times.

import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { vi } from 'vitest';
import { view } from '../../src/element/first-screen.js';
import { en } from '../../src/i18n/en/first-texts.js';
import type { KycEnrolment } from '../../src/index.js';
import { create, pageAnswer, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';
import { sceneIn, states } from './matrix/each-state.js';

function offerOtherWay(element: KycEnrolment): HTMLAnchorElement {
  const link = document.createElement('a');
  Object.assign(link, { slot: 'fallback', href: '/branch', textContent: 'Come to a branch' });
  element.append(link);
  return link;
}

/** It is rendered, seen, and no dialog or frame keeps it from being pressed. */
const isWithinReach = (link: HTMLElement) =>
  link.assignedSlot !== null &&
  link.checkVisibility({ visibilityProperty: true }) &&
  !link.closest('[inert]');

const untilWithinReach = (link: HTMLElement, state: string) =>
  vi.waitFor(() => {
    expect(isWithinReach(link), `within reach in "${state}"`).to.equal(true);
  });

afterEach(() => {
  document.body.replaceChildren();
});

const unfinished = states.filter((state) => state !== 'succeeded');

for (const state of unfinished)
  it(`check 98: another way to verify is within reach in the state "${state}"`, async () => {
    const { element, letGo } = await sceneIn(state);
    await untilWithinReach(offerOtherWay(element), state);
    expect(element.state).to.equal(state);
    letGo();
  });

it('check 98: another way to verify is within reach in the dialog, which covers the page', async () => {
  const element = create(merchantServer({ session: [pageAnswer()] }), { display: 'dialog' });
  const link = offerOtherWay(element);
  document.body.append(element);
  await untilState(element, 'active');
  await untilWithinReach(link, 'active');
  expect(link.assignedSlot?.closest('dialog')?.matches(':modal')).to.equal(true);
});

for (const state of unfinished)
  it(`check 98: nor does it wait for a part of the script that does not come, in "${state}"`, () => {
    const box = document.createElement('div');
    const model = { state, texts: en, outcome: null, sessionId: '', level: 2, given: {} };
    const nothing = () => undefined;
    render(view({ ...model, start: nothing, restart: nothing } as Parameters<typeof view>[0]), box);
    expect(box.querySelector('slot[name=fallback]')).to.not.equal(null);
  });
