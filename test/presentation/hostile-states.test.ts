// What others say while no page of ours is in a frame: before it is there, beside a window, after the end.

import { expect } from '@open-wc/testing';
import type { KycEnrolment } from '../../src/index.js';
import {
  SESSION_ID,
  click,
  frameOf,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  recordEvents,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const about = { sessionId: SESSION_ID, hasCompleted: false, hasError: false };
const completed = { ...about, hasCompleted: true };
const words: readonly unknown[] = [
  completed,
  { ...about, hasError: true, error: 'SESSION_UNAUTHORIZED' },
  { type: 'kyc-return', result: 'success' },
  { type: 'kyc-return', result: 'fail', nonce: undefined },
  { type: 'kyc-return', result: 'success', nonce: SESSION_ID },
  null,
];

/** Firefox's constructor refuses a window of another process as `source`; what is read is the same. */
const messageOf = (data: unknown, origin: string, source: unknown) =>
  Object.defineProperty(new MessageEvent('message', { data, origin }), 'source', { value: source });

/** Everybody who can reach a page says everything; none of them is a page of ours. */
async function sayAll(element: KycEnrolment): Promise<void> {
  const other = document.body.appendChild(document.createElement('iframe'));
  const prepared = element.shadowRoot?.querySelector('iframe')?.contentWindow;
  const openers = [...document.querySelectorAll('html > span')].map(
    ({ shadowRoot }) => shadowRoot?.querySelector('iframe')?.contentWindow,
  );
  for (const data of words)
    for (const origin of [provider, location.origin, 'null', 'https://evil.example'])
      for (const source of [null, window, other.contentWindow, prepared, ...openers])
        for (const target of [window, ...openers]) target?.dispatchEvent(messageOf(data, origin, source));
  const channel = new BroadcastChannel('kyc-return');
  for (const data of words) channel.postMessage(data);
  channel.close();
  other.remove();
  await import('../../src/element/rest.js'); // what reads messages is loaded on demand
  await new Promise((resolve) => setTimeout(resolve));
}

const never = new Promise<Response>(() => undefined);
const hosted = { ...pageAnswer(), page: { ...pageAnswer().page, kind: 'hosted' } };

const states: Record<string, () => Promise<KycEnrolment>> = {
  'before the start': () => mount(merchantServer({ session: [404] }), { startMode: 'manual' }),
  'while the session is asked for, beside the empty frame': async () => {
    const element = await mount(merchantServer({ session: [never] }));
    await vi.waitFor(() => frameOf(element));
    return element;
  },
  'while a window is offered': async () => {
    const element = await mount(merchantServer({ session: [hosted], status: [hosted] }));
    await vi.waitFor(() => {
      expect(element.shadowRoot?.querySelector('button')).to.be.ok;
    });
    return element;
  },
  // Chromium as it is tested blocks no window.
  ...('userAgentData' in navigator && {
    'while a window is open': async () => {
      const element = await mount(merchantServer({ session: [hosted], status: [hosted] }));
      await click(element, 'Verify my identity');
      await untilState(element, 'active');
      return element;
    },
  }),
  'in the wait for a verdict': async () => {
    const status = [{ status: 'pending', pollAfterMs: 60_000 }];
    const element = await mount(merchantServer({ session: [pageAnswer()], status }));
    await untilState(element, 'active');
    letPageSay(element, completed);
    await untilState(element, 'verifying');
    return element;
  },
  'after the end': async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }));
    await untilState(element, 'active');
    element.cancel();
    return element;
  },
};

for (const [moment, reach] of Object.entries(states))
  it(`checks 1 to 6: nobody's word changes anything ${moment}`, async () => {
    const element = await reach();
    const { state } = element;
    const { names } = recordEvents(element);
    const windows = document.querySelectorAll('html > span').length;
    await sayAll(element);
    expect(names).to.deep.equal([]);
    expect(element.state).to.equal(state);
    expect(document.querySelectorAll('html > span')).to.have.length(windows);
    element.cancel();
  });

it('check 1: a frame of the page that leads itself to the provider is no page of ours', async () => {
  const element = await mount(merchantServer({ session: [pageAnswer()], status: [pageAnswer()] }));
  await untilState(element, 'active');
  const { names } = recordEvents(element);
  const frame = document.createElement('iframe');
  const heard = new Promise((resolve) => {
    window.addEventListener('message', ({ source, origin }) => {
      if (source === frame.contentWindow && origin === provider) resolve(undefined);
    });
  });
  document.body.append(frame);
  const script = `location.replace(${JSON.stringify(`${provider}/page?say=${JSON.stringify(completed)}`)})`;
  frame.contentDocument?.body.append(
    Object.assign(document.createElement('script'), { textContent: script }),
  );
  await heard;
  await import('../../src/element/rest.js');
  await new Promise((resolve) => setTimeout(resolve));
  expect(names).to.deep.equal([]);
  frame.remove();
  letPageSay(element, completed);
  await untilState(element, 'active');
});
