// A page that the Cross-Origin-Embedder-Policy of the merchant's page keeps out of its frame. The browser
// shows words of its own in its place, and their load looks like any other. Chromium and WebKit report it,
// with the address that was asked for first; the report may follow the load. Firefox reports nothing, and its
// words have no load event (seen in three engines, November 2026).

import type { Environment } from '../enrolment/environment.js';
import { readUrl } from '../enrolment/read-url.js';
import type { OurWindow } from '../presentation/open-window.js';
import { askAdvice } from './ask-advice.js';
import type { Attempt, PageToShow } from './attempt.js';

/** By then most pages have loaded. A page that comes later is offered in a window, which does no harm. */
const NO_LOAD_MS = 5_000;

/** What is needed of the part for pages in windows. */
interface WindowPart {
  load(): Promise<{ openWindow(): OurWindow | undefined }>;
  prepare(): void;
}

export interface KeptOutOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  readonly environment: Environment;
  readonly outside: WindowPart;
  readonly signal: AbortSignal;
}

/** The body of a `coep` report. */
interface CoepBody {
  readonly blockedURL?: string;
  /** `navigation`: the page asks for no such policy itself. `corp`: the page gives no leave to be loaded. */
  readonly type?: string;
  /** Of `corp` only. */
  readonly destination?: string;
  readonly disposition?: string;
}

/** A report may come this long after the load event: 0 to 4 ms were seen. Nobody sees a wait of a frame. */
const ON_ITS_WAY_MS = 16;

const types = { types: ['coep'], buffered: true };
/** Frames that have had a load event. */
const loaded = new WeakSet<KeptOutOptions>();
const keptOut = new WeakSet<KeptOutOptions>();
/** One line an attempt; each has settings of its own. */
const told = new WeakSet<Attempt['settings']>();

/** Watches a page's frame for as long as the signal lasts. Calls back once, when the page is kept out. */
export async function watchKeptOut(options: KeptOutOptions, onKeptOut: () => void): Promise<void> {
  const { attempt, shown, environment, signal } = options;
  if (attempt.settings.frameCredentialless && hasCredentialless()) return;
  const keepOut = () => {
    if (signal.aborted || keptOut.has(options)) return;
    keptOut.add(options);
    shown.isKeptOut = true;
    onKeptOut();
    if (told.has(attempt.settings)) return;
    told.add(attempt.settings);
    askAdvice(({ tellKeptOut }) => {
      tellKeptOut(shown.origin, hasCredentialless());
    });
  };
  if (canReport()) watchReports(options, keepOut);
  if (canReport() && !isFirefox()) return;
  await environment.pause(NO_LOAD_MS, signal);
  if (loaded.has(options)) return;
  const isKeptOut = crossOriginIsolated || (await hasEmbedderPolicy(signal));
  if (isKeptOut && !loaded.has(options)) keepOut();
}

/** Says that a page is shown, unless its load event is that of the browser's words in its place. */
export async function showUnlessKeptOut(options: KeptOutOptions): Promise<void> {
  const { attempt, outside, signal } = options;
  loaded.add(options);
  if (canReport()) await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY_MS));
  if (signal.aborted || keptOut.has(options)) return;
  attempt.show();
  outside.prepare();
}

function watchReports({ attempt, shown, signal }: KeptOutOptions, keepOut: () => void): void {
  const origins = [shown.origin, ...attempt.settings.providerOrigins];
  // A page that is shown already can lead on to one that is kept out.
  const isOfOrigin = (address = '') => {
    const origin = readUrl(address)?.origin;
    return origin !== undefined && origins.includes(origin);
  };
  const observer = new ReportingObserver((reports) => {
    if (reports.some((report) => isOfOrigin(keptOutOf(report)))) keepOut();
  }, types);
  observer.observe();
  if (observer.takeRecords().some((report) => isOfPage(report, shown))) keepOut();
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

/** Whether it is of the page's very address, which has a token: not of an earlier attempt. */
const isOfPage = (report: Report, { address }: PageToShow): boolean =>
  keptOutOf(report) === address(true).split('#')[0];

/** The address of the page that was kept out of a frame. Chromium's report has properties only as JSON. */
function keptOutOf(report: Report): string | undefined {
  const { body } = JSON.parse(JSON.stringify(report)) as { readonly body?: CoepBody | null };
  const isOfFrame = body?.type === 'navigation' || body?.destination === 'iframe';
  return isOfFrame && body.disposition === 'enforce' ? body.blockedURL : undefined;
}

/** It has the observer, but no reports of this kind. */
const isFirefox = (): boolean => 'mozInnerScreenX' in window;

const canReport = (): boolean => 'ReportingObserver' in window;

const hasCredentialless = (): boolean => 'credentialless' in HTMLIFrameElement.prototype;

/** Asks for the head of the merchant's page once more: a page cannot read its own headers. */
async function hasEmbedderPolicy(signal: AbortSignal): Promise<boolean> {
  const page = await fetch(location.href, { method: 'HEAD', signal }).catch(() => undefined);
  const policy = page?.headers.get('cross-origin-embedder-policy') ?? '';
  return /^\s*(require-corp|credentialless)\b/.test(policy);
}
