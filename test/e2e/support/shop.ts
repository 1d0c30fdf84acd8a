// A shop on http://localhost with a kit for each provider in it, the sandbox's origins on http://127.0.0.1:
// two sites, as in life. The shop's pages load the built CDN file, and each test says what its page is like.

import { serve } from '@hono/node-server';
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { tennpay, type KycServerOptions, type OutcomeEvent } from 'kyc-enrolment-server';
import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import { createMerchant, type Merchant } from '../../../demo/merchant.ts';
import { systemClock } from '../../../src/sandbox/clock.ts';

export interface PageDefinition {
  /**
   * Of each element; the first is the page's main one. Default: one element with the kit's token endpoint.
   */
  readonly elements?: readonly Readonly<Record<string, string | true>>[];
  /** The script's address. */
  readonly script?: string;
  /** The document's language. */
  readonly language?: string;
  /** Response headers, a Content-Security-Policy for one. */
  readonly headers?: Readonly<Record<string, string>>;
  /** HTML around the elements. */
  readonly body?: (elements: string) => string;
}

/** What an interceptor can do with a request besides answering it. */
export interface Wire {
  /** The kit's own answer. The request may be passed several times. */
  pass(): Promise<Response>;
  /** Cuts the connection, so that no answer arrives. */
  hangUp(): Response;
}

type Interceptor = (request: Request, wire: Wire) => Response | Promise<Response | undefined> | undefined;

export interface Shop {
  readonly origin: string;
  readonly sandbox: Sandbox;
  readonly outcomes: OutcomeEvent[];
  readonly logLines: string[];
  /** Requests to the kits, as `POST /kyc/session`, in order. */
  readonly requests: string[];
  /** Secrets of the provider's pages that the kits have given out. */
  readonly secrets: Set<string>;
  /**
   * The address of a page as defined. A redirect comes back to the latest, under an address of its own.
   */
  addPage(definition?: PageDefinition): string;
  /** Milliseconds since 1970, as the kits and the sandbox have it. */
  now(): number;
  /** Lets time go by for the kits and the sandbox, in milliseconds. */
  skip(ms: number): void;
  /** Answers the kits' routes instead of them while it gives a response. */
  intercept(answer: Interceptor | undefined): void;
  /** Ends every connection, whatever is on its way. */
  cut(): void;
  close(): Promise<void>;
}

const dist = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));

const script = `
  const violations = (window.violations = []);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    violations.push(effectiveDirective + ' ' + blockedURI);
  });
  const log = (window.log = []);
  for (const type of ['state', 'ready', 'submit', 'success', 'error', 'cancel', 'notice', 'before-redirect'])
    document.addEventListener('kyc-' + type, (event) => {
      log.push({ type: event.type, id: event.target.id, detail: event.detail });
    }, true);
`;
const style =
  ':root { color-scheme: light dark; } body { margin: 0; color: CanvasText; background: ' +
  'Canvas; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; }';

