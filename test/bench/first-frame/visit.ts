// One visit of one page by one new customer, timed by the servers' clock.

import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Browser, Page } from 'playwright';
import type { Contender } from './contenders.js';

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

const readEvaluation = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return at('evaluated') - at('evaluate');
  });

export function measure(times: VisitTimes): Omit<Measured, 'evaluateMs'> {
  const { pageRequested, pageSent, scriptSent = pageSent, frameRequested } = times;
  const { tokenRequested = scriptSent, tokenSent = scriptSent } = times;
  return {
    toFrameMs: frameRequested - pageRequested,
    // whoever asked before the script came has waited for whatever was last
    ownMs: Math.max(0, tokenRequested - scriptSent) + frameRequested - Math.max(tokenSent, scriptSent),
  };
}

let visits = 0;

/**
 * Opens the page as somebody who was never there: nothing cached, no connection open.
 *
 * @throws Error when no frame asks the provider's server within 20 s
 */
export async function visit(place: Place, contender: Contender, condition: Condition): Promise<Measured> {
  const { browser, worker, merchantUrl } = place;
  const { html, script } = contender;
  const told: Visit = { id: ++visits, html, script, latencyMs: condition.latencyMs };
  worker.postMessage(told);
  await once(worker, 'message');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (condition.cpuRate > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: condition.cpuRate });
    }
    const framed = once(worker, 'message', { signal: AbortSignal.timeout(20_000) });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(merchantUrl, { waitUntil: 'commit' });
    const [{ times }] = await framed.catch(() => {
      throw new Error(`${contender.label} got no frame. ${errors.join(' ')}`);
    });
    const evaluateMs = script === undefined ? Number.NaN : await readEvaluation(page);
    return { ...measure(times), evaluateMs };
  } finally {
    await context.close();
  }
}
