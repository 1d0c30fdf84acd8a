// Somebody who listens to an element and cannot see it.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import { create } from './element.js';
import { hear } from './live-regions.js';

export interface Listener {
  readonly element: KycEnrolment;
  /** What has been said so far. */
  readonly said: readonly string[];
  /** Waits until exactly this has been said so far. */
  readonly expectSaid: (...sentences: string[]) => Promise<void>;
}

/** An element at this merchant's that is listened to from its first moment on. */
export async function listen(
  merchant: Parameters<typeof create>[0],
  attributes: Partial<KycEnrolment> = {},
): Promise<Listener> {
  const element = create(merchant, attributes);
  document.body.append(element);
  await element.updateComplete;
  const { said } = hear(element.shadowRoot as ShadowRoot);
  const expectSaid = async (...sentences: string[]) => {
    await vi.waitFor(() => {
      expect(said).to.deep.equal(sentences);
    });
  };
  return { element, said, expectSaid };
}

interface Later {
  readonly answer: Promise<Response>;
  readonly give: (answer: object) => void;
}

/** An answer that comes when the test says so. */
export function later(): Later {
  let give: Later['give'] = () => undefined;
  const answer = new Promise<Response>((resolve) => {
    give = (object) => {
      resolve(Response.json(object));
    };
  });
  return { answer, give };
}

/** Its server answers with a session only when the wait for it has been said. */
export async function listenFromTheWait(
  { fetch }: { readonly fetch: typeof globalThis.fetch },
  attributes: Partial<KycEnrolment> = {},
): Promise<Listener> {
  const waited = later();
  const listener = await listen(
    {
      fetch: async (input, init = {}) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
        if (pathname === '/kyc/session') await waited.answer;
        return fetch(input, init);
      },
    },
    attributes,
  );
  await listener.expectSaid('Preparing your verification…');
  waited.give({});
  return listener;
}
