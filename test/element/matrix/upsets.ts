// What may happen to the elements of a page at any time. Each is over when it resolves: the network is back,
// the tab is seen, the device is awake.

import { vi } from 'vitest';
import type { KycEnrolment } from '../../../src/index.js';
import { create, letPageSay } from '../../support/element.js';
import type { Scene } from './each-state.js';
import type { FastClock } from './fast-clock.js';

export interface Upset {
  /** Whether a new session may be opened for it: each is paid for. */
  mayOpenOne?(state: KycEnrolment['state']): boolean;
  happen(scenes: readonly Scene[], clock: FastClock): Promise<void> | void;
}

const DAY = 24 * 3_600_000;

const frames = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const next = (left: number) => {
      if (left === 0) resolve();
      else
        requestAnimationFrame(() => {
          next(left - 1);
        });
    };
    next(count);
  });

/** A property of the browser that is otherwise for a while. */
async function during(
  [target, name, value]: [target: object, name: string, value: unknown],
  act: () => Promise<void> | void,
): Promise<void> {
  Object.defineProperty(target, name, { configurable: true, get: () => value });
  await act();
  Reflect.deleteProperty(target, name);
}

const hidden = (act: () => Promise<void> | void) =>
  during([document, 'hidden', true], async () => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await act();
  }).then(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

const clockIsWrong =
  (byMs: number): Upset['happen'] =>
  async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
    await frames(2);
  };

/** To the page in the frame if there is one, otherwise from a window that nobody waits for. */
function say({ element, merchant: { sessionId } }: Scene, message: object): void {
  if (element.shadowRoot?.querySelector('iframe')) letPageSay(element, { sessionId, ...message });
  else window.postMessage({ sessionId, hasCompleted: false, hasError: false, ...message }, location.origin);
}

function sayOnChannel(result: string): void {
  const channel = new BroadcastChannel('kyc-return');
  channel.postMessage({ type: 'kyc-return', result });
  channel.close();
}

export const upsets: Readonly<Record<string, Upset>> = {
  'a removal, and the way back': {
    happen: async (scenes) => {
      for (const { element } of scenes) element.remove();
      await frames(2);
      for (const { element } of scenes) document.body.append(element);
    },
  },
  'a move': {
    happen: (scenes) => {
      for (const { element } of scenes)
        document.body.appendChild(document.createElement('div')).append(element);
    },
  },
  'a hidden tab': { happen: () => hidden(() => frames(3)) },
  'the back/forward cache': {
    happen: async () => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await hidden(() => frames(1));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
  },
  'no network': {
    happen: (scenes) =>
      during([navigator, 'onLine', false], async () => {
        for (const { merchant } of scenes) merchant.isReachable = false;
        window.dispatchEvent(new Event('offline'));
        await frames(6);
        for (const { merchant } of scenes) merchant.isReachable = true;
      }).then(() => void window.dispatchEvent(new Event('online'))),
  },
  'a clock that is a day ahead': { happen: clockIsWrong(DAY) },
  'a clock that is a day behind': { happen: clockIsWrong(-DAY) },
  'a sleep of two hours': {
    mayOpenOne: () => true, // the page's token has lapsed meanwhile
    happen: async (scenes, clock) => {
      for (const { merchant, letGo } of scenes) {
        merchant.loseAnswers(); // browsers give up what is on its way before the device sleeps
        letGo();
      }
      await frames(1);
      clock.sleep(DAY / 12);
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    },
  },
  'a message about an older session': {
    happen: (scenes) => {
      for (const scene of scenes) say(scene, { sessionId: crypto.randomUUID(), hasCompleted: true });
    },
  },
  'a message twice': {
    happen: (scenes) => {
      for (const scene of scenes) {
        if (scene.element.state === 'active') scene.merchant.finish();
        for (const _ of [1, 2]) say(scene, { hasCompleted: true });
      }
    },
  },
  'messages that contradict each other': {
    happen: (scenes) => {
      for (const scene of scenes) {
        if (scene.element.state === 'active') scene.merchant.finish();
        say(scene, { hasCompleted: true });
        say(scene, { hasError: true, error: 'INTERNAL_ERROR' });
      }
      for (const result of ['success', 'fail']) sayOnChannel(result);
    },
  },
  'a second element': {
    mayOpenOne: (state) => state === 'failed', // the second begins anew, as the customer would
    happen: async (scenes) => {
      for (const { merchant } of scenes) document.body.append(create(merchant));
      await frames(2);
    },
  },
  'a restart': {
    mayOpenOne: () => true,
    happen: (scenes) => {
      for (const { element } of scenes) element.restart();
    },
  },
};
