// Webhooks, at least once: the same body again until the merchant's server says 2xx.

import pRetry from 'p-retry';

export interface WebhookSenderOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds before the first retry; doubles each time. */
  readonly retryDelayMs: number;
  readonly signal: AbortSignal;
}

export interface Webhook {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One webhook, as the sandbox's front page and tests see it. */
export interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly attempts: number;
  readonly state: 'sending' | 'delivered' | 'given-up';
}

const RETRIES = 5;

/** Creates a sender; `deliveries` is oldest first. */
export function createWebhookSender({ fetch, retryDelayMs, signal }: WebhookSenderOptions) {
  const deliveries: Delivery[] = [];

  async function send({ url, body, headers }: Webhook): Promise<void> {
    const delivery = { url, body, attempts: 0, state: 'sending' as Delivery['state'] };
    deliveries.push(delivery);
    const attempt = async () => {
      delivery.attempts += 1;
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { ...headers, 'Content-Type': 'application/json' },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The webhook was answered with ${String(response.status)}.`);
    };
    try {
      await pRetry(attempt, { retries: RETRIES, minTimeout: retryDelayMs, signal, unref: true, shouldRetry: () => true });
      delivery.state = 'delivered';
    } catch {
      delivery.state = 'given-up';
    }
  }

  return { deliveries: deliveries as readonly Delivery[], send };
}