export async function openShop({
  kit = {},
  sandbox: options = {},
}: { kit?: Partial<KycServerOptions>; sandbox?: Parameters<typeof startSandbox>[0] } = {}): Promise<Shop> {
  const cdn = await readCdn();
  let skippedMs = 0;
  const now = () => Date.now() + skippedMs;
  const clock = { ...systemClock, now };
  const sandbox = await startSandbox({
    ...options,
    trustmatic: { verdictAfterMs: 300, ...options.trustmatic },
    tennpay: { clock, processingPolls: 1, lingeringPolls: 0, ...options.tennpay },
  });
  const pages: PageDefinition[] = [];
  const outcomes: OutcomeEvent[] = [];
  const logLines: string[] = [];
  const requests: string[] = [];
  const secrets = new Set<string>();
  let interceptor: Interceptor | undefined;

  const server = serve({
    fetch: (request, { incoming }) => answer(request, () => incoming.socket.destroy()),
    port: 0,
    hostname: 'localhost',
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const line = (...parts: unknown[]) => {
    logLines.push(JSON.stringify(parts));
  };
  const onOutcome = (event: OutcomeEvent) => {
    outcomes.push(event);
  };
  const shared = {
    onOutcome,
    logger: { info: line, warn: line, error: line },
    now,
    returnUrl: '/back',
    handOff: false as const, // these pages offer the provider's own way to a phone, unless a test says so
    ...kit,
  };
  const provider = { ...tennpay(sandbox.tennpay), readIntervalMs: 200 };
  const merchant: Merchant = createMerchant({
    sandbox,
    origin,
    kits: { trustmatic: shared, tennpay: { provider, ...shared } },
  });
  sandbox.trustmatic.setWebhookUrl(`${origin}/kyc/webhook/trustmatic`);
  sandbox.tennpay.setReturnUrls({
    success: `${origin}/kyc-10npay/return/success`,
    fail: `${origin}/kyc-10npay/return/fail`,
  });

  function cut(): void {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }

  async function answer(request: Request, cutOff: () => void): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (/^\/kyc(-10npay)?\//.test(pathname)) {
      requests.push(`${request.method} ${pathname}${search}`);
      const intercepted = await interceptor?.(request, {
        pass: () => merchant.fetch(request.clone()),
        hangUp: () => {
          cutOff();
          return new Response(null);
        },
      });
      if (intercepted?.headers.has(asItIs)) return intercepted;
      const response = await briskly(intercepted ?? (await merchant.fetch(request)));
      for (const [, token = ''] of (await response.clone().text()).matchAll(/token=([\w.-]+)/g))
        secrets.add(token);
      return response;
    }
    if (pathname.startsWith('/demo/')) return merchant.fetch(request);
    const file = cdn.get(pathname.slice('/cdn/'.length));
    if (file !== undefined) return typed('text/javascript', file);
    if (pathname === '/shop.js') return typed('text/javascript', script);
    if (pathname === '/shop.css') return typed('text/css', style);
    const page = pathname === '/back' ? pages.at(-1) : pages[Number(pathname.slice('/page/'.length))];
    return page
      ? typed('text/html; charset=utf-8', html(page), page.headers)
      : new Response('not here', { status: 404 });
  }

  return {
    origin,
    sandbox,
    outcomes,
    logLines,
    requests,
    secrets,
    addPage: (definition = {}) => `${origin}/page/${pages.push(definition) - 1}`,
    now,
    skip: (ms) => {
      skippedMs += ms;
    },
    intercept: (answer) => {
      interceptor = answer;
    },
    cut,
    async close() {
      server.close();
      cut();
      await merchant.close();
      await sandbox.close();
    },
  };
}

/** The header of an interceptor's answer whose body is not to be read here: it never ends, or breaks off. */
export const asItIs = 'X-As-It-Is';

/** The soonest that the widget asks again: what comes of an answer is tested here, not how long it waits. */
const pollAfterMs = 500;

async function briskly(response: Response): Promise<Response> {
  const text = await response.clone().text();
  if (!text.includes('"pollAfterMs"')) return response;
  return new Response(text.replace(/"pollAfterMs":\d+/, `"pollAfterMs":${pollAfterMs}`), response);
}

const typed = (type: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers } });

/** The built files, read once: a build that runs meanwhile does not change what is tested. */
async function readCdn(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(dist)).filter((name) => name.endsWith('.js'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(dist + name, 'utf8')] as const)),
  );
}

function html({
  elements = [{}],
  script = '/cdn/kyc-enrolment.js',
  language = 'en',
  body = (elements) => `<main aria-label="Shop"><h1>Open an account</h1>${elements}</main>`,
}: PageDefinition): string {
  const tags = elements.map((attributes, index) => {
    const all = { id: `kyc${index}`, 'token-endpoint': '/kyc/session', ...attributes };
    return `<kyc-enrolment ${Object.entries<string | true>(all)
      .map(([name, value]) => (value === true ? name : `${name}="${value}"`))
      .join(' ')}></kyc-enrolment>`;
  });
  return `<!doctype html><html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shop.css"><script src="/shop.js"></script>
<script type="module" src="${script}"></script></head>
<body>${body(tags.join('\n'))}</body></html>`;
}
