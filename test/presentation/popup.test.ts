import { expect } from '@open-wc/testing';
import { showInPopup } from '../../src/presentation/popup.js';

describe('a window that is closed', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A window that was there for a while, and is gone. */
  function closed() {
    const popup = {
      closed: false,
      document: document.implementation.createHTMLDocument(),
      close: () => undefined,
      focus: () => undefined,
    };
    const attempt = new AbortController();
    const { report } = showInPopup({
      popup: popup as unknown as Window,
      url: '/',
      returnOrigins: [location.origin],
      signal: attempt.signal,
    });
    let said: string | undefined;
    void report.then(
      ({ kind }) => {
        said = kind;
      },
      () => undefined,
    );
    vi.advanceTimersByTime(10_000);
    popup.closed = true;
    return { attempt, report, said: () => said };
  }

  it('check 53: is believed after a while, in which its return page may still speak', async () => {
    const channel = new BroadcastChannel('kyc-return');
    const { report, said } = closed();
    vi.advanceTimersByTime(1_000);
    await Promise.resolve();
    expect(said()).to.equal(undefined);
    channel.postMessage({ type: 'kyc-return', result: 'success' });
    expect(await report).to.deep.equal({ kind: 'returned', isOwn: false });
    channel.close();
  });

  it('check 53: is believed when nothing more comes', async () => {
    const { report } = closed();
    vi.advanceTimersByTime(3_000);
    expect(await report).to.deep.equal({ kind: 'closed', reason: 'closed' });
  });

  it('check 42: leaves no timer to an attempt that ends meanwhile', () => {
    const { attempt } = closed();
    vi.advanceTimersByTime(1_000);
    attempt.abort(new Error('removed'));
    expect(vi.getTimerCount()).to.equal(0);
  });
});
