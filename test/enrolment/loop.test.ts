import type { Status } from '../../src/enrolment/merchant-contract.js';
import { KycError } from '../../src/enrolment/errors.js';
import { runEnrolment as begin, type BeginningOptions } from '../../src/enrolment/begin.js';
import type { Hint } from '../../src/enrolment/merchant.js';
import type { PageReport } from '../../src/enrolment/page-report.js';

const runEnrolment = (options: Omit<BeginningOptions, 'loadRest'>) =>
  begin({ ...options, loadRest: () => import('../../src/enrolment/loop.js') });

const page: Status = {
  status: 'page',
  page: { url: 'https://id.example/', kind: 'hosted', step: 'identify' },
};
const away = new KycError('STATUS_UNAVAILABLE', 'The server is away.', { retryable: true });

/**
 * How an attempt ends whose pages report this, when a hint finds the server away, and a question without one
 * finds it back.
 */
async function endAfter(report: PageReport, status: Status) {
  const hints: Hint[] = [];
  const ending = await runEnrolment({
    merchant: {
      requestSession: () =>
        Promise.resolve({ sessionId: 's', statusUrl: 'https://shop.example/s', status: page }),
      readStatus: (_, hint = {}) => {
        hints.push(hint);
        return hint.seen ? Promise.reject(away) : Promise.resolve(status);
      },
    },
    screen: { showPage: () => Promise.resolve(report), showPending: () => Promise.resolve() },
    restart: false,
    onSession: () => undefined,
  });
  return { ending, hints };
}

it('each page and wait is shown with its session, and a statusUrl that comes later is used', async () => {
  const first = { sessionId: 'a', status: { status: 'pending' } } as const;
  const second = { sessionId: 'b', statusUrl: 'https://shop.example/b', status: page };
  const answers = [first, second];
  const asked: string[] = [];
  const shown: unknown[] = [];
  const ending = await runEnrolment({
    merchant: {
      requestSession: () => Promise.resolve(answers.shift() ?? second),
      readStatus: (statusUrl) => {
        asked.push(statusUrl);
        return Promise.resolve({ status: 'approved' });
      },
    },
    screen: {
      showPage: (_, { sessionId }) => {
        shown.push(sessionId);
        return Promise.resolve({ kind: 'finished' });
      },
      showPending: (_, { sessionId }) => {
        shown.push(sessionId);
        return Promise.resolve();
      },
    },
    restart: false,
    onSession: () => undefined,
  });
  expect(shown).toEqual(['a', 'b']);
  expect(asked).toEqual(['https://shop.example/b']);
  expect(ending).toEqual({ status: 'approved' });
});

for (const kind of ['returned', 'finished', 'moved'] as const)
  it(`check 56: a page that is ${kind} is no success: the server says how it ended`, async () => {
    const asked: unknown[] = [];
    const ending = await runEnrolment({
      merchant: {
        requestSession: () =>
          Promise.resolve({ sessionId: 's', statusUrl: 'https://shop.example/s', status: page }),
        readStatus: (_, { seen } = {}) => {
          asked.push(seen);
          return Promise.resolve({ status: 'rejected' });
        },
      },
      screen: { showPage: () => Promise.resolve({ kind }), showPending: () => Promise.resolve() },
      restart: false,
      onSession: () => undefined,
    });
    expect(ending).toEqual({ status: 'rejected' });
    expect(asked).toEqual([{ returned: 'returned', finished: 'submitted', moved: undefined }[kind]]);
  });

it('check 10: a page that was left is not finished, whatever stands on Object.prototype', async () => {
  const left = () =>
    runEnrolment({
      merchant: {
        requestSession: () => Promise.resolve({ status: page }),
        readStatus: () => Promise.reject(away),
      },
      screen: { showPage: () => Promise.resolve({ kind: 'closed' }), showPending: () => Promise.resolve() },
      restart: false,
      onSession: () => undefined,
    });
  Object.defineProperty(Object.prototype, 'closed', { value: true, configurable: true });
  try {
    expect(await left()).toEqual({ status: 'closed' });
  } finally {
    Reflect.deleteProperty(Object.prototype, 'closed');
  }
});

describe('while the server is away', () => {
  it("check 56: a clock's word that the page has lapsed is no end: the server is asked", async () => {
    const error = new KycError('SESSION_EXPIRED', "The page's token expired.", { retryable: true });
    const lapsed: PageReport = { kind: 'lapsed', error, isDoubtful: true };
    const { ending, hints } = await endAfter(lapsed, { status: 'approved' });
    expect(ending).toEqual({ status: 'approved' });
    expect(hints).toEqual([{ seen: 'failed', step: 'identify' }, {}]);
  });

  it('a customer who leaves does not wait', async () => {
    const { ending, hints } = await endAfter({ kind: 'closed' }, { status: 'approved' });
    expect(ending).toEqual({ status: 'closed' });
    expect(hints).toHaveLength(1);
  });
});

describe('a customer who came back without success', () => {
  const error = new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', {
    retryable: true,
  });
  const failed: PageReport = { kind: 'failed', error, isDoubtful: true, isOwn: true };

  it('begins anew with a session of their own, in the same attempt', async () => {
    const reports: PageReport[] = [{ kind: 'again' }, { kind: 'finished' }];
    const restarts: boolean[] = [];
    const ending = await runEnrolment({
      merchant: {
        requestSession: (restart) => {
          restarts.push(restart);
          return Promise.resolve({ sessionId: 's', statusUrl: 'https://shop.example/s', status: page });
        },
        readStatus: () => Promise.resolve({ status: 'approved' }),
      },
      screen: {
        showPage: () => Promise.resolve(reports.shift() ?? { kind: 'closed' }),
        showPending: () => Promise.resolve(),
      },
      restart: false,
      onSession: () => undefined,
    });
    expect(ending).toEqual({ status: 'approved' });
    expect(restarts).toEqual([false, true]);
  });

  it('has failed where no server can be asked', async () => {
    const running = runEnrolment({
      merchant: {
        requestSession: () => Promise.resolve({ sessionId: 's', status: page }),
        readStatus: () => Promise.reject(away),
      },
      screen: { showPage: () => Promise.resolve(failed), showPending: () => Promise.resolve() },
      restart: false,
      onSession: () => undefined,
    });
    await expect(running).rejects.toBe(error);
  });
});
