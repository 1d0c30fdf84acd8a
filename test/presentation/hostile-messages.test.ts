import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  SESSION_ID,
  frameOf,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  recordEvents,
  trustmaticAnswer,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const word = fc.constantFrom(
  SESSION_ID,
  'INTERNAL_ERROR',
  'SESSION_UNAUTHORIZED',
  'true',
  '',
  'kyc-return',
  'success',
);
const field = fc.oneof(fc.boolean(), word, fc.constant(null), fc.integer(), fc.anything());
const key = fc.constantFrom(
  'sessionId',
  'hasCompleted',
  'hasError',
  'error',
  'type',
  'result',
  '__proto__',
  'constructor',
);
const shaped = fc.record(
  { sessionId: word, hasCompleted: field, hasError: field, error: field },
  { requiredKeys: [] },
);
const data = fc.oneof(
  shaped,
  fc.dictionary(key, field),
  fc.anything({ withMap: true, withSet: true, withTypedArray: true }),
);

const trueMessage = { sessionId: SESSION_ID, hasCompleted: true, hasError: false };

/**
 * Firefox's constructor refuses a window of another process as `source` (ESR 153); what the element reads is
 * the same.
 */
const messageOf = ({ source, ...init }: { data: unknown; origin: string; source: Window | null }) =>
  Object.defineProperty(new MessageEvent('message', init), 'source', { value: source });

/** What reads messages is loaded on demand: those that have come by now have been read. */
async function untilRead(): Promise<void> {
  await import('../../src/element/rest.js');
  const later = new Promise((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  window.postMessage('later', '*');
  await later;
}

describe('hostile messages', () => {
  it('checks 1 to 13: 10,000 of any kind change nothing, and the true one still counts', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    const { names } = recordEvents(element);
    const errors: unknown[] = [];
    const onError = (event: ErrorEvent) => errors.push(event.error);
    window.addEventListener('error', onError);
    const other = document.createElement('iframe');
    document.body.append(other);
    const windows = {
      none: null,
      merchant: window,
      other: other.contentWindow,
      page: frameOf(element).contentWindow,
    };
    const { hostname, port } = new URL(provider);

    const origin = fc.constantFrom(
      `${provider}.evil.example`,
      `http://evil-${hostname}:${port}`,
      `https://${hostname}:${port}`,
      `http://${hostname}`,
      'null',
      '',
      `${provider}/`,
      provider.toUpperCase(),
      location.origin,
    );
    const wrongSender = fc.record({
      data: fc.oneof(data, fc.constant(trueMessage)),
      origin: fc.oneof(origin, fc.constant(provider)),
      source: fc.constantFrom('none' as const, 'merchant' as const, 'other' as const),
    });
    const wrongOrigin = fc.record({
      data: fc.oneof(data, fc.constant(trueMessage)),
      origin,
      source: fc.constant('page' as const),
    });
    const wrongContent = fc.record({
      data: data.filter((value) => !isOurs(value)),
      origin: fc.constant(provider),
      source: fc.constant('page' as const),
    });

    let fired = 0;
    fc.assert(
      fc.property(fc.oneof(wrongSender, wrongOrigin, wrongContent), ({ source, ...message }) => {
        fired++;
        window.dispatchEvent(messageOf({ ...message, source: windows[source] }));
        return names.length === 0 && errors.length === 0 && element.state === 'active';
      }),
      { numRuns: 10_000 },
    );
    expect(fired).to.be.at.least(10_000);
    await untilRead();
    expect(names).to.deep.equal([]);
    window.removeEventListener('error', onError);
    other.remove();

    letPageSay(element, { hasCompleted: true });
    expect(await element.finished).to.include({ outcome: 'submitted' });
    expect(names).to.deep.equal(['kyc-state:succeeded', 'kyc-success']);
  });

  /** What the page may really say: about this session, well typed, and an end. */
  function isOurs(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'sessionId')) return false;
    const { sessionId, hasCompleted, hasError, error } = value as Record<string, unknown>;
    const flags = [hasCompleted ?? false, hasError ?? false];
    return (
      sessionId === SESSION_ID &&
      flags.every((flag) => typeof flag === 'boolean') &&
      flags.includes(true) &&
      typeof (error ?? '') === 'string'
    );
  }

  it('check 10: what a polluted prototype says is not what the page said', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    prototype['hasCompleted'] = true;
    prototype['sessionId'] = SESSION_ID;
    try {
      for (const data of [{}, { sessionId: SESSION_ID }, { hasCompleted: true }])
        window.dispatchEvent(messageOf({ data, origin: provider, source: frameOf(element).contentWindow }));
      await untilRead();
    } finally {
      delete prototype['hasCompleted'];
      delete prototype['sessionId'];
    }
    expect(element.state).to.equal('active');
  });

  it('check 4: a message about an older attempt changes nothing', async () => {
    const second = pageAnswer({ sessionId: 'a-new-session' });
    const element = await mount(merchantServer({ session: [pageAnswer(), second] }));
    await untilState(element, 'active');
    element.restart();
    await untilState(element, 'loading');
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    letPageSay(element, { sessionId: 'a-new-session', hasError: true, error: 'INTERNAL_ERROR' });
    await untilState(element, 'failed');
  });

  it('check 12: each of two elements hears only its own frame', async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(() => mount(merchantServer({ session: [trustmaticAnswer] }))),
    );
    if (!first || !second) throw new Error();
    await Promise.all([untilState(first, 'active'), untilState(second, 'active')]);
    letPageSay(second, { hasCompleted: true });
    await second.finished;
    expect(first.state).to.equal('active');
    second.remove();
    letPageSay(first, { hasCompleted: true });
    expect(await first.finished).to.include({ outcome: 'submitted' });
  });

  it('a flood of 100,000 hostile messages and one true one is one event', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    const { names } = recordEvents(element);
    for (let index = 0; index < 100_000; index++)
      window.dispatchEvent(messageOf({ data: trueMessage, origin: provider, source: window }));
    letPageSay(element, { hasCompleted: true });
    await element.finished;
    expect(names.filter((name) => name === 'kyc-success')).to.have.length(1);
  });
});
