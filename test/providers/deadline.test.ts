import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withDeadline } from '../../src/providers/deadline.js';

const collectGarbage = () => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};
const aborted = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)));

describe('a deadline', () => {
  it('comes, though garbage is collected before', async () => {
    const end = aborted(withDeadline(new AbortController().signal, 100));
    await new Promise((resolve) => setImmediate(resolve)); // until then the stack may hold it
    collectGarbage();
    expect(await end).toMatchObject({ name: 'TimeoutError' });
  });

  it('is not waited for when the signal aborts', async () => {
    const controller = new AbortController();
    const end = aborted(withDeadline(controller.signal, 60_000));
    controller.abort('closing');
    expect(await end).toBe('closing');
  });
});
