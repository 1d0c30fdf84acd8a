import type { Status } from '../../src/enrolment/merchant-contract.js';
import { KycError } from '../../src/enrolment/errors.js';
import { runEnrolment } from '../../src/enrolment/loop.js';
import type { Hint } from '../../src/enrolment/merchant.js';
import type { PageReport } from '../../src/enrolment/page-report.js';

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

describe('while the server is away', () => {
  const gone: PageReport = { kind: 'closed', reason: 'closed' };

  it('check 53: a window that is gone is no end: the server is asked until it answers', async () => {
    const { ending, hints } = await endAfter(gone, { status: 'approved' });
    expect(ending).toEqual({ status: 'approved' });
    expect(hints).toEqual([{ seen: 'closed', step: 'identify' }, {}]);
  });

  it('check 53: a window that is gone is the end once the server says so', async () => {
    expect((await endAfter(gone, page)).ending).toEqual({ status: 'closed', reason: 'closed' });
  });

  it("check 56: a return page's word that it failed is no end either", async () => {
    const error = new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', {
      retryable: true,
    });
    const failed: PageReport = { kind: 'failed', error, isDoubtful: true };
    expect((await endAfter(failed, { status: 'approved' })).ending).toEqual({ status: 'approved' });
    await expect(endAfter(failed, page)).rejects.toBe(error);
  });

  it('a customer who leaves does not wait', async () => {
    const { ending, hints } = await endAfter({ kind: 'closed', reason: 'user' }, { status: 'approved' });
    expect(ending).toEqual({ status: 'closed', reason: 'user' });
    expect(hints).toHaveLength(1);
  });
});
