// Faults of a kit, and of what stands in front of it.

import { withHeaders } from './clinic.js';
import { shell, type Fault } from './fault.js';

export const isKit = (path: string | undefined, part = '') => path?.startsWith(`/kyc/${part}`) === true;

const tag = (change: (html: string) => string) => ({ html: change });

export const kitFaults: readonly Fault[] = [
  [
    'a kit that does not list the page',
    { kit: { origins: ['https://shop.example'] } },
    'origins',
    /do not list http:\/\/127/,
    /^origins: \['http:\/\/127\.0\.0\.1:\d+'\]$/,
  ],
  [
    'a kit that lets everybody in',
    { kit: { identify: () => ({ id: 'customer-1' }) } },
    'token-endpoint',
    /lets in who has no login/,
    /identify: .*null$/,
  ],
  [
    'a mistyped token endpoint, where the kit is named',
    { isApart: true, html: (html) => html.replace('/kyc/session', '/kyc/sesion') },
    'token-endpoint',
    /\/kyc\/sesion, where nothing is: the kit is at http/,
    /^token-endpoint="http:\/\/127\.0\.0\.1:\d+\/kyc\/session"$/,
  ],
  [
    'a slash at the end of the token endpoint',
    { html: (html) => html.replace('/kyc/session', '/kyc/session/') },
    'token-endpoint',
    /\/kyc\/session\/, where nothing is: the kit is at http/,
    'token-endpoint="/kyc/session"',
  ],
  [
    'the mount in place of the token endpoint',
    { html: (html) => html.replace('/kyc/session', '/kyc') },
    'token-endpoint',
    /\/kyc, where nothing is: the kit is at http.*\/kyc\.$/,
    'token-endpoint="/kyc/session"',
  ],
  [
    'a login page in front of the token endpoint',
    {
      inFront: ({ url, method }, response) =>
        isKit(url, 'session') &&
        method === 'POST' &&
        (response.writeHead(302, { location: '/login' }).end(), true),
    },
    'token-endpoint',
    /redirects who is not signed in to \/login/,
    /Answer 401/,
  ],
  [
    'a check of CSRF tokens in front',
    {
      inFront: ({ url, method }, response) =>
        isKit(url, 'session') && method === 'POST' && (response.writeHead(419).end(), true),
    },
    'token-endpoint',
    /419/,
    /Leave the mount out/,
  ],
  [
    'a proxy that replaces Origin',
    {
      request: async ({ url, method, headers: sent }) => {
        const headers = new Headers(sent);
        headers.set('origin', new URL(url).origin);
        headers.delete('sec-fetch-site');
        return new Request(url, { method, headers, ...(method === 'POST' && { body: '[]' }) });
      },
    },
    'other-sites',
    /Origin does not arrive/,
    /proxy_set_header Origin/,
  ],
  [
    'CORS for everybody',
    { answer: (response) => withHeaders(response, { 'access-control-allow-origin': '*' }) },
    'other-sites',
    /Every site may read/,
    /Leave the mount out of the CORS rule/,
  ],
  [
    'CORS for whoever asks',
    {
      answer: (response, { headers }) =>
        withHeaders(response, { 'access-control-allow-origin': headers.get('origin') ?? undefined }),
    },
    'other-sites',
    /Every site may read/,
    /Leave the mount out of the CORS rule/,
  ],
  [
    'a proxy that answers preflights without tracing headers',
    {
      isApart: true,
      answer: (response, { method }) =>
        method === 'OPTIONS'
          ? withHeaders(response, { 'access-control-allow-headers': 'content-type, idempotency-key' })
          : response,
    },
    'preflight',
    /does not allow traceparent/,
    /^Access-Control-Allow-Headers: .*traceparent/,
  ],
  [
    'only the token endpoint routed',
    {
      inFront: ({ url }, response) =>
        isKit(url) && url !== '/kyc/session' && (response.writeHead(404).end(), true),
    },
    'kit-mount',
    /Only \/kyc\/session leads to the kit/,
    /app\.all\('\/kyc\/\*'/,
  ],
  [
    'an application that answers everything',
    {
      inFront: ({ url }, response) =>
        isKit(url) && (response.setHeader('content-type', 'text/html').end(shell), true),
    },
    'kit-mount',
    /leads to an HTML page/,
    /before the rule/,
  ],
  [
    'a kit on another origin that the doctor was not told of',
    { isApart: true, visit: { kit: undefined } },
    'kit-mount',
    /^The kit is on another origin than the page, http:\/\/127.*, and was not asked/,
    /^--kit http:\/\/127.*\/kyc$/,
  ],
  [
    'a kit somewhere else',
    tag((html) => html.replace('/kyc/session', '/api/kyc/session')),
    'kit-mount',
    /not at http:\/\/127.*\/api\/kyc/,
    /token-endpoint="<its mount>\/session"/,
  ],
  [
    'a consent that the kit does not ask for',
    {
      html: (html) => html.replace('class="wide"', 'consent-endpoint="/kyc/consent"'),
      headers: { 'content-security-policy': undefined },
    },
    'consent-endpoint',
    /asks for no consent/,
    /requireConsent/,
  ],
  [
    'a wrong baseUrl',
    { kit: { baseUrl: 'http://localhost:8080/kyc' } },
    'base-url',
    /takes http:\/\/localhost:8080\/kyc for its address/,
    /^baseUrl: 'http:\/\/127\.0\.0\.1:\d+\/kyc'$/,
  ],
  [
    'an application’s page in place of the return page',
    {
      inFront: ({ url }, response) =>
        isKit(url, 'return/') && (response.setHeader('content-type', 'text/html').end(shell), true),
    },
    'return-pages',
    /application’s own page/,
    /before the rule/,
  ],
  [
    'a returnUrl that leads to nothing',
    { kit: { returnUrl: '/gone' } },
    'return-pages',
    /returnUrl leads to .*\/gone, which answers 404/,
    /^returnUrl: /,
  ],
  [
    'a policy that a proxy adds to return pages',
    {
      answer: (response, { url }) => {
        const csp = `${response.headers.get('content-security-policy') ?? ''}, frame-ancestors 'none'`;
        return url.includes('/return/')
          ? withHeaders(response, { 'content-security-policy': csp })
          : response;
      },
    },
    'return-headers',
    /out of the element’s frame/,
    /^frame-ancestors http:\/\/127/,
  ],
  [
    'X-Frame-Options on return pages, and their own policy gone',
    {
      answer: (response) =>
        withHeaders(response, { 'content-security-policy': undefined, 'x-frame-options': 'DENY' }),
    },
    'return-headers',
    /X-Frame-Options: DENY/,
    /^Content-Security-Policy: frame-ancestors 'self' http/,
  ],
  [
    'a service worker that answers navigations',
    {
      html: (html) =>
        html.replace('</body>', "<script>navigator.serviceWorker.register('/sw.js')</script></body>"),
      files: {
        '/sw.js':
          "onfetch = (e) => { if (e.request.mode === 'navigate') e.respondWith(caches.match('/')); };",
      },
    },
    'service-worker',
    /\/sw\.js answers navigations/,
    /startsWith\('\/kyc\/'\)\) return;/,
  ],
  [
    'a login cookie for every site',
    { headers: { 'set-cookie': 'sid=1; HttpOnly; Secure; SameSite=None' } },
    'cookies',
    /sid is sent with the requests of every site/,
    'Set-Cookie: sid=…; SameSite=Lax; Secure; HttpOnly',
  ],
  [
    'a proxy that removes the kit’s cookie',
    { answer: (response) => withHeaders(response, { 'set-cookie': undefined }) },
    'return-cookie',
    /__Host-kyc-from, which the return page sets, does not arrive/,
    /Let Set-Cookie through/,
  ],
  [
    'a body that was read and is gone',
    {
      mounted: (next) => (request, response) => {
        request.resume().once('end', () => {
          next(request, response);
        });
      },
    },
    'webhook',
    /was read before the kit and is gone/,
    /comes before app\.use\(express\.json\(\)\)/,
  ],
  [
    'a body parser in front of webhooks',
    {
      mounted: (next) => async (request, response) => {
        const pieces: Buffer[] = [];
        for await (const piece of request) pieces.push(piece as Buffer);
        try {
          Object.assign(request, { body: JSON.parse(Buffer.concat(pieces).toString() || '{}') });
        } catch {
          return void response.writeHead(400).end();
        }
        next(request, response);
      },
    },
    'webhook',
    /body parser reads webhooks/,
    /request\.rawBody = bytes/,
  ],
  [
    'a login in front of webhooks',
    {
      inFront: ({ url }, response) =>
        isKit(url, 'webhook') && (response.writeHead(302, { location: '/login' }).end(), true),
    },
    'webhook',
    /answers a provider 302/,
    /without a login/,
  ],
  [
    'a proxy that takes no pictures',
    {
      html: (html) => html.replace('class="wide"', 'capture="own"'),
      inFront: (request, response) =>
        Number(request.headers['content-length'] ?? 0) > 1_000_000 &&
        (request.resume().once('end', () => response.writeHead(413).end()), true),
    },
    'picture-size',
    /413/,
    /client_max_body_size 20m/,
  ],
  [
    'a cache in front',
    { answer: (response) => withHeaders(response, { 'cache-control': 'public, max-age=60' }) },
    'caching',
    /cache/,
    /^Cache-Control: no-store, and no cache for \/kyc\//,
  ],
  [
    'a store that takes nothing',
    { inFront: ({ url }, response) => url === '/kyc/health/ready' && (response.writeHead(503).end(), true) },
    'kit-ready',
    /not ready \(503\)/,
    /pooler/,
  ],
  [
    'a clock that is wrong',
    { visit: { now: () => Date.now() - 120_000 } },
    'clock',
    /1[12]\d s apart/,
    'timedatectl set-ntp true',
  ],
];
