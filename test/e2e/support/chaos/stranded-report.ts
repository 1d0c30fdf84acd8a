// What is known of an enrolment that goes nowhere any more. Chance comes from the browser's timing too, so a
// seed alone does not bring it back: whoever looks for the reason has this report and nothing else.

import type { BrowserContext, Page, Request } from '@playwright/test';
import type { Shop } from '../shop.ts';

export interface Witness {
  /** The pages as they are now, what happened last, and what the server says. */
  report(): Promise<string>;
}

const KEPT = 60;
/** A page that does not answer is itself a finding. In milliseconds. */
const PATIENCE = 5_000;

export function witness(context: BrowserContext, shop: Shop): Witness {
  const seen: string[] = [];
  const note = (...words: unknown[]) => {
    seen.push(`${new Date().toISOString().slice(14, 23)} ${words.join(' ')}`);
    if (seen.length > KEPT) seen.shift();
  };
  const named = (request: Request) => `${request.method()} ${shortly(request.url())}`;
  context.on('request', (request) => {
    if (!/\/cdn\/|\.css$/.test(request.url())) note('->', named(request));
  });
  context.on('response', (response) => {
    if (response.status() !== 200) note('<-', named(response.request()), response.status());
  });
  context.on('requestfailed', (request) => {
    note('xx', named(request), request.failure()?.errorText);
  });
  context.on('console', (message) => {
    note('console', message.type(), message.text());
  });
  context.on('weberror', (error) => {
    note('thrown', String(error.error()));
  });
  const follow = (page: Page) =>
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) note('at', shortly(frame.url()));
    });
  context.pages().forEach(follow);
  context.on('page', follow);

  return {
    async report() {
      const pages = await Promise.all(context.pages().map(pageNow));
      const parts = [...pages, '— last seen', ...seen, '— the server'];
      return [...parts, await serverNow(context, shop), ...shop.logLines.slice(-8)].join('\n');
    },
  };
}

/** An address without its query, which may hold a token. */
const shortly = (url: string): string => url.replace(/[?#].*/, '');

const soon = <Value>(value: Promise<Value>): Promise<Value | string> =>
  Promise.race([
    value.catch(String),
    new Promise<string>((resolve) => {
      setTimeout(resolve, PATIENCE, 'it does not answer');
    }),
  ]);

async function pageNow(page: Page): Promise<string> {
  const is = page.url().startsWith('chrome-error:') ? 'the browser’s own error page' : shortly(page.url());
  return `— a page: ${is}\n${await soon(page.evaluate(lookAround))}`;
}

/** Runs in the page. */
function lookAround(): string {
  const element = document.querySelector('kyc-enrolment');
  const root = element?.shadowRoot;
  const buttons = [...(root?.querySelectorAll('button') ?? [])].map(
    ({ part, textContent }) => `${String(part)} "${textContent.trim()}"`,
  );
  const parts = performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\/|[?#].*/g, ''));
  const shown = (root?.querySelector('[part=base]') ?? document.body).textContent.replace(/\s+/g, ' ');
  const frames = [...(root?.querySelectorAll('iframe') ?? [])].map(({ title }) => title);
  return [
    `${document.readyState}, ${document.visibilityState}, ${Math.round(performance.now())} ms old`,
    `element: ${element ? `"${element.state}", session ${element.sessionId}` : 'none'}`,
    `shown: ${shown.trim()}`,
    `buttons: ${buttons.join(', ')}`,
    `frames: ${frames.join(', ')}`,
    `asked for: ${parts.slice(-20).join(' ')}`,
  ].join('\n');
}

/** What the server says of the session that was asked of last, and how it was asked. */
async function serverNow(context: BrowserContext, { origin, requests }: Shop): Promise<string> {
  const asked = requests.slice(-25).map((request) => request.replace(/state=[^&]*/, 'state=…'));
  const last = asked.findLast((one) => one.includes('/session/')) ?? '';
  const [path] = /\/kyc[\w-]*\/session\/[\w-]+/.exec(last) ?? [];
  if (path === undefined) return [...asked, 'no session was asked of'].join('\n');
  const answer = context.request
    .get(origin + path, { headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' } })
    .then(async (response) => `${response.status()} ${await response.text()}`)
    .then((text) => text.replace(/https?:[^"]*/g, '…'));
  return [...asked, `now, of ${path}: ${await soon(answer)}`].join('\n');
}
