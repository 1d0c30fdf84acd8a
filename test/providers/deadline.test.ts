import { startDeadline, withDeadline } from '../../src/providers/deadline.js';

const reasonOf = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)));

describe('a deadline', () => {
  it('comes, and says that it was the time', async () => {
    const ended = withDeadline({ signal: new AbortController().signal, ms: 10 }, reasonOf);
    expect(await ended).toMatchObject({ name: 'TimeoutError' });
  });

  it('is not waited for when the signal aborts', async () => {
    const controller = new AbortController();
    const ended = withDeadline({ signal: controller.signal, ms: 60_000 }, reasonOf);
    controller.abort('closing');
    expect(await ended).toBe('closing');
  });

  it('has come when the signal was aborted before', async () => {
    const aborted = AbortSignal.abort('closed');
    expect(await withDeadline({ signal: aborted, ms: 60_000 }, async ({ reason }) => reason)).toBe('closed');
  });

  it('leaves no timer behind when the work is done, well or not, and one listener for all', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    await withDeadline({ signal, ms: 65_000 }, async () => 'done');
    await withDeadline({ signal, ms: 65_000 }, async () => Promise.reject(new Error('no'))).catch(() => 'no');
    startDeadline(65_000).clear();
    expect(vi.getTimerCount()).toBe(0);
    expect(added).toHaveBeenCalledTimes(1);
  });
});
