// What the loop does again, and how often: a finished page is waited upon, an expired session renewed once.

import { runEnrolment } from '../../src/enrolment/begin.js';
import { KycError } from '../../src/enrolment/errors.js';
import type { Status } from '../../src/enrolment/merchant-contract.js';
import type { PageReport } from '../../src/enrolment/page-report.js';

const page: Status = { status: 'page', page: { url: 'https://id.example/', kind: 'web-enrolment' } };
const [pending, expired, approved] = [
  { status: 'pending' },
  { status: 'expired' },
  { status: 'approved' },
] as const satisfies readonly Status[];
const lapsed: PageReport = {
  kind: 'lapsed',
  error: new KycError('SESSION_UNAUTHORIZED', 'refused', { retryable: true }),
};

/** An attempt whose server and pages answer this, in turn; the last answer again, up to a point. */
async function play(answers: readonly Status[], reports: readonly PageReport[], statusUrl?: string) {
  const seen = { pages: 0, waits: 0, opened: [] as boolean[] };
  let asked = 0;
  const answer = () => {
    if (asked > 50) throw new Error('It is asked for ever.');
    return answers[Math.min(asked++, answers.length - 1)] ?? approved;
  };
  const ending = await runEnrolment({
    merchant: {
      requestSession: async (restart) => {
        seen.opened.push(restart);
        return { sessionId: 's', statusUrl, status: answer() };
      },
      readStatus: async () => answer(),
    },
    screen: {
      showPage: async () => reports[seen.pages++] ?? { kind: 'finished' },
      showPending: async () => void (seen.waits += 1),
    },
    restart: false,
    onSession: () => undefined,
    loadRest: () => import('../../src/enrolment/loop.js'),
  }).catch((error: unknown) => error);
  return { ending, ...seen };
}

const at = 'https://shop.example/s';

it('a page that has said that it is finished is not shown again, however long it is repeated', async () => {
  const answers = [...Array.from({ length: 20 }, () => page), approved];
  expect(await play(answers, [{ kind: 'finished' }], at)).toMatchObject({ ending: approved, pages: 1 });
});

it('a page that a customer is back from is waited upon five times, and then shown again', async () => {
  const answers = [...Array.from({ length: 7 }, () => page), approved];
  const back: PageReport = { kind: 'returned', isOwn: true };
  expect(await play(answers, [back], at)).toMatchObject({ ending: approved, pages: 2, waits: 5 });
});

it('a session that has expired before the customer has finished is renewed once', async () => {
  expect(await play([expired, page, approved], [], at)).toMatchObject({ opened: [false, true], pages: 1 });
  expect(await play([expired], [], at)).toMatchObject({ ending: expired, opened: [false, true] });
});

it('a session that expires after the customer has finished has expired', async () => {
  expect(await play([page, expired], [], at)).toMatchObject({ ending: expired, opened: [false] });
});

it('check 35: a token that is refused is renewed once, and is an error the second time', async () => {
  expect(await play([page], [lapsed, lapsed], at)).toMatchObject({
    ending: { code: 'SESSION_UNAUTHORIZED' },
    opened: [false, true],
    pages: 2,
  });
});

it('a server without a statusUrl is asked for the open session, and for no new one', async () => {
  expect(await play([pending, pending, approved], [])).toMatchObject({
    ending: approved,
    opened: [false, false, false],
  });
});

it('a customer who leaves has left, unless the server knows better', async () => {
  expect((await play([page], [{ kind: 'closed' }], at)).ending).toEqual({ status: 'closed' });
  expect((await play([page, approved], [{ kind: 'closed' }], at)).ending).toEqual(approved);
});
