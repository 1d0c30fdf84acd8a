// Shows a provider's page in an iframe. The address carries a token, so it is never an attribute: an empty
// frame is pointed from within, which leaves it out of the DOM, Resource Timing and history (docs/checks.md
// 27, seen in three engines).

import { childOf, listen } from '../enrolment/abort.js';
import { loadSetUpErrors } from '../enrolment/load-part.js';
import type { PageReport } from '../enrolment/page-report.js';
import { readUrl } from '../enrolment/read-url.js';
import { follow } from './follow.js';
import type { Kind, ReadMessage } from './kinds/kind.js';
import { isFrom } from './message-gate.js';

const SILENT_MS = 15_000;
/** A page says a word or two. */
const MOST_UNREAD = 99;
/** What hosted pages use, without leave to navigate the page around them (docs/security.md, Frames). */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads ' +
  'allow-orientation-lock allow-storage-access-by-user-activation';

export interface FrameOptions {
  /** The page's address with its parameters. */
  readonly url: string;
  readonly kind: Pick<Kind, 'features' | 'isFramedByItself'>;
  /**
   * Loads how the page's messages are read. The newest messages wait for it, because a page that has said its
   * end says no more; without it they are nothing.
   */
  readonly loadReading: () => Promise<ReadMessage>;
  /** Every origin that the page may come to, for `allow`. */
  readonly origins: readonly string[];
  /** Whose return pages are listened to. */
  readonly returnOrigins: readonly string[];
  readonly sessionId: string | undefined;
  /** The frame's `sandbox`; `off` sets none, an empty text our own. */
  readonly sandbox: string;
  readonly isCredentialless: boolean;
  /** In its place, and empty. */
  readonly frame: HTMLIFrameElement;
  /** Called when the page has loaded, again after each move of the element; not for its own further steps. */
  readonly onShown: () => void;
  /** Called when nothing has loaded within 15 s. It ends nothing: a late page still counts. */
  readonly onSilent: () => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves with what the page reports; the frame is gone by then. Rejects with the signal's reason.
 *
 * @throws KycError `CAMERA_BLOCKED_BY_POLICY` where the browser says that no frame of this page can have the
 *   camera, `FRAME_BLOCKED` where the page's Content-Security-Policy refuses the frame, or the return page in
 *   it
 */
export async function showInFrame(options: FrameOptions): Promise<PageReport> {
  const { frame } = options;
  if (isCameraBlocked(document)) {
    frame.remove();
    throw (await loadSetUpErrors()).cameraBlocked();
  }
  const over = childOf(options.signal);
  return new Promise((resolve, reject) => {
    over.signal.addEventListener('abort', () => {
      // a customer who is in the page stays in its place: the focus would be lost with the frame
      if ((frame.getRootNode() as ShadowRoot).activeElement === frame)
        frame.parentElement?.focus({ preventScroll: true });
      frame.remove();
      reject(over.signal.reason as Error);
    });
    const finish = (report: PageReport) => {
      resolve(report);
      over.abort();
    };
    hear(options, over, finish); // a page can speak before its load event
    load(options, over.signal);
  });
}

/** Hears how the page ends. */
function hear(
  { frame, url, kind, loadReading, sessionId, returnOrigins, ...options }: FrameOptions,
  over: AbortController,
  finish: (report: PageReport) => void,
): void {
  const { origin } = new URL(url);
  const { signal } = over;
  // a page that says nothing itself comes back in its frame
  const speakers = kind.isFramedByItself ? [origin] : returnOrigins;
  const origins = [...new Set([origin, ...speakers, ...options.origins])];
  const unread: unknown[] = [];
  listen(signal, window, 'message', (event: MessageEvent<unknown>) => {
    if (!isFrom(event, frame.contentWindow, speakers)) return;
    const waiting = unread.push(event.data);
    if (waiting > MOST_UNREAD) unread.shift();
    if (waiting > 1) return;
    void loadReading().then(
      (read) => {
        for (const data of unread.splice(0)) {
          const report = read(data, sessionId);
          if (report) finish(report);
        }
      },
      () => undefined, // the attempt is over
    );
  });
  listen(signal, window, 'securitypolicyviolation', (violation: SecurityPolicyViolationEvent) => {
    if (blocks(violation, origins))
      void loadSetUpErrors().then(({ frameBlocked }) => {
        over.abort(frameBlocked(origins));
      });
  });
}

/** Points the frame, again whenever the browser has made it anew. */
function load(
  { frame, url, kind, origins, sandbox, isCredentialless, onShown, onSilent }: FrameOptions,
  over: AbortSignal,
): void {
  let shown: Window | null = null;
  let announced: Window | null = null;
  const silent = setTimeout(onSilent, SILENT_MS);
  over.addEventListener('abort', () => {
    clearTimeout(silent);
  });
  const point = () => {
    shown = frame.contentWindow;
    if (isWebKit() || !frame.contentDocument) shown?.location.replace(url);
    else follow(frame.contentDocument, url);
  };
  frame.allow = kind.features.map((feature) => `${feature} ${origins.join(' ')}`).join('; ');
  if (sandbox !== 'off') frame.setAttribute('sandbox', sandbox || ownSandbox());
  frame.toggleAttribute('credentialless', isCredentialless);
  frame.setAttribute('part', 'frame');
  frame.inert = false;
  listen(over, frame, 'load', () => {
    if (!isBlank(frame)) {
      clearTimeout(silent);
      if (announced !== shown) onShown();
      announced = shown;
    } else if (frame.contentWindow !== shown) point(); // not pointed yet, or moved
  });
  if (!isWebKit() || frame.contentDocument?.URL === 'about:srcdoc') point();
}

/**
 * Firefox, which names no vendor, lets a window of the framed page navigate the page around the frame, unless
 * the window stays in the sandbox (docs/checks.md 22, seen in Firefox and Chromium, 2026-11).
 */
const ownSandbox = () => SANDBOX + (navigator.vendor && ' allow-popups-to-escape-sandbox');

/**
 * WebKit lists a frame's first real load in Resource Timing, so an empty document goes first; and it keeps
 * links in history.
 */
const isWebKit = () => /Apple/.test(navigator.vendor);

/**
 * Puts an empty frame into a box: nobody sees, names or reaches it until it is pointed. Chromium makes two
 * empty documents for it; for one that is pointed at once it never comes to the second.
 */
export function placeFrame(box: HTMLElement, isPointedAtOnce = false): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.inert = true;
  frame.toggleAttribute('srcdoc', isPointedAtOnce || isWebKit()); // Trusted Types refuse the property
  box.append(frame);
  return frame;
}

/** The empty document is announced too. A provider's is of another origin, so it cannot be read. */
function isBlank(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentWindow?.location.protocol === 'about:';
  } catch {
    return false;
  }
}

function blocks(
  { disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent,
  origins: readonly string[],
): boolean {
  if (disposition !== 'enforce' || effectiveDirective !== 'frame-src') return false;
  return (origins as readonly unknown[]).includes(readUrl(blockedURI)?.origin);
}

/**
 * Chromium tells it before a customer sees a blank capture (docs/checks.md 21); it cannot tell
 * `camera=(self)` from no header.
 */
const isCameraBlocked = (page: Document & { featurePolicy?: { allowsFeature?(name: string): boolean } }) =>
  page.featurePolicy?.allowsFeature?.('camera') === false;
