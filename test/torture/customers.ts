// The customers of the bank, and what they were promised: whatever was answered to them must still be true at
// the end.

import { createHmac, randomUUID } from 'node:crypto';
import { consentType, credentialsAt, origin, version } from './agreed.ts';

/** What was answered before the bank was killed. */
export interface Promises {
  /** Users whose consent was taken. */
  readonly consents: Set<string>;
  /** Users who sent one, answered or not. */
  readonly consenting: Set<string>;
  /** How often those who change their minds did so, by user. */
  readonly minds: Map<string, number>;
  /** Verdicts that were told, by session; a later word of the provider may have changed one. */
  readonly verdicts: Map<string, Set<string>>;
  /** Verifications that were answered at once, by verification. */
  readonly answers: Map<string, string>;
  /** Verifications that are to wait. */
  readonly waits: Set<string>;
  /** What a person decided of them, as the bank confirmed it. */
  readonly decided: Map<string, string>;
  /** Second presence checks, and whether their callers are to wait. */
  readonly seconds: Map<string, 'WAIT' | 'answered'>;
}

export interface CustomersOptions {
  /** Where a machine of the bank listens; another one after each kill. */
  readonly bank: () => string;
  readonly random: () => number;
  /** The turns whose passwords every machine accepts. */
  readonly accepted: () => readonly number[];
}

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

const finals = ['approved', 'rejected'];
const customersAtOnce = 8;

