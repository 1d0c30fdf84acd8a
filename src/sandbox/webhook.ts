// Sends webhooks at least once: the same body is sent again until the merchant's server answers 2xx.

import pRetry from 'p-retry';

export interface WebhookSenderOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds before the first retry. Doubled each time. */
  readonly retryDelayMs: number;
  /** Milliseconds that the merchant's server may take to answer, 10 000 by default. */
  readonly timeoutMs?: number;
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

/** Creates a sender. Its `deliveries` are oldest first. */
export function createWebhookSender({
  fetch,
  retryDelayMs,
  timeoutMs = 10_000,
  signal,
}: WebhookSenderOptions) {
  const deliveries: Delivery[] = [];

  async function send({ url, body, headers }: Webhook): Promise<void> {
    const delivery = { url, body, attempts: 0, state: 'sending' as Delivery['state'] };
    deliveries.push(delivery);
    const attempt = async () => {
      delivery.attempts += 1;
      // inside AbortSignal.any(), an AbortSignal.timeout() would be garbage-collected
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), timeoutMs);
      try {
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers: { ...headers, 'Content-Type': 'application/json' },
          redirect: 'error',
          signal: AbortSignal.any([signal, late.signal]),
        });
        await response.body?.cancel();
        if (!response.ok) throw new Error(`The webhook was answered with ${String(response.status)}.`);
      } finally {
        clearTimeout(timer);
      }
    };
    try {
      await pRetry(attempt, {
        retries: RETRIES,
        minTimeout: retryDelayMs,
        signal,
        unref: true,
        shouldRetry: () => true,
      });
      delivery.state = 'delivered';
    } catch {
      delivery.state = 'given-up';
    }
  }

  return { deliveries: deliveries as readonly Delivery[], send };
}
