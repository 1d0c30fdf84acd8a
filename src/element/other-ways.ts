// The ways to show a page that most attempts never need: by our own camera, in a window, in this tab, and
// once more for a customer who has come back without success. Loaded on demand.

import { loadPart } from '../enrolment/load-part.js';
import type { AskingOptions } from '../enrolment/ask-beside-page.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { EnrolmentState } from '../enrolment/states.js';
import { loadCameraTexts } from '../i18n/load-camera-texts.js';
import type { Attempt, PageToShow } from './attempt.js';
import { offerAgain, showOutside, type OutsideOptions } from './page-outside.js';

export { openWindow, showOutside } from './page-outside.js';

export interface OtherwiseOptions extends AskingOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  /** The page goes into a frame, unless our own camera stands in for it. */
  readonly isFramed: boolean;
  /** Shows it there. */
  readonly showFramed: () => Promise<PageReport>;
  /** The customer is believed to have come back without success: the page is offered again first. */
  readonly hasReturned: boolean;
  /** What the page has said so far, and the server is not told yet. */
  readonly report: PageReport | undefined;
}

type AtWork = Pick<Attempt, 'settings' | 'surface'> & { readonly state: EnrolmentState };

const loadOwnCamera = () => loadPart(() => import('./own-camera.js'));

/** The settings of attempts whose camera is on its way. */
const prepared = new WeakSet<object>();

/** What our own camera needs comes side by side; while the server is asked, if this part is there by then. */
export async function prepare(attempt?: AtWork): Promise<unknown> {
  if (!attempt || prepared.has(attempt.settings)) return;
  if (attempt.state !== 'starting' || attempt.settings.capture !== 'own') return;
  return loadCamera(attempt);
}

function loadCamera({ settings, surface }: Pick<Attempt, 'settings' | 'surface'>): Promise<unknown> {
  prepared.add(settings);
  const parts = [loadOwnCamera(), import('../enrolment/refusal.js')];
  return Promise.all([...parts, loadCameraTexts(surface.language())]);
}

/** Resolves with what the page reports; rejects with the signal's reason. */
export async function showOtherwise(given: OtherwiseOptions): Promise<PageReport> {
  const { attempt, shown, isFramed } = given;
  const mode = attempt.settings.display === 'redirect' ? 'redirect' : isFramed ? undefined : 'popup';
  const byOwnCamera = attempt.settings.capture === 'own' && shown.session.uploadUrl;
  let { hasReturned, report } = given;
  for (;;) {
    if (hasReturned) {
      // our own camera needs no window
      const choice = await offerAgain({ ...given, mode: byOwnCamera ? undefined : mode, report });
      if (choice) return choice;
    }
    report = await showOnce(given, mode);
    // what a return page says of a failure ends nothing where the server can be asked
    if (!report.isDoubtful || !shown.session.statusUrl) return report;
    hasReturned = true;
  }
}

async function showOnce(
  given: OtherwiseOptions,
  mode: OutsideOptions['mode'] | undefined,
): Promise<PageReport> {
  const { attempt, shown, signal } = given;
  if (attempt.settings.capture === 'own' && shown.session.uploadUrl) {
    void loadCamera(attempt).catch(() => undefined);
    // where it cannot be loaded, the provider's page takes pictures too
    const own = await loadOwnCamera().catch(() => undefined);
    const report = await own?.showOwnCamera(given);
    if (report) return report;
  }
  if (!mode) return given.showFramed();
  const click = attempt.takeClick();
  if (typeof click === 'object') {
    signal.addEventListener('abort', click.close);
    if (signal.aborted) click.close();
  }
  signal.throwIfAborted();
  return showOutside({ ...given, mode, click });
}