export function createCustomers({ bank, random, accepted }: CustomersOptions) {
  const promises: Promises = {
    consents: new Set(),
    consenting: new Set(),
    minds: new Map(),
    verdicts: new Map(),
    answers: new Map(),
    waits: new Set(),
    decided: new Map(),
    seconds: new Map(),
  };
  /** Journeys that a kill has cut short; somebody goes on with them. */
  const users: string[] = [];
  const verifications: string[] = [];
  const undecided: string[] = [];
  const contradictions: string[] = [];
  let answered = 0;

  async function send(
    path: string,
    {
      method = 'POST',
      body,
      headers,
    }: { method?: string; body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(bank() + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answered += 1;
    if (response.status === 500 && path !== '/decide') contradictions.push('a request was answered 500');
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) ?? {}) };
  }

  const promise = (book: Map<string, string>, key: string, word: string) => {
    const before = book.get(key);
    if (before !== undefined && before !== word) contradictions.push(`${key}: ${before}, then ${word}`);
    else book.set(key, word);
  };

  const oneOf = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];

  /** Consents, enrols and asks for the verdict, until something fails. */
  async function enrol(): Promise<void> {
    const user = (random() < 0.5 ? oneOf(users) : undefined) ?? `user ${randomUUID()}`;
    if (!users.includes(user)) users.push(user);
    const headers = headersOf(user);

    promises.consenting.add(user);
    const consent = await send('/kyc/consent', {
      headers,
      body: { consentType, version, approved: true, language: 'en' },
    });
    if (consent.status !== 204) return;
    promises.consents.add(user);

    const opened = await send('/kyc/session', {
      headers,
      body: {
        language: 'en',
        timeZone: 'Europe/Sofia',
        display: 'inline',
        capture: 'hosted',
        restart: random() < 0.2,
      },
    });
    if (opened.status !== 200) return;
    const { sessionId, statusUrl } = opened.body;
    note(sessionId, opened);
    const news = JSON.stringify({ sessionId, status: `AUTO_${Math.floor(random() * 9)}` });
    const signature = createHmac('sha256', oneAccepted().password).update(news).digest('base64');
    const heard = await fetch(`${bank()}/kyc/webhook/trustmatic`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': signature },
      body: news,
    });
    if (heard.status === 401) contradictions.push('a webhook was refused while its password changed');
    for (let asked = 0; asked < 3; asked += 1)
      note(sessionId, await send(`${String(statusUrl)}?seen=submitted`, { method: 'GET', headers }));
  }

  function note(sessionId: unknown, { body }: Answer): void {
    if (typeof body['status'] === 'string' && finals.includes(body['status']))
      promises.verdicts.set(
        String(sessionId),
        (promises.verdicts.get(String(sessionId)) ?? new Set()).add(body['status']),
      );
  }

  /**
   * Asks the bank to judge or approve a client, as the Onboarding Server does, and lets a person decide where
   * it is to wait.
   */
  async function verify(): Promise<void> {
    const verification =
      (random() < 0.5 ? oneOf(verifications) : undefined) ??
      `${random() < 0.5 ? 'evaluate' : 'approve'} ${randomUUID()}`;
    if (!verifications.includes(verification)) verifications.push(verification);
    const ids = idsOf(verification);
    const service = serviceOf(verification);
    const checked =
      service === 'client/approve'
        ? { score: 9, presenceCheckResult: { frame: null } }
        : { verificationId: 'v', documentCheckResult: { person: null, documents: [] } };
    const { status, body: answer } = await call(service, { ...ids, status: 'SUCCESS', ...checked });
    if (status !== 200) return;
    if (answer['result'] !== 'WAIT') {
      promise(promises.answers, verification, String(answer['result']));
      return;
    }
    promises.waits.add(verification);
    if (random() < 0.6) await decide(verification);
  }

  /** A call of the Onboarding Server. */
  async function call(service: string, body: object): Promise<Answer> {
    const { username, password } = oneAccepted();
    const headers = { authorization: `Basic ${btoa(`${username}:${password}`)}`, accept: 'application/json' };
    const asked = { processType: 'onboarding', provider: 'mock', ...body };
    const answer = await send(`/kyc/wultra/${service}`, { headers, body: asked });
    if (answer.status === 401) contradictions.push('a call was refused while its password changed');
    return answer;
  }

  /** Two presence checks of one verification: what was answered of the first says nothing of the second. */
  async function verifyTwice(): Promise<void> {
    const verification = `approve again ${randomUUID()}`;
    const check = (status: string) =>
      call('client/approve', {
        ...idsOf(verification),
        ...{ status, score: 10, presenceCheckResult: { frame: null } },
      });
    await check('SUCCESS');
    const { status, body } = await check('FAILURE');
    if (status !== 200) return;
    const isWait = body['result'] === 'WAIT';
    promises.seconds.set(verification, isWait ? 'WAIT' : 'answered');
    if (!isWait && body['resultReason'] !== 'FAILURE')
      contradictions.push('a second check was answered with what was said of the first');
  }

  /** A person decides; the first decision stands. */
  async function decide(verification: string): Promise<void> {
    const { status, body } = await send('/decide', {
      body: {
        service: serviceOf(verification),
        ...idsOf(verification),
        result: random() < 0.5 ? 'OK' : 'NOK',
        reason: 'a person',
      },
    });
    if (status === 200 && typeof body['result'] === 'string')
      promise(promises.decided, verification, body['result']);
  }

  /**
   * Agrees and withdraws by turns; what was not answered is said again, which changes nothing where it was
   * heard.
   */
  async function waver(): Promise<void> {
    const user = (random() < 0.7 ? undecided.shift() : undefined) ?? `undecided ${randomUUID()}`;
    try {
      for (let turn = 0; turn < 4; turn += 1) {
        const times = promises.minds.get(user) ?? 0;
        promises.minds.set(user, times);
        const { status } = await send('/kyc/consent', {
          headers: headersOf(user),
          body: { consentType, version, approved: times % 2 === 0, language: 'en' },
        });
        if (status !== 204) return;
        promises.minds.set(user, times + 1);
      }
    } finally {
      undecided.push(user);
    }
  }

  /** Callers and the provider change to the next one at any time. */
  const oneAccepted = () => credentialsAt(oneOf(accepted()) ?? 0);
  const headersOf = (user: string) => ({ 'x-user': user, origin, 'sec-fetch-site': 'same-origin' });
  const serviceOf = (verification: string) =>
    verification.startsWith('approve') ? 'client/approve' : 'client/evaluate';
  const idsOf = (verification: string) => ({
    processId: `process of ${verification}`,
    userId: `client of ${verification}`,
    identityVerificationId: verification,
  });

  return {
    promises,
    /** What was told in two ways. */
    contradictions,
    decide,
    /** How many requests the bank has answered. */
    answered: () => answered,
    /** They come in, and each does one thing after the other. Returns how to send them home. */
    comeIn(): () => Promise<void> {
      const over = new AbortController();
      const busy = Promise.all(Array.from({ length: customersAtOnce }, () => keepBusy(over.signal)));
      return async () => {
        over.abort();
        await busy;
      };
    },
  };

  /** What fails, failed because a machine is gone. */
  async function keepBusy(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const what = random();
      const work = what < 0.5 ? enrol : what < 0.75 ? verify : what < 0.87 ? verifyTwice : waver;
      await work().catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve)); // a machine that is gone fails at once
    }
  }
}
