// What strangers try with a hand-off, and what two honest devices do at the same moment.

import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import { postedSpecimen } from '../../support/pictures.js';
import { json, minute, origin } from '../kit.js';
import { createPhone, handOver, startDesktop } from './hand-off.js';

const sameOrigin = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** A picture whose last byte comes when the test says so, after the kit has begun to read. */
function slowPicture(imageBase: string) {
  const body = JSON.stringify({ imageBase });
  const part = (from: number, to?: number) => new TextEncoder().encode(body.slice(from, to));
  const [begin, finish] = [createGate(), createGate()];
  let isFirst = true;
  const stream = new ReadableStream(
    {
      async pull(controller) {
        if (isFirst) {
          isFirst = false;
          controller.enqueue(part(0, -1));
          return;
        }
        begin.open();
        await finish.opened;
        controller.enqueue(part(-1));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, begun: begin.opened, finish: finish.open };
}

function createGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

type Kit = Pick<Awaited<ReturnType<typeof startDesktop>>, 'kit'>['kit'];

const uploadSlowly = (kit: Kit, path: string, stream: ReadableStream, headers: Record<string, string> = {}) =>
  kit.fetch(
    new Request(`${origin}${path}/document`, {
      method: 'POST',
      headers: { ...sameOrigin, ...headers },
      body: stream,
      duplex: 'half',
    } as RequestInit),
  );

describe('a link', () => {
  it('is claimed by one of two phones that say yes at the same moment', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const phones = [createPhone(desktop), createPhone(desktop), createPhone(desktop)];
    const told = await Promise.all(phones.map((phone) => phone.claim(link)));
    expect(told.map(({ state }) => state).sort()).toEqual(['digits', 'gone', 'gone']);
    expect(phones.filter(({ jar }) => jar.size > 0)).toHaveLength(1);
  });

  it('is not burnt, nor read, by what bots ask for', async () => {
    const desktop = await startDesktop();
    const link = await desktop.offer();
    const token = link.hash.slice(1);
    for (const [path, init] of [
      ['device', { method: 'HEAD' }],
      [`device?token=${token}`, {}],
      [`device?lang=${token}`, {}],
      [`device/${token}`, {}],
      ['device', { method: 'POST', body: `token=${token}&isMine=true` }],
      ['device', { method: 'POST', body: JSON.stringify({ token, isMine: true }) }],
    ] as const) {
      const answer = await desktop.send(path, init);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).not.toContain(token.split('.')[1]);
    }
    expect(await createPhone(desktop).claim(link)).toMatchObject({ state: 'digits' });
  });

  it('of a stranger says whose account it is, and stops where its reader is signed in', async () => {
    const lines: AuditLine[] = [];
    const stranger = await startDesktop({
      audit: (line) => void lines.push(line),
      identify: (request) => {
        const id = request.headers.get('x-user') ?? 'mallory';
        return id === 'nobody' ? null : { id, accountHint: `${id}@evil.example` };
      },
    });
    const link = await stranger.offer();
    expect(await createPhone(stranger).look(link)).toMatchObject({ account: 'm•••@evil.example' });
    const victim = createPhone(stranger, 'ada');
    expect(await victim.look(link)).toEqual({ state: 'other' });
    expect(await victim.claim(link)).toEqual({ state: 'other' });
    expect(victim.jar.size).toBe(0);
    await stranger.settle();
    // a look is none
    expect(lines.filter(({ kind }) => kind === 'hand-off-refused')).toEqual([
      expect.objectContaining({ sessionId: stranger.session.sessionId }),
    ]);
  });

  it('cannot be made for a session that is over, given up, or somebody else’s', async () => {
    const over = await startDesktop();
    over.upstream.status = 'AUTO_APPROVED';
    over.clock.now += minute;
    await over.ask(`${over.session.statusUrl}?seen=submitted`);
    expect(await over.status()).toMatchObject({ status: 'approved' });
    expect((await over.post({})).status).toBe(410);

    const givenUp = await startDesktop();
    await givenUp.open({ restart: true });
    expect((await givenUp.post({})).status).toBe(410);
    expect((await givenUp.post({}, { 'x-user': 'eve' })).status).toBe(404);

    const atWork = await startDesktop();
    atWork.upstream.status = 'SOMETHING_NEW'; // the provider is at work, and there is no page to hand on
    atWork.clock.now += minute;
    await atWork.ask(`${atWork.session.statusUrl}?seen=submitted`);
    expect((await atWork.post({})).status).toBe(410);
  });
});

