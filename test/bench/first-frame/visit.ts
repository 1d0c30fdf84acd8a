// One visit of one page by one new customer, timed by the servers' clock.

import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Contender } from './contenders.js';
import { openUnwatchedPage } from './unwatched-page.js';

export interface ServedFile {
  readonly type: string;
  readonly body: Uint8Array;
  readonly isBrotli: boolean;
}

/** What the servers are told of the next visit. */
export interface Visit {
  readonly id: number;
  readonly html: string;
  /** Path of the contender's script. */
  readonly script: string | undefined;
  readonly latencyMs: number;
  /** Isolated pages have a clock of 5 microseconds instead of 100, and no foreign frames. */
  readonly isIsolated?: boolean;
}

/** Milliseconds of the servers' clock. */
export interface VisitTimes {
  readonly pageRequested: number;
  readonly pageSent: number;
  readonly scriptSent?: number;
  readonly tokenRequested?: number;
  readonly tokenSent?: number;
  readonly frameRequested: number;
}

export interface Measured {
  /** From the page's request to the frame's, at the servers; network included. */
  readonly toFrameMs: number;
  /**
   * What the contender took for itself: from the script's last byte to the token request, and from the
   * token's last byte to the frame's request.
   */
  readonly ownMs: number;
  /** Running the script's module once; NaN where there is none. */
  readonly evaluateMs: number;
  /** Where the frame's page is of, which shows that the contender did what it is there for. */
  readonly frameHost: string;
}

export interface Condition {
  /** How many times slower the page's processor is made. */
  readonly cpuRate: number;
  readonly latencyMs: number;
}

export interface Place {
  readonly browser: Browser;
  readonly worker: Worker;
  readonly merchantUrl: string;
}

/** Around a script, to time its evaluation; the same for all, and 70 bytes. */
export const marked = (code: string): string =>
  `performance.mark('evaluate');${code}\n;performance.mark('evaluated');`;

/** Runs in the page. */
function timeBetweenMarks(): number {
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  return at('evaluated') - at('evaluate');
}

function measure(times: VisitTimes): Pick<Measured, 'toFrameMs' | 'ownMs'> {
  const { pageRequested, pageSent, scriptSent = pageSent, frameRequested } = times;
  const { tokenRequested = scriptSent, tokenSent = scriptSent } = times;
  return {
    toFrameMs: frameRequested - pageRequested,
    // whoever asked before the script came has waited for whatever was last
    ownMs: Math.max(0, tokenRequested - scriptSent) + frameRequested - Math.max(tokenSent, scriptSent),
  };
}

export interface VisitSteps {
  /** Before the page is opened. */
  readonly prepare?: (context: BrowserContext, page: Page) => Promise<unknown>;
  /** After its frame has been asked for. */
  readonly look?: (page: Page) => Promise<unknown>;
}

let visits = 0;

/** Tells the servers who comes next; they forget who came before. */
export async function announceVisit({ worker }: Place, told: Omit<Visit, 'id'>): Promise<void> {
  worker.postMessage({ ...told, id: ++visits } satisfies Visit);
  await once(worker, 'message');
}

/**
 * Opens the page as somebody who was never there: nothing cached, no connection open.
 *
 * @throws Error when no frame asks the provider's server within 20 s
 */
export async function visit(
  place: Place,
  contender: Contender,
  condition: Condition,
  { prepare, look }: VisitSteps = {},
): Promise<Measured> {
  const { browser, worker, merchantUrl } = place;
  const { html, script } = contender;
  await announceVisit(place, { html, script, latencyMs: condition.latencyMs });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (condition.cpuRate > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: condition.cpuRate });
    }
    await prepare?.(context, page);
    const framed = once(worker, 'message', { signal: AbortSignal.timeout(20_000) });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(merchantUrl, { waitUntil: 'commit' });
    const [{ times, url }] = await framed.catch(() => {
      throw new Error(`${contender.label} got no frame. ${errors.join(' ')}`);
    });
    const evaluateMs = script === undefined ? Number.NaN : await page.evaluate(timeBetweenMarks);
    await look?.(page);
    return { ...measure(times), evaluateMs, frameHost: new URL(url).host };
  } finally {
    await context.close();
  }
}

/** The same without a debugger in the page. */
export async function visitUnwatched(
  place: Place,
  contender: Contender,
  { cpuRate, latencyMs }: Condition,
): Promise<Measured> {
  const { browser, worker, merchantUrl } = place;
  const { html, script } = contender;
  await announceVisit(place, { html, script, latencyMs });
  const page = await openUnwatchedPage(browser);
  try {
    if (cpuRate > 1) await page.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
    const framed = once(worker, 'message', { signal: AbortSignal.timeout(20_000) });
    await page.send('Page.navigate', { url: merchantUrl });
    const [{ times, url }] = await framed.catch(() => {
      throw new Error(`${contender.label} got no frame.`);
    });
    const read = `(${String(timeBetweenMarks)})()`;
    const evaluated = (await page.send('Runtime.evaluate', { expression: read })) as {
      readonly result: { readonly value?: number };
    };
    const { value: evaluateMs = Number.NaN } = evaluated.result;
    return { ...measure(times), evaluateMs, frameHost: new URL(url).host };
  } finally {
    await page.close();
  }
}
