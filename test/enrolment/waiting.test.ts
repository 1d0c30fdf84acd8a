import { untilBeyond } from '../../src/enrolment/ask-beside-page.js';
import { heedElsewhere, isBeyond } from '../../src/enrolment/beyond.js';
import type { Status } from '../../src/enrolment/merchant-contract.js';
import { untilLapsed } from '../../src/enrolment/until-lapsed.js';
import { createPatience } from '../../src/enrolment/patience.js';
import { readLifetimeMs } from '../../src/enrolment/token-lifetime.js';
import { fakeEnvironment } from '../support/environment.js';

const { signal } = new AbortController();

/** What a wait may tell, heard by who wants to. */
const listening = ({ notify = (): unknown => undefined, patch = (_: object): unknown => undefined }) => ({
  notify: () => void notify(),
  patch: (view: object) => void patch(view),
});

describe('the wait for a verdict', () => {
  it('check 40: asks every 2 s for a minute, then every 10 s, and never stops', async () => {
    const environment = fakeEnvironment();
    const wait = createPatience({ environment, signal });
    for (let asked = 0; asked < 500; asked++) await wait({ status: 'pending' });
    expect(environment.pauses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 2000));
    expect(new Set(environment.pauses.slice(30))).toEqual(new Set([10_000]));
    expect(environment.now()).toBeGreaterThan(15 * 60_000);
  });

  it('says once, after two minutes, that it takes longer', async () => {
    const environment = fakeEnvironment();
    const delays: number[] = [];
    const wait = createPatience({
      environment,
      signal,
      attempt: listening({ notify: () => delays.push(environment.now()) }),
    });
    while (environment.now() < 600_000) await wait({ status: 'pending' });
    expect(delays).toEqual([120_000]);
  });

  it('says how long it has been: after a minute, and after two', async () => {
    const environment = fakeEnvironment();
    const told: [object, number][] = [];
    const patch = (view: object) => told.push([view, environment.now()]);
    const wait = createPatience({ environment, signal, attempt: listening({ patch }) });
    while (environment.now() < 600_000) await wait({ status: 'pending' });
    expect(told).toEqual([
      [{ waited: 'long' }, 60_000],
      [{ waited: 'delayed' }, 120_000],
    ]);
  });

  it('says that it takes longer when that is shown: a listener may begin another attempt', async () => {
    const environment = fakeEnvironment();
    const told: string[] = [];
    const attempt = { notify: () => void told.push('said'), patch: () => void told.push('shown') };
    const wait = createPatience({ environment, signal, attempt });
    while (environment.now() < 150_000) await wait({ status: 'pending' });
    expect(told).toEqual(['shown', 'shown', 'said']);
  });

  it('follows pollAfterMs within reason', async () => {
    const environment = fakeEnvironment();
    const wait = createPatience({ environment, signal });
    for (const pollAfterMs of [5_000, 0, 10 ** 9]) await wait({ status: 'pending', pollAfterMs });
    expect(environment.pauses).toEqual([5_000, 500, 60_000]);
  });
});

