// Cases in which something goes wrong, or somebody attacks.

import type { ProviderFailure } from '../contract.js';
import { parseNews } from '../parse-answer.js';
import type { Case } from './cases-of-enrolments.js';
import { beginningOf, call, connect } from './enrolment.js';
import { demand, demandForm, failureOf, inTime } from './expectations.js';
import { answering, hanging, losing, unreachable } from './network.js';
import type { StartedProvider } from './subject.js';

const canary = 'an-answer-that-nobody-may-see';
const abortedWithinMs = 5_000;

/** The cases, by their names. */
export const casesOfFailures: Readonly<Record<string, Case>> = {
  'is unavailable when it cannot be reached, or says so': async (started) => {
    const answers = [unreachable, () => new Response(canary, { status: 500 }), () => status(503)];
    for (const answer of answers) await expectFailures(started, { answer, reason: 'unavailable' });
  },

  'is refused when its service does not take the credentials': async (started) => {
    for (const code of [401, 403])
      await expectFailures(started, { answer: () => status(code), reason: 'refused' });
  },

  'is invalid when its service answers with something else': async (started) => {
    for (const text of [`<html>${canary}</html>`, '', 'null', '[]'])
      await expectFailures(started, { answer: () => new Response(text), reason: 'invalid' });
  },

  'follows no redirect': async (started) => {
    const answer = () => status(302, { location: 'https://elsewhere.example/' });
    const requests = await expectFailures(started, { answer });
    for (const { redirect } of requests)
      demand(redirect !== 'follow', 'Requests must be sent with redirect "manual" or "error".');
  },

  'shows nothing of an answer, and none of its secrets, in an error': async (started, { secrets }) => {
    for (const code of [200, 400, 404, 409, 422, 429, 500]) {
      const errors: Error[] = [];
      await expectFailures(started, { answer: () => new Response(canary, { status: code }), errors });
      for (const { message, stack = '', cause } of errors)
        for (const secret of [canary, ...secrets])
          demand(
            ![message, stack, String(cause)].some((text) => text.includes(secret)),
            `An error after HTTP status ${code} must not show answers or credentials.`,
          );
    }
  },

  'creates nothing twice when the answer is lost': async (started, { creates = isNoGet }) => {
    const { fetch, requests } = losing(started.fetch ?? globalThis.fetch, creates);
    const begin = () => connect(started, fetch).begin(beginningOf(started.customer('approved')), call);
    await failureOf(begin, { what: 'begin() whose answer is lost', reason: 'unavailable' });
    const sent = requests.filter((request) => creates(request)).length;
    demand(sent === 1, `begin() must ask for one enrolment once, but asked ${sent} times.`);
  },

  'stops at once when it is told to': async (started) => {
    const { fetch } = answering(hanging);
    const connection = connect(started, fetch);
    const beginning = beginningOf(started.customer('approved'));
    for (const what of ['begin', 'read'] as const) {
      const leaving = new AbortController();
      const { memo } = await connect(started).begin(beginningOf(started.customer('approved')), call);
      const going =
        what === 'begin'
          ? connection.begin(beginning, { signal: leaving.signal })
          : connection.read({ ...beginning, memo, finished: false }, { signal: leaving.signal });
      leaving.abort();
      await inTime(
        failureOf(() => going, { what: `${what}() that is cancelled` }),
        { what: `${what}() that is cancelled`, ms: abortedWithinMs },
      );
    }
  },

  'believes its own call-backs, and no other': async (started) => {
    const connection = connect(started);
    const { readNews } = connection;
    demand(!readNews || started.callBack !== undefined, 'With readNews(), the suite needs a "callBack".');
    if (!readNews || !started.callBack) return;
    const beginning = beginningOf(started.customer('approved'));
    await connection.begin(beginning, call);
    const { headers, body } = await started.callBack(beginning.sessionId);
    const news = await readNews({ headers, body });
    demandForm(parseNews, news);
    demand(news?.sessionId === beginning.sessionId, 'readNews() must name the session of a call-back.');
    for (const forged of forgeries({ headers, body }))
      demand((await readNews(forged)) === undefined, 'readNews() must believe no forged call-back.');
  },
};

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response(null, { status: code, headers });
const isNoGet = ({ method }: Request) => method !== 'GET';

interface Failures {
  readonly answer: (request: Request) => Response | Promise<Response>;
  readonly reason?: ProviderFailure | undefined;
  /** Collects every error. */
  readonly errors?: Error[] | undefined;
}

/** Makes `begin` and `read` fail with one kind of answer. Returns the requests they sent. */
async function expectFailures(started: StartedProvider, failures: Failures): Promise<readonly Request[]> {
  const { answer, reason, errors } = failures;
  const beginning = beginningOf(started.customer('approved'));
  const { memo } = await connect(started).begin(beginning, call);
  const network = answering(answer);
  const { sessionId } = beginning;
  const another = beginningOf(started.customer('approved'));
  // Each call gets its own connection, because one that has failed often may send nothing for a while.
  for (const [what, ask] of [
    ['begin()', () => connect(started, network.fetch).begin(another, call)],
    ['read()', () => connect(started, network.fetch).read({ sessionId, memo, finished: true }, call)],
  ] as const) {
    const error = await failureOf(ask, { what, reason });
    errors?.push(error);
  }
  demand(network.requests.length > 0, 'begin() and read() must ask the service.');
  return network.requests;
}

function forgeries({ headers, body }: { headers: Headers; body: Uint8Array<ArrayBuffer> }) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const changed = Uint8Array.from([...body, 0x20]);
  return [
    { headers: new Headers(), body },
    { headers, body: changed },
    ...['', '{}', 'null', '"text"', '\0', '['.repeat(1_000)].map((text) => ({ headers, body: encode(text) })),
  ];
}
