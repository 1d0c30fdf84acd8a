// Our own camera in the element: what it takes from the element's settings, and how it goes with an attempt.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import { createDrawnCamera } from '../support/drawn-camera.js';
import { SESSION_ID, click, mount, pageAnswer } from '../support/element.js';
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

/**
 * As under zone.js up to 0.13, which is that of Angular up to 16: all listeners of a signal are one of the
 * browser's, with the options of the first (seen in 0.11.4 and 0.13.3).
 */
function shareListeners(): void {
  const heard = new WeakMap<AbortSignal, Set<EventListener>>();
  const shared: Partial<AbortSignal> = {
    addEventListener(this: AbortSignal, type: string, listener: EventListener, options?: object) {
      const all = heard.get(this);
      heard.set(this, (all ?? new Set()).add(listener));
      const tellAll = (event: Event) => {
        for (const hear of [...(heard.get(this) ?? [])]) hear.call(this, event);
      };
      if (!all) EventTarget.prototype.addEventListener.call(this, type, tellAll, options);
    },
    removeEventListener(this: AbortSignal, _type: string, listener: EventListener) {
      heard.get(this)?.delete(listener);
    },
  };
  Object.assign(AbortSignal.prototype, shared);
  onTestFinished(() => {
    for (const name of Object.keys(shared)) Reflect.deleteProperty(AbortSignal.prototype, name);
  });
}

it('check 42: the light goes out with the attempt on a page of Angular 16 too', async () => {
  shareListeners();
  const camera = createDrawnCamera((context) => {
    context.fillRect(0, 0, 9, 9);
  });
  const { getUserMedia } = camera.mediaDevices;
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(getUserMedia);
  onTestFinished(() => {
    asked.mockRestore();
  });
  const session = [pageAnswer({ uploadUrl: `/kyc/session/${SESSION_ID}` })];
  const element = await mount(merchantServer({ session }), { capture: 'own' });
  await click(element, 'Use the camera');
  await vi.waitFor(() => {
    expect(camera.liveTracks()).to.equal(1);
  });
  element.cancel();
  expect(camera.liveTracks()).to.equal(0);
});
