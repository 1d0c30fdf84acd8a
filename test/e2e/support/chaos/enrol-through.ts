// One enrolment over a bad network, and what must hold of its ends: they say what the server knows, and the
// customer who goes on reaches the verdict.

import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { Journey } from '../journey.ts';
import { displays as ways, kyc, type Display } from '../journey.ts';
import type { PageDefinition, Shop } from '../shop.ts';
import type { LossyNetwork } from './lossy-network.ts';
import type { Witness } from './stranded-report.ts';

export interface Run {
  readonly page: Page;
  readonly shop: Shop;
  readonly journey: Journey;
  readonly network: LossyNetwork;
  readonly witness: Witness;
}

/** An enrolment that is to be played. */
export interface Plan {
  readonly provider: 'trustmatic' | '10npay';
  readonly display: Display;
  readonly scenario: string;
  readonly definition: PageDefinition;
}

/** The verdict's word in the end that is told of it. */
const truths: Readonly<Record<string, string>> = {
  approved: 'approved',
  review: 'review',
  rejected: 'VERIFICATION_REJECTED',
  'fail-signing': 'VERIFICATION_FAILED',
};
const scenarios = {
  trustmatic: ['approved', 'approved', 'review', 'rejected'],
  '10npay': ['approved', 'approved', 'approved', 'fail-signing'],
};
const wished = process.env['KYC_TORTURE_DISPLAY'];
const displays = ways.filter((display) => wished === undefined || display === wished);

/** How long the network stays bad, in milliseconds. */
const BAD_MS = 8_000;

export function drawPlan(random: () => number): Plan {
  const oneOf = <Thing>(list: readonly Thing[]) => list[Math.floor(random() * list.length)] as Thing;
  const provider = oneOf(['trustmatic', '10npay'] as const);
  const display = oneOf(displays);
  const { elements = [{}], ...rest } = kyc(display);
  const endpoint = provider === '10npay' ? '/kyc-10npay/session' : '/kyc/session';
  const definition = { ...rest, elements: elements.map((one) => ({ ...one, 'token-endpoint': endpoint })) };
  return { provider, display, scenario: oneOf(scenarios[provider]), definition };
}

/** Plays one enrolment to its verdict. Returns the rules that were broken, as sentences. */
export async function endThrough(run: Run, { scenario }: Plan): Promise<readonly string[]> {
  const { journey, network, page, shop } = run;
  const broken: string[] = [];
  const from = journey.heard.length;
  const faultsBefore = network.tokenFaults;
  const ends = () =>
    journey.heard.slice(from).filter(({ type }) => /^kyc-(success|error|cancel)$/.test(type));
  const truth = truths[scenario];
  const since = Date.now();
  let judged = 0;

  /** Judges what was told since, and goes on as a customer would. */
  async function look(): Promise<'over' | 'under way'> {
    if (Date.now() - since > BAD_MS) network.share = 0; // it is back
    shop.skip(2_000); // the kit asks a provider who says nothing once a minute
    await reloadBroken(page.context());
    for (const { detail } of ends().slice(judged)) {
      judged += 1;
      const word = wordOf(detail);
      if (word === truth) return 'over';
      const isRequests = /^TOKEN_REQUEST_(FAILED|TIMEOUT)$/.test(word) && network.tokenFaults > faultsBefore;
      if (isRequests && detail['retryable'] === true) await tryAgain(page);
      else broken.push(`it ended as ${word}`);
    }
    return broken.length > 0 ? 'over' : 'under way';
  }
  try {
    await expect.poll(look, { timeout: 60_000, intervals: [100] }).toBe('over');
  } catch {
    broken.push(`it was stranded\n${await run.witness.report()}`);
  }
  if (broken.length > 0) return [...broken, ...twoEnds(journey, from)];

  const isTold = ({ status }: { status: string }) => status === (verdicts[truth ?? ''] ?? truth);
  await expect.poll(() => shop.outcomes.some(isTold), 'the merchant’s server was told too').toBe(true);
  shop.outcomes.length = 0;
  return twoEnds(journey, from);
}

const verdicts: Readonly<Record<string, string>> = {
  VERIFICATION_REJECTED: 'rejected',
  VERIFICATION_FAILED: 'failed',
};

const wordOf = (detail: Readonly<Record<string, unknown>>): string =>
  String(detail['outcome'] ?? detail['code'] ?? detail['reason']);

/** An end that follows another without a beginning in between. */
function twoEnds({ heard }: Journey, from: number): string[] {
  const ended = new Map<string, string>();
  return heard.slice(from).flatMap(({ document, type, detail }) => {
    if (type === 'kyc-state' && /consent|starting/.test(String(detail['state']))) ended.delete(document);
    if (!/^kyc-(success|error|cancel)$/.test(type)) return [];
    const before = ended.get(document);
    ended.set(document, wordOf(detail));
    return before === undefined ? [] : [`${wordOf(detail)} is a second end, after ${before}`];
  });
}

/** A page that did not come is the browser's own, which offers to load it again. */
async function reloadBroken(context: BrowserContext): Promise<void> {
  for (const page of context.pages())
    if (page.url().startsWith('chrome-error:'))
      await page.reload({ waitUntil: 'commit', timeout: 10_000 }).catch(() => undefined);
}

const tryAgain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('kyc-enrolment')?.start();
  });
