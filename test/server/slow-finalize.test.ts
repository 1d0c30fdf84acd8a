// A gateway and an authorisation server that are both slow, each within its time and not the two together.

import { paths, tokenPath } from '../../src/providers/tennpay/wire.js';
import { accessToken, fakeTennpay, numbers, signUrl } from './fake-tennpay.js';
import { json, startKit } from './kit.js';

const slowMs = 8_000;

describe('a token and a finalize that are slow', () => {
  it('and take longer than `timeoutMs` together end in one approval, the token being kept', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const upstream = fakeTennpay({ timeoutMs: 10_000 });
    const told: object[] = [];
    const { kit, clock, open, ask, settle, logged } = startKit({
      provider: upstream.provider,
      fetch: upstream.fetch,
      identify: () => ({ id: 'ada', providerUserId: 7 }),
      onOutcome: ({ status, references }) => void told.push({ status, ...references }),
      sweepEveryMs: 1_000,
    });
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 500) {
        clock.now += 500;
        await vi.advanceTimersByTimeAsync(500);
      }
    };
    const { statusUrl } = await json(open());
    upstream.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
    upstream.url = signUrl;
    await pass(3_000);
    await ask(`${statusUrl}?seen=returned&own=1`);
    await settle();

    const begun: number[] = [];
    const later = (body: object) =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(Response.json(body)), slowMs));
    upstream.override = (path) => {
      if (path === tokenPath)
        return later({ access_token: accessToken(2), expires_in: 3600, token_type: 'Bearer' });
      if (path !== paths.finalize) return undefined;
      begun.push(clock.now);
      return begun.length === 1 ? new Response(null, { status: 401 }) : later(numbers);
    };
    upstream.status = 'DOCUMENT_SIGN_SUCCESS';
    await pass(3_000);
    void ask(`${statusUrl}?seen=returned&own=1`);
    await pass(40_000);
    await settle();
    expect(told).toEqual([{ status: 'approved', ...numbers }]);
    expect(upstream.tokenRequests).toHaveLength(2);
    // the first was refused, the second given up after ten seconds in all, the third taken
    expect(begun).toHaveLength(3);
    expect(logged.filter((line) => line.includes('could not be asked'))).toHaveLength(1);
    await kit.close();
  });
});
