// The doctor: looks at a page and a kit from outside and says what is wrong. It must never open a session,
// send a login, follow a POST's redirect, or ask another server than those it was given.

import { checks } from './checks.js';
import { kitMount } from './checks/kit-mount.js';
import { pageAnswers } from './checks/page-answers.js';
import { error, type Check, type Finding, type Skipped } from './finding.js';
import { createNet, Unreachable, type Send } from './net.js';
import { readSite, type Site } from './site.js';

export interface ExamineOptions {
  readonly page: URL;
  /** The kit's mount; by default what stands before `/session` in `token-endpoint`. */
  readonly kit?: URL | undefined;
  /** Origins that may be asked besides, such as a script's. */
  readonly also?: readonly string[];
  /** The providers' origins, where the page does not list them. */
  readonly providerOrigins?: readonly string[];
  /** Ids of providers of the merchant's own, for their webhooks. */
  readonly webhooks?: readonly string[];
  readonly send: Send;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For each request, 10 000 by default; a check has three times as long. */
  readonly timeoutMs?: number;
}

export interface Examined {
  readonly check: string;
  readonly findings: readonly Finding[];
  /** Why the check had nothing to look at. */
  readonly skipped?: string;
}

/** Never rejects for what servers do: that is a finding. */
export async function examine(options: ExamineOptions): Promise<readonly Examined[]> {
  const {
    page: address,
    kit,
    also = [],
    providerOrigins = [],
    webhooks = [],
    send,
    now,
    timeoutMs = 10_000,
  } = options;
  const origins = [address.origin, ...(kit ? [kit.origin] : []), ...also];
  const net = createNet({ send, origins, timeoutMs });
  const answer = await net.get(address).catch((trouble: unknown) => unreachable(trouble));
  if ('level' in answer) return [{ check: 'page', findings: [answer] }];
  const site = readSite(answer, { kit, providerOrigins, webhooks, net, now });
  const run = (check: Check) => examineBy(check, site, 3 * timeoutMs);
  const page = await run(pageAnswers);
  if (page.findings.some(({ level }) => level === 'error') && answer.status !== 200) return [page];
  const mount = await run(kitMount);
  const isWrong = mount.findings.some(({ level }) => level === 'error');
  const isThere = mount.skipped === undefined && !isWrong;
  const rest = checks.map(async (check) => {
    if (check.needs && isWrong) return skip(check, 'told by kit-mount');
    if (check.needs === 'kit' && !isThere) return skip(check, mount.skipped ?? 'told by kit-mount');
    return run(check);
  });
  return toldOnce([page, mount, ...(await Promise.all(rest))]);
}

const skip = ({ name }: Check, skipped: string): Examined => ({ check: name, findings: [], skipped });

async function examineBy(check: Check, site: Site, mostMs: number): Promise<Examined> {
  const result = await inTime(async () => check.run(site), mostMs).catch((trouble: unknown) => [
    unreachable(trouble),
  ]);
  return isSkipped(result) ? skip(check, result.skipped) : { check: check.name, findings: result };
}

const isSkipped = (result: readonly Finding[] | Skipped): result is Skipped => 'skipped' in result;

async function inTime<T>(work: () => Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unreachable(`The check took more than ${ms / 1000} s`));
    }, ms);
  });
  return Promise.race([work(), late]).finally(() => {
    clearTimeout(timer);
  });
}

/** @throws what is no trouble of a server's */
function unreachable(trouble: unknown): Finding {
  if (!(trouble instanceof Unreachable)) throw trouble;
  return error(
    'the-page-cannot-be-reached',
    `${trouble.message}.`,
    'Start the server, correct the address, or try from a network that reaches it.',
  );
}

/** One trouble of a server's keeps many checks from looking: it is told by the first. */
function toldOnce(all: readonly Examined[]): readonly Examined[] {
  const told = new Set<string>();
  return all.map((examined) => {
    const findings = examined.findings.filter(({ wrong }) => !told.has(wrong));
    for (const { wrong } of findings) told.add(wrong);
    const isTold = examined.findings.length > 0 && findings.length === 0;
    return isTold ? { check: examined.check, findings, skipped: 'told above' } : examined;
  });
}
