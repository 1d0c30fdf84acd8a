// A merchant's page with a real kit behind it, healthy but for what a test plants, and the doctor's visit.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKycServer, memoryStore, trustmatic, type KycServerOptions } from 'kyc-enrolment-server';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { examine, type ExamineOptions } from '../../src/doctor/examine.js';
import { sendByNode } from '../../src/doctor/send-by-node.js';
import { version } from '../../src/enrolment/version.js';

/** Answers before the page and the kit do. True if it has. */
type InFront = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Planted {
  /** Of the page; undefined removes one. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly html?: (html: string) => string;
  /** Files by path, beside or instead of the script's. */
  readonly files?: Readonly<Record<string, string>>;
  readonly kit?: Partial<KycServerOptions>;
  /** What a proxy makes of the kit's answers. */
  readonly answer?: (response: Response, request: Request) => Response;
  /** What a proxy makes of requests on their way to the kit. */
  readonly request?: (request: Request) => Promise<Request>;
  readonly inFront?: InFront;
  readonly mounted?: (handler: RequestListener) => RequestListener;
  /** The kit is on an origin of its own. */
  readonly isApart?: boolean;
  readonly visit?: Partial<ExamineOptions>;
  /** Where an earlier visit found the shop, for lines that name an address. */
  readonly at?: { readonly origin: string; readonly kitOrigin: string };
}

const provider = 'https://id.example';
export const opened: string[] = [];

const stops: (() => Promise<unknown>)[] = [];
export const closeClinic = async () => {
  opened.length = 0;
  await Promise.all(stops.splice(0).map((stop) => stop()));
};

async function listen(handler: RequestListener, at = ''): Promise<string> {
  const server = createServer(handler);
  const port = at ? Number(new URL(at).port) : 0;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const script = `class K{static version="${version}"}const load=()=>import("./views.abc123.js");`;
const part = 'export const view=1;';
const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

export const importMap = JSON.stringify({
  integrity: {
    '/kyc-enrolment/kyc-enrolment.js': integrityOf(script),
    '/kyc-enrolment/views.abc123.js': integrityOf(part),
  },
});
const mapHash = `'sha256-${createHash('sha256').update(importMap).digest('base64')}'`;

const pageOf = (tokenEndpoint: string, credentials: string) => `<!doctype html>
<html lang="en"><head><title>Shop</title>
<!-- <kyc-enrolment tokenendpoint="/no"></kyc-enrolment> -->
<script type="importmap">${importMap}</script>
<script type="module" src="/kyc-enrolment/kyc-enrolment.js"
  integrity="${integrityOf(script)}"></script></head>
<body><kyc-enrolment id="kyc" class="wide" data-step="2" token-endpoint="${tokenEndpoint}" ${credentials}
  provider-origins="${provider}"></kyc-enrolment></body></html>`;

/** Starts a shop, lets the doctor visit it, and returns what was found. */
export async function visitShop(planted: Planted = {}) {
  const { kit: options, isApart = false, html = (page: string) => page, visit = {}, at } = planted;
  let kitAt: RequestListener = () => undefined;
  const kitOrigin = isApart
    ? await listen((request, response) => kitAt(request, response), at?.kitOrigin)
    : '';
  const origin = await listen((request, response) => serve(request, response), at?.origin);
  kitAt = mountKit(planted, {
    ...(isApart && { baseUrl: `${kitOrigin}/kyc` }),
    origins: [origin],
    ...options,
  });
  const page = html(pageOf(`${kitOrigin}/kyc/session`, isApart ? 'credentials="include"' : ''));
  const files: Record<string, string> = {
    '/kyc-enrolment/kyc-enrolment.js': script,
    '/kyc-enrolment/views.abc123.js': part,
    ...planted.files,
  };

  function serve(request: IncomingMessage, response: ServerResponse) {
    const [path = ''] = (request.url ?? '').split('?');
    if (planted.inFront?.(request, response)) return;
    if (path.startsWith('/kyc/')) kitAt(request, response);
    else if (path in files) response.setHeader('content-type', 'text/javascript').end(files[path]);
    else if (path === '/' || path === '/done') sendPage(response, { page, kitOrigin, planted });
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Not here</p>');
  }

  const kit = isApart ? { kit: new URL(`${kitOrigin}/kyc`) } : {};
  const asked: URL[] = [];
  const examined = await examine({
    page: new URL(`${origin}/`),
    ...kit,
    now: Date.now,
    ...visit,
    send: (url, request) => {
      asked.push(url);
      return (visit.send ?? sendByNode)(url, request);
    },
  });
  return { examined, asked, origin, kitOrigin };
}

function sendPage(
  response: ServerResponse,
  { page, kitOrigin, planted }: { page: string; kitOrigin: string; planted: Planted },
) {
  const headers: NonNullable<Planted['headers']> = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; script-src 'self' ${mapHash}; connect-src 'self' ${kitOrigin}; ` +
      `frame-src ${provider}; require-trusted-types-for 'script'; trusted-types lit-html`,
    'permissions-policy': `camera=(self "${provider}"), geolocation=()`,
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'x-frame-options': 'DENY',
    'set-cookie': 'session=secret-canary; HttpOnly; Secure; SameSite=Lax',
    ...planted.headers,
  };
  for (const [name, value] of Object.entries(headers)) if (value) response.setHeader(name, value);
  response.end(page);
}

function mountKit(
  { answer, request: rewrite, mounted }: Planted,
  options: Partial<KycServerOptions>,
): RequestListener {
  const store = memoryStore();
  const kit = createKycServer({
    provider: trustmatic({ url: provider, username: 'user-canary', password: 'password-canary' }),
    identify: (request) => (request.headers.get('cookie')?.includes('session=') ? { id: 'ada' } : null),
    origins: [],
    secret: 'a secret of these tests, long enough to be one',
    store: {
      ...store,
      open: async (opening) => {
        opened.push('a session');
        return store.open(opening);
      },
    },
    returnUrl: '/done',
    onOutcome: () => undefined,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    fetch: () => Promise.reject(new Error('The provider is asked.')),
    sweepEveryMs: 0,
    ...options,
  });
  stops.push(() => kit.close());
  const handler = toNodeHandler(
    {
      fetch: async (request, facts) => {
        const response = await kit.fetch(rewrite ? await rewrite(request) : request, facts);
        return answer ? answer(response, request) : response;
      },
    },
    { logger: { info: () => undefined, warn: () => undefined, error: () => undefined } },
  );
  const listener: RequestListener = (request, response) => void handler(request, response);
  return mounted ? mounted(listener) : listener;
}

/** The answer with other headers; undefined removes one. */
export function withHeaders(
  response: Response,
  changed: Readonly<Record<string, string | undefined>>,
): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(changed)) {
    headers.delete(name);
    if (value !== undefined) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}
