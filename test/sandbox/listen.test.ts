import { ConnectionDropped } from '../../src/sandbox/faults.js';
import { listen } from '../../src/sandbox/listen.js';
import { emulatorIds, emulators, portsNeeded, startSandbox } from '../../src/sandbox/start.js';
import { statusForHost } from '../support/status-for-host.ts';

const hello = () => Promise.resolve(new Response('hello'));

describe('listening', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com'])(
    'check 85: refuses the host %s',
    async (host) => {
      await expect(startSandbox({ host })).rejects.toThrow(RangeError);
    },
  );

  it('takes a free port on 127.0.0.1 and gives it back', async () => {
    const { url, close } = await listen({ fetch: hello });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(url)).text()).toBe('hello');
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('check 85: answers no page that rebinds its own name to this computer', async () => {
    const { url, close } = await listen({ fetch: hello });
    for (const host of ['evil.example', 'evil-127.0.0.1', '127.0.0.1.evil.example'])
      expect(await statusForHost(url, host)).toBe(421);
    expect(await statusForHost(url, 'provider.localhost:80')).toBe(200);
    await close();
  });

  it('cuts the connection for a dropped one', async () => {
    const { url, close } = await listen({ fetch: () => Promise.reject(new ConnectionDropped('cut')) });
    await expect(fetch(url)).rejects.toThrow();
    await close();
  });

  it('says nothing when the customer leaves a page that hangs', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { trustmatic, close } = await startSandbox();
    const response = await fetch(`${trustmatic.url}/api/v1/enrolment/initialize`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${trustmatic.username}:${trustmatic.password}`)}` },
      body: JSON.stringify({
        sessionId: crypto.randomUUID(),
        returnUrl: trustmatic.url,
        externalId: 'sandbox:hang',
      }),
    });
    const { webEnrolmentUrl } = await response.json();
    const leaving = new AbortController();
    const page = fetch(webEnrolmentUrl, { signal: leaving.signal });
    await vi.waitUntil(() => trustmatic.requests.some(({ path }) => path.startsWith('/web-enrolment/')));
    leaving.abort();
    await expect(page).rejects.toThrow();
    expect((await fetch(`${trustmatic.url}/sandbox/scenarios`)).status).toBe(200);
    await close();
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it('closes while an answer hangs', async () => {
    const { url, close } = await listen({ fetch: () => new Promise(() => undefined) });
    const hanging = expect(fetch(url)).rejects.toThrow();
    await close();
    await hanging;
  });
});

describe('starting the sandbox', () => {
  it('puts each service on an origin of its own, and ends them all', async () => {
    const { trustmatic, tennpay, wultra, close } = await startSandbox();
    const origins = [trustmatic.url, tennpay.url, tennpay.identificationUrl, tennpay.signingUrl, wultra.url];
    expect(new Set(origins).size).toBe(5);
    for (const origin of origins) expect((await fetch(`${origin}/assets/frame.css`)).status).toBe(200);
    expect(tennpay.tokenUrl).toBe(`${tennpay.url}/connect/token`);
    await close();
    for (const origin of origins) await expect(fetch(origin)).rejects.toThrow();
  });

  it('takes five ports in a row, and gives them back when one is taken', async () => {
    // Again with other ports, should a stranger sit on one of the five.
    await vi.waitFor(async () => {
      const taken = await listen({ fetch: hello });
      const first = Number(new URL(taken.url).port) - 4;
      await expect(startSandbox({ port: first })).rejects.toThrow('EADDRINUSE');
      await taken.close();
      const { trustmatic, tennpay, wultra, close } = await startSandbox({ port: first });
      expect(
        [trustmatic.url, tennpay.url, tennpay.identificationUrl, tennpay.signingUrl, wultra.url].map(
          (url) => Number(new URL(url).port) - first,
        ),
      ).toEqual([0, 1, 2, 3, 4]);
      await close();
    });
  });

  it('gives no port to two emulators', () => {
    const taken = emulatorIds.flatMap((id) => {
      const { firstPort, ports } = emulators[id];
      return Array.from({ length: ports }, (_, index) => firstPort + index);
    });
    expect(taken).toEqual(Array.from({ length: portsNeeded }, (_, index) => index));
  });

  it('shows the way from one origin to the next', async () => {
    const { tennpay, close } = await startSandbox();
    const { tokenUrl, clientId, clientSecret } = tennpay;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const { access_token: token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json();
    const response = await fetch(`${tennpay.url}/Enrollment/initiate-external-identification`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: 2077 }),
    });
    const { videoIdentificationUrl } = await response.json();
    expect(new URL(videoIdentificationUrl).origin).toBe(tennpay.identificationUrl);
    expect((await fetch(videoIdentificationUrl)).headers.get('X-Frame-Options')).toBe('DENY');
    expect(tennpay.requests.map(({ origin }) => origin)).toEqual([
      tennpay.url,
      tennpay.url,
      tennpay.identificationUrl,
    ]);
    await close();
  });
});
