// Shows a provider's page in an iframe. The address carries a token, so it is never an attribute: an empty frame is
// pointed by location.replace, which leaves it out of the DOM, Resource Timing and history (check 27).

import type { PageReport } from '../enrolment/loop.js';
import { KycError } from '../enrolment/errors.js';
import { readPageReport } from './message-gate.js';

const SILENT_MS = 15_000;

export interface FrameOptions {
  /** The page's address with its parameters. */
  readonly url: string;
  readonly kind: 'web-enrolment' | 'hosted';
  /** Every origin that the page may come to, for `allow`. */
  readonly origins: readonly string[];
  readonly sessionId: string | undefined;
  /** The frame's accessible name, unique on the page. */
  readonly title: string;
  /** The box that the frame is put into. */
  readonly stage: HTMLElement;
  /** Called when a page has loaded, again after each move of the element. */
  readonly onShown: () => void;
  /** Called when nothing has loaded within 15 s. It ends nothing: a late page still counts. */
  readonly onSilent: () => void;
  readonly signal: AbortSignal;
}

/** Resolves with what the page reports; the frame is gone by then. Rejects with the signal's reason. */
export function showInFrame(options: FrameOptions): Promise<PageReport> {
  const { url, origins, sessionId, stage, signal } = options;
  const { origin } = new URL(url);
  const over = new AbortController();
  const frame = createFrame(options);
  let shown: Window | null = null;

  return new Promise<PageReport>((resolve, reject) => {
    const silent = setTimeout(options.onSilent, SILENT_MS);
    over.signal.addEventListener('abort', () => {
      clearTimeout(silent);
      frame.remove();
    });
    const finish = (report: PageReport) => {
      over.abort();
      resolve(report);
    };
    const listening = { signal: over.signal };

    // the listeners come first: a page can speak before its load event
    signal.addEventListener('abort', () => { over.abort(); reject(signal.reason as Error); }, listening); // prettier-ignore
    window.addEventListener('message', (event) => {
      const report = readPageReport(event, { window: frame.contentWindow, origin, sessionId });
      if (report) finish(report);
    }, listening); // prettier-ignore
    document.addEventListener('securitypolicyviolation', (violation) => {
      if (blocks(violation, origin)) finish({ kind: 'failed', error: blocked(origin) });
    }, listening); // prettier-ignore

    stage.append(frame);
    frame.addEventListener('load', () => {
      if (frame.contentWindow !== shown) point(); // the element was moved: the browser made the frame anew, and empty
      else if (!isBlank(frame)) {
        clearTimeout(silent);
        options.onShown();
      }
    }, listening); // prettier-ignore
    point();
  });

  function point(): void {
    shown = frame.contentWindow;
    shown?.location.replace(url);
  }
}

function createFrame({ kind, origins, title }: FrameOptions): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const features = kind === 'hosted' ? ['camera', 'microphone', 'fullscreen'] : ['camera'];
  frame.allow = features.map((feature) => `${feature} ${origins.join(' ')}`).join('; ');
  frame.title = title;
  frame.setAttribute('part', 'frame');
  return frame;
}

/** Firefox announces the initial empty document too. A provider's document is of another origin, so it cannot be read. */
function isBlank(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentWindow?.location.href === 'about:blank';
  } catch {
    return false;
  }
}

function blocks({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent, origin: string): boolean {
  if (disposition !== 'enforce' || effectiveDirective !== 'frame-src') return false;
  return URL.canParse(blockedURI) && new URL(blockedURI).origin === origin;
}

const blocked = (origin: string) =>
  new KycError('FRAME_BLOCKED', `The page's Content-Security-Policy does not allow the frame: add ${origin} to frame-src.`);
