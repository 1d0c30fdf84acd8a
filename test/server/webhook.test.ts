import { json, minute, origin, startKit } from './kit.js';

describe('the webhook', () => {
  it('is a reason to read once more, before the minute is over', async () => {
    const { open, ask, upstream, webhook, settle } = startKit();
    const { sessionId, statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted`);
    upstream.status = 'AUTO_APPROVED';
    expect((await webhook({ sessionId, status: 'AUTO_APPROVED', projectId: 'development' })).status).toBe(
      204,
    );
    await settle();
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
  });

  it('decides nothing by itself', async () => {
    const { open, ask, webhook, settle } = startKit();
    const { sessionId, statusUrl } = await json(open());
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('reads once for a repeated one, and for a word that nobody knows', async () => {
    const { open, upstream, webhook, settle } = startKit();
    const { sessionId } = await json(open());
    for (let sent = 0; sent < 5; sent += 1)
      expect((await webhook({ sessionId, status: 'SESSION_STARTED' })).status).toBe(204);
    await settle();
    expect(upstream.count('/status')).toBe(1);
  });

  it('is read no more often than the provider allows when recorded ones are replayed in turn', async () => {
    const { open, upstream, webhook, settle, kit, clock, store } = startKit();
    const { sessionId } = await json(open());
    for (let turn = 0; turn < 10; turn += 1)
      for (const status of ['SESSION_STARTED', 'SESSION_OPENED']) {
        expect((await webhook({ sessionId, status })).status).toBe(204);
        await settle();
      }
    expect(upstream.count('/status')).toBe(4);
    upstream.status = 'AUTO_APPROVED';
    clock.now += minute;
    await kit.sweep(); // a word that is true again is not lost
    expect(await store.find(sessionId)).toMatchObject({ verdict: { status: 'approved' } });
  });

  it('that was told twice before is not lost when it arrives during a read', async () => {
    const { open, ask, upstream, webhook, settle, kit, clock, store } = startKit();
    const { sessionId, statusUrl } = await json(open());
    for (const status of ['SESSION_STARTED', 'SESSION_OPENED', 'SESSION_STARTED', 'SESSION_OPENED'])
      await webhook({ sessionId, status });
    await settle();
    let answer: (() => void) | undefined;
    const held = new Promise<Response>((resolve) => {
      answer = () => resolve(Response.json({ status: 'PENDING' }));
    });
    upstream.override = () => held;
    clock.now += 3 * minute;
    const reads = upstream.count('/status');
    const asked = ask(statusUrl);
    await vi.waitUntil(() => upstream.count('/status') > reads);
    await webhook({ sessionId, status: 'SESSION_STARTED' });
    upstream.override = undefined;
    upstream.status = 'AUTO_APPROVED';
    answer?.();
    await asked;
    await settle();
    clock.now += minute;
    await kit.sweep();
    expect(await store.find(sessionId)).toMatchObject({ verdict: { status: 'approved' } });
  });

  it('takes nothing from the reads by the clock', async () => {
    const { open, ask, upstream, webhook, settle } = startKit();
    const { sessionId, statusUrl } = await json(open());
    await webhook({ sessionId, status: 'SESSION_STARTED' });
    await settle();
    upstream.status = 'AUTO_APPROVED';
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'approved' });
  });

  it('answers before the provider is read', async () => {
    const { open, upstream, webhook } = startKit();
    const { sessionId } = await json(open());
    upstream.override = () => new Promise<Response>(() => undefined);
    expect((await webhook({ sessionId, status: 'AUTO_APPROVED' })).status).toBe(204);
  });

  it('is made up for by the sweeper when the extra read fails', async () => {
    const { open, ask, upstream, webhook, kit, clock, settle } = startKit();
    const { sessionId, statusUrl } = await json(open());
    upstream.override = () => new Response(null, { status: 429 });
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    upstream.override = undefined;
    upstream.status = 'AUTO_APPROVED';
    clock.now += 2 * minute;
    await kit.sweep();
    const before = upstream.count('/status');
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
    expect(upstream.count('/status')).toBe(before);
  });

  it('finds a session that was given up, so that the merchant hears of its decision', async () => {
    const outcomes: string[] = [];
    const { open, upstream, webhook, settle } = startKit({
      onOutcome: ({ sessionId }) => void outcomes.push(sessionId),
    });
    const { sessionId } = await json(open());
    await open({ restart: true });
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(outcomes).toEqual([sessionId]);
  });

  it('says nothing of a session that was given up and ran out', async () => {
    const outcomes: string[] = [];
    const { open, upstream, webhook, settle } = startKit({
      onOutcome: ({ sessionId }) => void outcomes.push(sessionId),
    });
    const { sessionId } = await json(open());
    await open({ restart: true });
    upstream.status = 'EXPIRED';
    await webhook({ sessionId, status: 'EXPIRED' });
    await settle();
    expect(outcomes).toEqual([]);
  });

  it('accepts what it does not know, and does nothing', async () => {
    const { upstream, webhook, settle } = startKit();
    expect((await webhook({ sessionId: crypto.randomUUID(), status: 'AUTO_APPROVED' })).status).toBe(204);
    await settle();
    expect(upstream.requests).toHaveLength(0);
  });

  it('tells what may be wrong with one that is refused, once in ten minutes', async () => {
    const { send, webhook, logged, clock } = startKit();
    const warned = () => logged.filter((line) => line.includes('A call-back was refused'));
    const message = { sessionId: crypto.randomUUID(), status: 'AUTO_APPROVED' };
    for (let times = 0; times < 5; times += 1) await webhook(message, 'another password');
    expect(warned()).toEqual([expect.stringMatching(/SIGNATURE_INVALID.*the password that signs/)]);
    clock.now += 10 * minute;
    const headers = { 'content-encoding': 'gzip' };
    await send('webhook/trustmatic', { method: 'POST', headers, body: JSON.stringify(message) });
    expect(warned()).toEqual([expect.any(String), expect.stringMatching(/its body is compressed/)]);
    expect(logged.join()).not.toContain(message.sessionId);
  });

  it.each(['webhook/trustmatik', 'webhook', 'webhook/trustmatic/'])(
    'tells where call-backs belong when one comes to %s, once in ten minutes',
    async (path) => {
      const { kit, logged, clock } = startKit();
      const post = async () => {
        const answer = await kit.fetch(new Request(`${origin}/kyc/${path}`, { method: 'POST', body: '{}' }));
        expect(answer.status).toBe(404);
      };
      const told = () => logged.filter((line) => line.includes('A call-back came to an address'));
      await post();
      await post();
      expect(told()).toEqual([expect.stringContaining('This kit takes them at webhook/trustmatic')]);
      expect(told().join()).not.toContain('trustmatik'); // anybody may write that
      clock.now += 10 * minute;
      await post();
      expect(told()).toHaveLength(2);
    },
  );

  it('refuses another key, no signature, and another project', async () => {
    const { send, webhook, logged } = startKit({ projectId: 'production' });
    const message = { sessionId: crypto.randomUUID(), status: 'AUTO_APPROVED' };
    const refused = await webhook(message, 'another password');
    expect(refused.status).toBe(401);
    expect(await json(refused)).toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect((await send('webhook/trustmatic', { method: 'POST', body: JSON.stringify(message) })).status).toBe(
      401,
    );
    expect(
      (await send('webhook/trustmatic', { method: 'POST', headers: { 'x-signature': '***' }, body: '{}' }))
        .status,
    ).toBe(401);
    expect((await webhook({ ...message, projectId: 'development' })).status).toBe(401);
    expect((await webhook({ ...message, projectId: 'production' })).status).toBe(204);
    expect(logged.join()).not.toContain(message.sessionId);
  });
});
