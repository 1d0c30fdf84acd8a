import { createWebhookSender } from '../../src/sandbox/webhook.js';
import { heldBytes } from '../support/heap.js';

it('a webhook that is not answered is sent again, though garbage is collected before', async () => {
  let asked = 0;
  const sender = createWebhookSender({
    // the first is never answered
    fetch: (_, init) =>
      asked++ > 0
        ? Promise.resolve(new Response())
        : new Promise((_resolve, reject) =>
            init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
          ),
    retryDelayMs: 0,
    timeoutMs: 300,
    signal: new AbortController().signal,
  });
  const sent = sender.send({ url: 'http://localhost:3000/hook', body: '{}', headers: {} });
  await heldBytes(); // collects
  await sent;
  expect(sender.deliveries).toMatchObject([{ attempts: 2, state: 'delivered' }]);
});
