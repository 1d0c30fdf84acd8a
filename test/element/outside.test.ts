import { expect } from '@open-wc/testing';
import {
  SESSION_ID,
  click,
  mount,
  recordEvents,
  textOf,
  trustmaticAnswer,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const page = { status: 'page', page: { url: 'https://id.example/start', kind: 'hosted', step: 'identify' } };
const session = { sessionId: SESSION_ID, statusUrl: `/kyc/session/${SESSION_ID}`, ...page };

describe('a page in place of this one', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Leaves for the provider's page by the element's button, and comes back to this very document. */
  async function thereAndBack(status: object[]) {
    // this page is the test's own: it stays
    const left = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
    const merchant = merchantServer({ session: [session], status });
    const element = await mount(merchant, { display: 'redirect' });
    const { names } = recordEvents(element);
    await click(element, 'Verify my identity');
    await vi.waitFor(() => {
      expect(left.mock.calls).to.have.length(1);
    });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return { element, merchant, names, left };
  }

  it('check 37: restored, asks the server once, and offers the page with no new session', async () => {
    const { element, merchant, names, left } = await thereAndBack([page]);
    await vi.waitFor(() => {
      expect(merchant.requests).to.have.length(2);
    });
    await click(element, 'Verify my identity');
    await vi.waitFor(() => {
      expect(left.mock.calls).to.have.length(2);
    });
    expect(merchant.posts).to.have.length(1);
    expect(merchant.requests).to.have.length(2);
    expect(names.filter((name) => /success|error|cancel/.test(name))).to.deep.equal([]);
  });

  it('check 37: restored after the page was finished, goes on where the server says', async () => {
    const { element, merchant } = await thereAndBack([{ status: 'approved' }]);
    await untilState(element, 'succeeded');
    expect(merchant.posts).to.have.length(1);
    expect(textOf(element)).to.contain('You are verified');
  });
});

// Chromium as it is tested blocks no window.
if ('userAgentData' in navigator)
  it('check 10: a window is no word of a page, whatever stands on Object.prototype', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }), { display: 'popup' });
    Object.defineProperty(Object.prototype, 'kind', { value: 'finished', configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(Object.prototype, 'kind'));
    await click(element, 'Verify my identity');
    await click(element, 'Leave');
    expect(await element.finished).to.include({ reason: 'user' });
  });
