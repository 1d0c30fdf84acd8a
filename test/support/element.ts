// What component tests need from a live element.

import { fixture, html } from '@open-wc/testing';
import { inject, vi } from 'vitest';
import { KycEnrolment } from '../../src/index.js';
import '../../src/define.js';
import type { MerchantServer } from './merchant.js';

export const provider = inject('provider');

export const SESSION_ID = '0b8f7a52-6a0e-4a3e-9a55-3d7e6f1f3c11';
export const TOKEN = 'eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl';

/** The token endpoint's neutral answer, with a page of the provider's. */
export const pageAnswer = (extra: object = {}, path = `/page?token=${TOKEN}`) => ({
  sessionId: SESSION_ID,
  statusUrl: `/kyc/session/${SESSION_ID}`,
  status: 'page',
  page: { url: provider + path, kind: 'web-enrolment' },
  ...extra,
});

export const trustmaticAnswer = {
  accessToken: TOKEN,
  sessionId: SESSION_ID,
  webEnrolmentUrl: `${provider}/page?token=${TOKEN}`,
};

/** Records every event of the element in order, as `name` or `name:word`. */
export function recordEvents(element: KycEnrolment): {
  names: string[];
  events: CustomEvent<Record<string, unknown>>[];
} {
  const names: string[] = [];
  const events: CustomEvent<Record<string, unknown>>[] = [];
  for (const type of ['state', 'ready', 'submit', 'success', 'error', 'cancel', 'notice']) {
    const record: EventListener = (event) => {
      if (!(event instanceof CustomEvent)) return;
      names.push(type === 'state' ? `kyc-state:${element.state}` : `kyc-${type}`);
      events.push(event);
    };
    element.addEventListener(`kyc-${type}`, record);
  }
  return { names, events };
}

export async function mount(
  merchant: MerchantServer,
  attributes: Partial<KycEnrolment> = {},
): Promise<KycEnrolment> {
  const element = create(merchant, attributes);
  const box = await fixture<HTMLDivElement>(html`<div></div>`);
  box.append(element);
  await element.updateComplete;
  return element;
}

export function create(
  merchant: Pick<MerchantServer, 'fetch'>,
  attributes: Partial<KycEnrolment> = {},
): KycEnrolment {
  const element = document.createElement('kyc-enrolment');
  return Object.assign(element, {
    tokenEndpoint: '/kyc/session',
    lang: 'en',
    fetch: merchant.fetch,
    ...attributes,
  });
}

export function frameOf(element: KycEnrolment): HTMLIFrameElement {
  const frame = element.shadowRoot?.querySelector('iframe');
  if (!frame) throw new Error('there is no frame');
  return frame;
}

/** Makes the framed page post a message, as the provider's page would. */
export function letPageSay(element: KycEnrolment, message: object): void {
  frameOf(element).contentWindow?.postMessage(
    { say: { sessionId: SESSION_ID, hasCompleted: false, hasError: false, ...message } },
    '*',
  );
}

export function untilState(element: KycEnrolment, state: KycEnrolment['state']): Promise<void> {
  if (element.state === state) return Promise.resolve();
  return new Promise((resolve) => {
    const check = () => {
      if (element.state !== state) return;
      element.removeEventListener('kyc-state', check);
      resolve();
    };
    element.addEventListener('kyc-state', check);
  });
}

/** A device that is connected again asks at once, and not when its turn comes. */
export const askNow = () => window.dispatchEvent(new Event('online'));

/** Waits for what the element does, and cuts its own waits short. */
export function hurried<T>(done: Promise<T>): Promise<T> {
  const timer = setInterval(askNow, 20);
  return done.finally(() => {
    clearInterval(timer);
  });
}

export const textOf = (element: KycEnrolment): string =>
  element.shadowRoot?.querySelector('[part=base]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Clicks a button as soon as it is there: every screen but the first one loads on demand. */
export async function click(element: KycEnrolment, name: string, { times = 1 } = {}): Promise<void> {
  const button = await vi.waitFor(() => {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    const words = buttons.map((one) => [one.textContent.trim(), one.getAttribute('aria-label')]);
    const found = buttons[words.findIndex((of) => of.includes(name))];
    if (!found) throw new Error(`there is no button "${name}" among ${JSON.stringify(words)}`);
    return found;
  });
  for (let time = 0; time < times; time += 1) button.click();
}