describe("a page's token", () => {
  it('check 95: is announced a minute before its end, then has lapsed', async () => {
    const environment = fakeEnvironment();
    const warned: number[] = [];
    const report = await untilLapsed({
      endsAt: 3_600_000,
      environment,
      signal,
      notify: () => warned.push(environment.now()),
    });
    expect(warned).toEqual([3_540_000]);
    expect(environment.now()).toBe(3_600_000);
    expect(report).toMatchObject({ kind: 'lapsed', error: { code: 'SESSION_EXPIRED' } });
  });

  it('may live longer than a timer can wait', async () => {
    const environment = fakeEnvironment();
    const days = 86_400_000;
    await untilLapsed({ endsAt: 40 * days, environment, signal, notify: () => undefined });
    expect(environment.now()).toBe(40 * days);
    expect(Math.max(...environment.pauses)).toBeLessThan(2 ** 31);
  });

  it("check 34: lives as long as its claims are apart, whatever the customer's clock says", () => {
    // a published token: exp - nbf = 3600 s, in 2022
    const token = [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzZXNzaW9uSWQiOiJhZDkwYzgyMS1lNWVhLTQzODUtYmU1Yi00ZmM5ZjllYTI0ZWUiLCJjdXN0b21lciI6IjEy' +
        'ZjUwMjM1LWFkNmYtNDVmNi1iOGM1LTE2ZGM1N2QwOTI1MyIsIm5iZiI6MTY0Mzk3NDMyMywiZXhwIjoxNjQzOTc3' +
        'OTIzfQ',
      'x',
    ].join('.');
    expect(readLifetimeMs(token)).toBe(3_600_000);
    expect(readLifetimeMs('not a token')).toBe(undefined);
  });

  it('is read from any claims, and from nothing that is no number', () => {
    const tokenOf = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
    expect(readLifetimeMs(tokenOf({ iat: 100, exp: 160, name: 'Ünï>>>???ÿ' }))).toBe(60_000);
    expect(readLifetimeMs(tokenOf({ nbf: 120, iat: 100, exp: 160 }))).toBe(40_000);
    for (const claims of [{}, null, 7, [], { exp: 160 }, { iat: 100 }, { iat: '100', exp: '160' }])
      expect(readLifetimeMs(tokenOf(claims)), JSON.stringify(claims)).toBe(undefined);
    expect(readLifetimeMs(`x.${Buffer.from('{"__proto__":{"iat":1,"exp":2}}').toString('base64url')}`)).toBe(
      undefined,
    );
  });
});

describe('a page that is shown while the server is asked', () => {
  const shownPage = { url: 'https://id.example/', kind: 'hosted', step: 'identify' } as const;
  const shown = (isLive: boolean) => ({
    page: shownPage,
    session: { statusUrl: 'https://shop.example/s', status: { status: 'page', page: shownPage } } as const,
    isLive,
  });

  it.each<[string, Status, boolean, boolean]>([
    ['the same page', { status: 'page', page: shownPage }, false, false],
    ['a further page', { status: 'page', page: { ...shownPage, step: 'sign' } }, true, true],
    ['a verdict', { status: 'rejected' }, true, true],
    ['a wait, with a window open', { status: 'pending' }, true, false],
    ['a wait, with none open', { status: 'pending' }, false, true],
  ])('check 57: %s', (_, status, isLive, isOver) => {
    expect(isBeyond(status, shown(isLive))).toBe(isOver);
  });

  it('check 53: a window that is out of sight is asked about until the server knows more', async () => {
    const answers: Status[] = [
      { status: 'page', page: shownPage },
      { status: 'page', page: shownPage, returned: 'failed' },
      { status: 'page', page: shownPage, returned: 'failed' },
      { status: 'approved' },
    ];
    const hints: unknown[] = [];
    const merchant = {
      requestSession: () => Promise.reject(new Error()),
      readStatus: (_: string, hint?: object) => {
        hints.push(hint);
        return Promise.resolve(answers.shift() ?? answers[0]!);
      },
    };
    const asking = { shown: shown(false), merchant, environment: fakeEnvironment(), signal };
    expect(await untilBeyond(asking, { seen: 'closed' }, { isNews: true })).toBe(undefined);
    expect(await untilBeyond(asking, { seen: 'failed' })).toEqual({ kind: 'moved' });
    const patient = { step: 'identify', isPatient: true };
    expect(hints).toEqual([
      { seen: 'closed', ...patient },
      patient, // it is told once
      { seen: 'failed', ...patient },
      patient,
    ]);
  });

  it('goes on on another device as soon as that one is at work, and no sooner', () => {
    const told: string[] = [];
    for (const state of ['offered', 'claimed', 'active'] as const)
      heedElsewhere(
        { status: 'page', page: shownPage, elsewhere: { state, isQuiet: false } },
        { ...shown(true), goElsewhere: () => told.push(state) },
      );
    expect(told).toEqual(['active']);
  });
});
