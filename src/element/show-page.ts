// One page on this element: by our own camera, in the frame or in a window, and what may end it besides.

import type { PageReport } from '../enrolment/page-report.js';
import type { Environment } from '../enrolment/environment.js';
import { loadPart } from '../enrolment/load-part.js';
import type { Merchant } from '../enrolment/merchant.js';
import type { Attempt, PageToShow } from './attempt.js';
import type { EmptyFrame } from './empty-frame.js';
import type { Rest } from './load-surely.js';
import type { OutsidePart } from './outside-part.js';
import { showFramed } from './page-in-frame.js';

export interface ShowingOptions {
  readonly attempt: Attempt;
  readonly environment: Environment;
  readonly merchant: Merchant;
  readonly outside: OutsidePart;
  /** Prepared for the first page. */
  readonly frame: EmptyFrame;
  readonly loadRest: () => Promise<Rest>;
}

export interface PageShowing {
  /** Resolves with what the page reports; rejects with the signal's reason. */
  show(shown: PageToShow, signal: AbortSignal): Promise<PageReport>;
  /** For a page that the customer came back from without success. */
  offerAgain(shown: PageToShow, signal: AbortSignal, report?: PageReport): Promise<PageReport>;
  /** Resolves when a page that says nothing is over. */
  beside(shown: PageToShow, signal: AbortSignal): Promise<PageReport>;
}

export function createPageShowing(given: ShowingOptions): PageShowing {
  const { attempt, environment, frame, outside } = given;
  const { display, frameHostedPages, capture } = attempt.settings;

  return { show, offerAgain, beside };

  /** How a page is shown outside of ours, where it is. */
  function modeOf({ kind }: PageToShow): 'popup' | 'redirect' | undefined {
    if (display === 'redirect') return display;
    const isFramed = display !== 'popup' && (kind.isFramedByItself || frameHostedPages);
    return isFramed ? undefined : 'popup';
  }

  /** What a return page says of a failure ends nothing where the server can be asked. */
  async function show(shown: PageToShow, signal: AbortSignal): Promise<PageReport> {
    const report = await showOnce(shown, signal);
    return report.isDoubtful && shown.session.statusUrl ? offerAgain(shown, signal, report) : report;
  }

  async function offerAgain(
    shown: PageToShow,
    signal: AbortSignal,
    report?: PageReport,
  ): Promise<PageReport> {
    frame.take()?.remove();
    const { offerAgain } = await outside.need(signal);
    const options = { ...given, shown, signal, mode: modeOf(shown), report };
    return (await offerAgain(options)) ?? show(shown, signal);
  }

  async function showOnce(shown: PageToShow, signal: AbortSignal): Promise<PageReport> {
    const empty = frame.take();
    const options = { ...given, shown, signal };
    if (capture === 'own' && shown.session.uploadUrl) {
      // where it cannot be loaded, the provider's page takes pictures too
      const own = await loadPart(() => import('./own-camera.js')).catch(() => undefined);
      const report = await own?.showOwnCamera(options);
      if (report) return report;
    }
    const mode = modeOf(shown);
    if (!mode) return showFramed({ ...options, empty });
    empty?.remove();
    const click = attempt.takeClick();
    if (typeof click === 'object') signal.addEventListener('abort', click.close);
    const { showOutside } = await outside.need(signal);
    signal.throwIfAborted();
    return showOutside({ ...options, mode, click });
  }

  async function beside(shown: PageToShow, signal: AbortSignal): Promise<PageReport> {
    const shownAt = environment.now();
    return (await given.loadRest()).watchBesidePage({ ...given, shown, shownAt, signal });
  }
}
