import { request } from 'node:http';
import { ConnectionDropped } from '../../src/sandbox/faults.js';
import { listen } from '../../src/sandbox/listen.js';
import { startSandbox } from '../../src/sandbox/start.js';

const hello = () => Promise.resolve(new Response('hello'));

/** The status for a Host header of one's own, which fetch would not send. */
const statusFor = (url: string, host: string) =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('listening', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com'])('check 85: refuses the host %s', async (host) => {
    await expect(startSandbox({ host })).rejects.toThrow(RangeError);
  });

  it('takes a free port on 127.0.0.1 and gives it back', async () => {
    const { url, close } = await listen({ fetch: hello });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(url)).text()).toBe('hello');
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('check 85: answers no page that rebinds its own name to this computer', async () => {
    const { url, close } = await listen({ fetch: hello });
    expect(await statusFor(url, 'evil.example')).toBe(421);
    expect(await statusFor(url, 'provider.localhost:80')).toBe(200);
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
      body: JSON.stringify({ sessionId: crypto.randomUUID(), returnUrl: trustmatic.url, externalId: 'sandbox:hang' }),
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
