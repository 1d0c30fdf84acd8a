// What may come in place of a session, and the one end that it has to lead to.

import { asItIs, type Wire } from '../shop.ts';

export interface TokenFault {
  readonly answer: (wire: Wire) => Response | Promise<Response>;
  readonly code: string;
  /** Requests for a session, until the end. */
  readonly asked: number;
}

const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers });
const problem = (status: number, code: string, headers = {}) => json({ code }, status, headers);

/** A body that is not whole when it ends, if it does. */
const streamed = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => Promise<void> | void) =>
  new Response(new ReadableStream({ pull }), {
    headers: { 'Content-Type': 'application/json', [asItIs]: '' },
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const never = new Promise<never>(() => undefined);
const moment = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 100);
  });

const page = (url: string) => () =>
  json({ sessionId: crypto.randomUUID(), status: 'page', page: { url, kind: 'web-enrolment' } });
const broken = (answer: TokenFault['answer']) => ({ answer, code: 'TOKEN_REQUEST_FAILED', asked: 3 });
const late = (answer: TokenFault['answer']) => ({ answer, code: 'TOKEN_REQUEST_TIMEOUT', asked: 1 });
const unread = (answer: TokenFault['answer']) => ({ answer, code: 'TOKEN_RESPONSE_INVALID', asked: 1 });
const evil = (url: string) => ({ answer: page(url), code: 'URL_NOT_ALLOWED', asked: 1 });

export const tokenFaults: Readonly<Record<string, TokenFault>> = {
  refused: broken(({ hangUp }) => hangUp()),
  'breaks-off': broken(({ hangUp }) => {
    let isBegun = false;
    return streamed((controller) => {
      if (isBegun) hangUp();
      else controller.enqueue(bytes('{"sessionId":'));
      isBegun = true;
    });
  }),
  'fails-500': broken(() => json({}, 500)),
  'fails-502': broken(() => new Response('<h1>', { status: 502 })),
  'fails-503': broken(() => json({}, 503, { 'Retry-After': '0' })),
  'fails-504': broken(() => json({}, 504)),
  'fails-408': broken(() => json({}, 408)),
  'too-many': broken(() => problem(429, 'RATE_LIMITED', { 'Retry-After': '0' })),
  'too-many-junk': broken(() => problem(429, 'RATE_LIMITED', { 'Retry-After': 'soon' })),
  hangs: late(() => never),
  'hangs-in-body': late(() => {
    let isBegun = false;
    return streamed((controller) => {
      if (isBegun) return never;
      isBegun = true;
      controller.enqueue(bytes('{'));
      return undefined;
    });
  }),
  drips: late(() =>
    streamed((controller) =>
      moment().then(() => {
        controller.enqueue(bytes(' '));
      }),
    ),
  ),
  empty: unread(() => new Response(null, { status: 204 })),
  'login-page': unread(() => new Response('<form>', { headers: { 'Content-Type': 'text/html' } })),
  'led-to-login': unread(() => new Response(null, { status: 301, headers: { Location: '/back' } })),
  null: unread(() => json(null)),
  types: unread(() => json({ sessionId: 7, status: 'page', page: [] })),
  large: unread(() => json({ sessionId: 's', status: 'pending', more: 'x'.repeat(5_000_000) })),
  'bad-400': { answer: () => problem(400, 'REQUEST_INVALID'), code: 'TOKEN_REQUEST_FAILED', asked: 1 },
  'bad-403': { answer: () => problem(403, 'ORIGIN_REFUSED'), code: 'TOKEN_REQUEST_FAILED', asked: 1 },
  'bad-413': { answer: () => json({}, 413), code: 'TOKEN_REQUEST_FAILED', asked: 1 },
  'bad-422': { answer: () => json({}, 422), code: 'TOKEN_REQUEST_FAILED', asked: 1 },
  'signed-out': { answer: () => problem(401, 'NOT_SIGNED_IN'), code: 'NOT_SIGNED_IN', asked: 1 },
  unknown: { answer: () => problem(404, 'SESSION_NOT_FOUND'), code: 'SESSION_EXPIRED', asked: 1 },
  ineligible: { answer: () => problem(409, 'NOT_ELIGIBLE'), code: 'NOT_ELIGIBLE', asked: 1 },
  'a-script': evil(' \tjava\nscript:alert(1)'),
  'a-data': evil('data:text/html,<h1>'),
  'a-blob': evil('blob:https://id.example/1'),
  'an-http': evil('http://id.example/'),
  'a-password': evil('https://a:b@id.example/'),
};
