import { createHmac } from 'node:crypto';
import { startTrustmatic } from './emulated-trustmatic.js';

describe('webhooks', () => {
  function setUpWebhook(answers: readonly number[] = []) {
    const received: { url: string; body: string; signature: string | null }[] = [];
    let wake: () => void = () => undefined;
    const fetch = (url: string | URL | Request, init?: RequestInit) => {
      received.push({
        url: String(url),
        body: String(init?.body),
        signature: new Headers(init?.headers).get('X-Signature'),
      });
      wake();
      return Promise.resolve(new Response(null, { status: answers[received.length - 1] ?? 204 }));
    };
    const until = async (count: number) => {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    const sandbox = startTrustmatic({
      fetch,
      webhookUrl: 'http://localhost:3000/hook',
      webhookRetryDelayMs: 1,
      projectId: 'development',
    });
    return { ...sandbox, received, until };
  }

  it('are sent for every status change, in the documented shape, signed over the raw body', async () => {
    const { begin, pass, received, until, emulator } = setUpWebhook();
    const { sessionId, finish, status } = await begin('manual-approved');
    await finish();
    pass(1000);
    await status();
    await until(1);
    pass(1000);
    await status();
    await until(2);
    await status();
    const body = (word: string) =>
      `{"sessionId":"${sessionId}","status":"${word}",` +
      '"projectId":"development","externalId":"sandbox:manual-approved"}';
    expect(received.map((webhook) => webhook.body)).toEqual([
      body('WAITING_FOR_MANUAL_APPROVE'),
      body('MANUAL_APPROVED'),
    ]);
    for (const webhook of received) {
      expect(webhook.url).toBe('http://localhost:3000/hook');
      expect(webhook.signature).toBe(
        createHmac('sha256', emulator.password).update(webhook.body).digest('base64'),
      );
    }
  });

  it('leave out an externalId that was not given', async () => {
    const { initialize, ask, pass, received, until, list } = setUpWebhook();
    const { webEnrolmentUrl } = await (await initialize()).json();
    await ask('/web-enrolment/complete', {
      method: 'POST',
      headers: { Authorization: `Bearer ${new URL(webEnrolmentUrl).searchParams.get('token') ?? ''}` },
    });
    pass(1000);
    await list();
    await until(1);
    expect(JSON.parse(received[0]?.body ?? '')).not.toHaveProperty('externalId');
  });

  it('come again until they are taken', async () => {
    const { begin, pass, received, until } = setUpWebhook([500, 404]);
    const { finish, status } = await begin();
    await finish();
    pass(1000);
    await status();
    await until(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('arrive without anybody asking', async () => {
    const waiting: (() => void)[] = [];
    let at = 0;
    const sent = new Promise<string>((resolve) => {
      const fetch = (_: unknown, init?: RequestInit) => {
        resolve(String(init?.body));
        return Promise.resolve(new Response());
      };
      const clock = {
        now: () => at,
        wait: () => Promise.resolve(),
        after: (ms: number, callback: () => void) => {
          waiting.push(() => {
            at += ms;
            callback();
          });
          return () => undefined;
        },
      };
      const { begin } = startTrustmatic({ clock, fetch, webhookUrl: 'http://localhost/hook' });
      void begin().then(async ({ finish }) => {
        await finish();
        for (const wake of waiting) wake();
      });
    });
    expect(await sent).toContain('AUTO_APPROVED');
  });

  it('go nowhere after they were switched off', async () => {
    const { begin, pass, emulator, received } = setUpWebhook();
    const { finish, status } = await begin();
    await finish();
    emulator.setWebhookUrl(undefined);
    pass(1000);
    expect(await status()).toBe('AUTO_APPROVED');
    expect(received).toEqual([]);
  });
});
