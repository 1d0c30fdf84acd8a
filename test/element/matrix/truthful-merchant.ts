// A merchant's server that knows the truth: which session is open, whether its customer has finished, and
// what was said of it. A test moves the truth; what the element makes of it is the question.

import { provider } from '../../support/element.js';

export interface TruthfulMerchant {
  readonly fetch: typeof fetch;
  /** The open session; empty before there is one. */
  readonly sessionId: string;
  /** How many sessions were opened: each is paid for. */
  readonly opened: number;
  /** What was answered and has arrived: `page`, `pending`, a verdict, or a failure's HTTP status. */
  readonly told: ReadonlySet<string>;
  /** Whether requests arrive. */
  isReachable: boolean;
  /** Whether the provider takes its time with the verdict. */
  isJudging: boolean;
  verdict: 'approved' | 'failed';
  /** The customer has finished the page of the open session. */
  finish(): void;
  /** What is on its way does not arrive. */
  loseAnswers(): void;
  /** Keeps every answer back until the returned function is called. */
  hold(): () => void;
}

interface OpenSession {
  readonly id: string;
  isFinished: boolean;
  verdict?: TruthfulMerchant['verdict'];
}

const consentText = { consentType: 'biometrics', version: '1', html: '<p>Your face.</p>', approved: false };

export function truthfulMerchant(): TruthfulMerchant {
  const told = new Set<string>();
  let session = undefined as OpenSession | undefined;
  let opened = 0;
  let held: Promise<void> | undefined;
  let isAgreed = false;
  let lost = new AbortController();

  const merchant = {
    fetch: async (input: RequestInfo | URL, { method = 'GET', body, signal }: RequestInit = {}) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      reach();
      const [word, response] = answer(method, pathname, typeof body === 'string' ? body : '{}');
      const isLost = lost.signal;
      await held;
      signal?.throwIfAborted();
      reach();
      if (isLost.aborted) throw new TypeError('the answer was lost');
      told.add(word);
      return response;
    },
    get sessionId() {
      return session?.id ?? '';
    },
    get opened() {
      return opened;
    },
    told,
    isReachable: true,
    isJudging: false,
    verdict: 'approved' as TruthfulMerchant['verdict'],
    finish: () => {
      if (session) session.isFinished = true;
    },
    loseAnswers: () => {
      lost.abort();
      lost = new AbortController();
    },
    hold() {
      const releasing = new AbortController();
      held = new Promise((resolve) => {
        releasing.signal.addEventListener('abort', () => {
          resolve();
        });
      });
      return () => {
        held = undefined;
        releasing.abort();
      };
    },
  };
  return merchant;

  function reach(): void {
    if (!merchant.isReachable) throw new TypeError('out of reach');
  }

  function answer(method: string, pathname: string, body: string): [word: string, response: Response] {
    if (pathname === '/kyc/consent') {
      if (method === 'POST') isAgreed = true;
      return method === 'POST'
        ? ['204', new Response(null, { status: 204 })]
        : ['consent', Response.json({ ...consentText, approved: isAgreed })];
    }
    if (method === 'POST') return statusOf(openOne(/"restart":true/.test(body)));
    if (!session || !pathname.endsWith(session.id)) return ['410', new Response(null, { status: 410 })];
    return statusOf(session);
  }

  function openOne(restart: boolean): OpenSession {
    if (session && !restart && session.verdict !== 'failed') return session;
    opened += 1;
    return (session = { id: crypto.randomUUID(), isFinished: false });
  }

  function statusOf(of: OpenSession): [word: string, response: Response] {
    const status = wordOf(of);
    const page = { url: `${provider}/page`, kind: 'web-enrolment', expiresInMs: 3_600_000 };
    const ids = { sessionId: of.id, statusUrl: `/kyc/session/${of.id}` };
    return [status, Response.json({ ...ids, status, pollAfterMs: 500, ...(status === 'page' && { page }) })];
  }

  function wordOf(of: OpenSession): string {
    if (of.verdict) return of.verdict;
    if (!of.isFinished) return 'page';
    if (merchant.isJudging) return 'pending';
    return (of.verdict = merchant.verdict);
  }
}
