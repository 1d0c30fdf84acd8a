import { expect } from '@open-wc/testing';
import { openWindow } from '../../src/presentation/open-window.js';
import { showInPopup } from '../../src/presentation/popup.js';

/** What a window of ours is known by; the browser's own is in `e2e/tennpay-windows.spec.ts`. */
function show({ nonce }: { readonly nonce: string | undefined } = { nonce: 'mark' }) {
  const popup = {
    closed: false,
    document: document.implementation.createHTMLDocument(),
    close: vi.fn<() => void>(),
    focus: () => undefined,
  };
  const attempt = new AbortController();
  const onLost = vi.fn<() => void>();
  const rumours: string[] = [];
  const { report, focus } = showInPopup({
    popup: {
      kind: 'window',
      window: popup as unknown as Window,
      opener: new EventTarget() as Window,
      nonce,
      close: popup.close,
    },
    url: '/',
    returnOrigins: [location.origin],
    onLost,
    onRumour: ({ kind }) => rumours.push(kind),
    signal: attempt.signal,
  });
  report.catch(() => undefined);
  return { popup, attempt, onLost, rumours, report, focus };
}

// Chromium as it is tested blocks no window. The others open theirs in `e2e/tennpay-windows.spec.ts`.
if ('userAgentData' in navigator)
  it('check 54: a window that opens is never taken for a blocked one', () => {
    const ours = openWindow();
    expect(ours?.window.closed).to.equal(false);
    expect(ours?.window.opener, 'the empty frame, and no noopener').to.equal(ours?.opener);
    ours?.close();
  });

describe('a window that is out of sight', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  for (const afterMs of [0, 2_000, 60_000])
    it(`check 53: is told once and at once after ${afterMs} ms, and is no end`, async () => {
      const { popup, attempt, onLost, report } = show();
      vi.advanceTimersByTime(afterMs);
      expect(onLost.mock.calls).to.have.length(0);
      popup.closed = true;
      vi.advanceTimersByTime(60_000);
      expect(onLost.mock.calls).to.have.length(1);
      const end = new Error('still open');
      attempt.abort(end);
      expect(await report.catch((error: unknown) => error)).to.equal(end);
    });

  it('check 42: leaves no timer to an attempt that ends meanwhile', () => {
    const { attempt, popup } = show();
    attempt.abort(new Error('removed'));
    expect(vi.getTimerCount()).to.equal(0);
    expect(popup.close.mock.calls).to.have.length(1);
  });
});

describe('what a return page says on the channel', () => {
  /** Another tab of the merchant's, or a window whose link to us is cut. */
  const channel = () => new BroadcastChannel('kyc-return');

  it('check 14: is our own window’s by its mark alone, and only that ends the page', async () => {
    const { report, rumours, popup } = show();
    const other = channel();
    const heard = new Promise((resolve) => {
      other.addEventListener('message', ({ data }) => {
        resolve(data);
      });
    });
    other.postMessage({ type: 'kyc-return', result: 'success' });
    other.postMessage({ type: 'kyc-return', result: 'fail', nonce: 'another' });
    await vi.waitFor(() => {
      expect(rumours).to.deep.equal(['returned', 'failed']);
    });
    expect(popup.close.mock.calls).to.have.length(0);
    other.postMessage({ type: 'kyc-return', result: 'success', nonce: 'mark' });
    expect(await report).to.deep.equal({ kind: 'returned', isOwn: true });
    expect(popup.close.mock.calls).to.have.length(1);
    expect(await heard).to.deep.equal({ type: 'kyc-heard', nonce: 'mark' });
    other.close();
  });

  it('is nobody’s own where the browser has kept no mark', async () => {
    const { rumours, attempt } = show({ nonce: undefined });
    const other = channel();
    other.postMessage({ type: 'kyc-return', result: 'success' });
    await vi.waitFor(() => {
      expect(rumours).to.deep.equal(['returned']);
    });
    attempt.abort(new Error('over'));
    other.close();
  });
});
