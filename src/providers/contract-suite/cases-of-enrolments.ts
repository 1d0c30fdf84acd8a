// Cases of enrolments that go well.

import { isTrustworthy } from '../base-url.js';
import type { Leg } from '../contract.js';
import { parseLeg } from '../parse-answer.js';
import { beginningOf, call, connect, enrol } from './enrolment.js';
import { demand, demandForm, failureOf } from './expectations.js';
import { answering, losing, unreachable } from './network.js';
import type { ProviderSubject, StartedProvider } from './subject.js';

/** The longest memo that the kit's store holds easily. */
const longestMemo = 16_384;

/** Checks one thing on a provider that was started for it. */
export type Case = (started: StartedProvider, subject: ProviderSubject) => Promise<void>;

/** The cases, by their names. */
export const casesOfEnrolments: Readonly<Record<string, Case>> = {
  'names itself, and how often it may be read': async ({ provider }) => {
    const { id, readIntervalMs } = provider;
    demand(
      /^[\w.-]{1,64}$/.test(id),
      '"id" must be at most 64 letters, digits, dots, dashes and underscores.',
    );
    demand(
      Number.isFinite(readIntervalMs) && readIntervalMs >= 0,
      '"readIntervalMs" must be a number of milliseconds.',
    );
  },

  'asks its service nothing before a customer comes': async (started) => {
    const { fetch, requests } = answering(unreachable);
    connect(started, fetch);
    demand(requests.length === 0, 'connect() must send no request.');
  },

  'begins with a page for the customer': async (started, { secrets }) => {
    const leg = await connect(started).begin(beginningOf(started.customer('approved')), call);
    checkLeg(leg, secrets);
  },

  'gives every session a page of its own': async (started) => {
    const begin = async () =>
      (await connect(started).begin(beginningOf(started.customer('approved')), call)).page.url;
    demand((await begin()) !== (await begin()), 'Two customers must not get the same page.');
  },

  'says nothing final of a customer who has done nothing yet': async (started) => {
    const beginning = beginningOf(started.customer('approved'));
    const { memo } = await connect(started).begin(beginning, call);
    const running = { sessionId: beginning.sessionId, memo, finished: false };
    const { at } = await connect(started).read(running, call);
    demand(at === 'page' || at === 'provider', `read() must say "page" or "provider", but says "${at}".`);
  },

  'takes a customer through to approval, by a new connection for each call': async (started) => {
    const { verdict } = await enrol(started, { ending: 'approved' });
    demand(verdict.status === 'approved', `The verdict must be "approved", but is "${verdict.status}".`);
  },

  'says of a customer who did not pass that they did not': async (started) => {
    const { verdict } = await enrol(started, { ending: 'refused' });
    demand(
      verdict.status === 'rejected' || verdict.status === 'failed',
      `The verdict must be "rejected" or "failed", but is "${verdict.status}".`,
    );
  },

  'says the same again when it is read after the end': async (started) => {
    const { sessionId, memo, verdict } = await enrol(started, { ending: 'approved' });
    const running = { sessionId, memo, finished: true, known: verdict.providerStatus };
    const again = await connect(started).read(running, call);
    demand(
      again.at === 'end' && again.verdict.status === verdict.status,
      'A read after the end must give the same verdict.',
    );
  },

  'loses nothing with the answer of a read': async (started) => {
    let isLossy = false;
    const { fetch } = losing(started.fetch ?? globalThis.fetch, () => isLossy);
    const connection = connect(started, fetch);
    const { verdict } = await enrol(started, {
      ending: 'approved',
      connection: () => connection,
      async beforeRead(read) {
        isLossy = true;
        await failureOf(read, { what: 'read() whose answer is lost', reason: 'unavailable' });
        isLossy = false;
      },
    });
    demand(verdict.status === 'approved', `The verdict must be "approved", but is "${verdict.status}".`);
  },

  'knows its own customer from another': async (started) => {
    const [user, another] = [started.customer('approved'), started.customer('approved')];
    const connection = connect(started);
    const { memo = '' } = await connection.begin(beginningOf(user), call);
    const { isOf, whose } = connection;
    demand(!isOf || isOf(user, memo), 'isOf() must be true of the customer of the session.');
    demand(!isOf?.(another, memo), 'isOf() must be false of another customer.');
    const names = [user, user, another].map((one) => whose?.(one));
    demand(names[0] === names[1], 'whose() must give one customer one name.');
    demand(names[0] === undefined || names[0] !== names[2], 'whose() must tell two customers apart.');
  },
};

function checkLeg(leg: Leg, secrets: readonly string[]): void {
  demandForm(parseLeg, leg);
  const { page, memo, expiresInMs } = leg;
  demand(URL.canParse(page.url), 'The page needs a whole address.');
  const url = new URL(page.url);
  demand(isTrustworthy(url), 'The page must be https, or http on this computer.');
  demand(url.username === '' && url.password === '', 'The address of a page must hold no credentials.');
  for (const secret of secrets)
    demand(!page.url.includes(secret), 'The address of a page must hold nothing of the configuration.');
  demand(
    memo === undefined || (memo.length <= longestMemo && !/[\0\p{Cs}]/u.test(memo)),
    `A memo must be well-formed text without NUL, of at most ${longestMemo} characters.`,
  );
  demand(expiresInMs === undefined || expiresInMs > 0, '"expiresInMs" must be above zero, or absent.');
}