describe('the digits', () => {
  it('can be tried once, however many tries come at once', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop);
    const { digits = '' } = await phone.claim(await desktop.offer());
    const all = Array.from({ length: 90 }, (_, index) => String(index + 10));
    const tries = [...all.filter((pair) => pair !== digits), digits];
    const answers = await Promise.all(tries.map((pair) => desktop.type(pair)));
    // One try counts. Where it was the right one, the phone goes on, and every try hears so.
    expect(new Set(answers).size).toBe(1);
    expect((await phone.session()).status).toBe(answers[0] ? 200 : 410);
  });

  it('are right still when they are sent again, because the first answer was lost', async () => {
    const desktop = await startDesktop();
    const phone = createPhone(desktop);
    const { digits } = await phone.claim(await desktop.offer());
    expect(await desktop.type(digits)).toBe(true);
    expect(await desktop.type(digits)).toBe(true);
    expect((await phone.session()).status).toBe(200);
  });
});

describe('a picture that is on its way when the other device takes over', () => {
  it('of the phone is refused when the computer has taken back meanwhile', async () => {
    const { phone, desktop } = await handOver({}, { capture: 'own' });
    const { stream, begun, finish } = slowPicture(await postedSpecimen('identity-card-front'));
    const cookie = [...phone.jar].map((pair) => pair.join('=')).join('; ');
    const path = `/kyc/device/session/${desktop.session.sessionId}`;
    const sending = uploadSlowly(desktop.kit, path, stream, { cookie, 'x-user': 'nobody' });
    await begun;
    await desktop.takeBack();
    finish();
    const answer = await sending;
    expect([answer.status, await json(answer)]).toMatchObject([410, { code: 'SESSION_NOT_FOUND' }]);
    expect(desktop.upstream.requests.some(({ path: asked }) => asked.endsWith('/document'))).toBe(false);
  });

  it('of the computer is refused when the phone goes on meanwhile, and so is its end', async () => {
    const desktop = await startDesktop({}, { capture: 'own' });
    const phone = createPhone(desktop);
    const { digits } = await phone.claim(await desktop.offer());
    const { stream, begun, finish } = slowPicture(await postedSpecimen('identity-card-front'));
    const sending = uploadSlowly(desktop.kit, String(desktop.session['uploadUrl']), stream);
    await begun;
    const completing = desktop.upload(desktop.session['uploadUrl'], 'complete'); // waits for its turn
    expect(await desktop.type(digits)).toBe(true);
    finish();
    for (const answer of [await sending, await completing])
      expect([answer.status, await json(answer)]).toMatchObject([409, { code: 'CONTINUED_ELSEWHERE' }]);
    expect(desktop.upstream.requests.some(({ path }) => /(document|complete)$/.test(path))).toBe(false);
  });
});

describe('a phone', () => {
  it('of an earlier link gets nothing of the session that a newer link hands on', async () => {
    const { phone, desktop } = await handOver();
    const newer = createPhone(desktop);
    const { digits } = await newer.claim(await desktop.offer());
    expect(await phone.tell({ isMine: false })).toEqual({ state: 'gone' });
    expect(await desktop.type(digits)).toBe(true);
    expect([(await phone.session()).status, (await newer.session()).status]).toEqual([410, 200]);
  });

  it('hands nothing on itself, types no digits and takes nothing back', async () => {
    const { phone, desktop } = await handOver();
    for (const body of [{}, { digits: '42' }, { takeBack: true }, { sms: { link: 'x' } }])
      expect((await phone.send(`session/${desktop.session.sessionId}/device`, { body })).status).toBe(401);
    const below = `device/session/${desktop.session.sessionId}/device`;
    expect((await phone.send(below, { body: {} })).status).toBe(401);
    expect((await phone.session()).status).toBe(200);
  });
});
