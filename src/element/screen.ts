// What the loop shows on this element: a page by our own camera, in the frame or in a window, and the wait
// for a verdict.

import { childOf } from '../enrolment/abort.js';
import type { Environment } from '../enrolment/environment.js';
import type { Screen } from '../enrolment/loop.js';
import type { Merchant } from '../enrolment/merchant.js';
import { hasFinished, type PageReport } from '../enrolment/page-report.js';
import { createPatience } from '../enrolment/patience.js';
import { kinds } from '../presentation/kinds/page-kinds.js';
import { parsePageUrl } from '../presentation/page-url.js';
import type { Attempt, PageToShow } from './attempt.js';
import { closeWith } from './open-popup.js';
import type { EmptyFrame } from './empty-frame.js';
import { showFramed } from './page-in-frame.js';

export interface ScreenOptions {
  readonly attempt: Attempt;
  readonly environment: Environment;
  readonly merchant: Merchant;
  /** Prepared for the first page. */
  readonly frame: EmptyFrame;
  readonly signal: AbortSignal;
}

export function createScreen({ attempt, environment, merchant, frame, signal }: ScreenOptions): Screen {
  const { crossDevice, onlyMobile, display, frameHostedPages, capture, providerOrigins } = attempt.settings;
  let patience: ReturnType<typeof createPatience> | undefined;
  let hasLapsed = false;

  return {
    async showPage(page, session) {
      patience = undefined;
      const kind = kinds[page.kind];
      const url = parsePageUrl(page.url, providerOrigins);
      const address = (framed: boolean) =>
        kind.address(url, { language: attempt.surface.language(), framed, crossDevice, onlyMobile });
      attempt.load();
      const over = childOf(signal);
      try {
        const left = new Promise<PageReport>((resolve) => {
          attempt.patch({
            leave: () => {
              resolve({ kind: 'closed', reason: 'user' });
            },
          });
        });
        const shown = { page, kind, session, origin: url.origin, address };
        const report = await Promise.race([show(shown, over.signal), beside(shown, over.signal), left]);
        hasLapsed = report.kind === 'lapsed';
        if (session.statusUrl && hasFinished(report))
          attempt.verify({ hasFinished: kind.isLast?.(page.step) ?? true });
        return report;
      } finally {
        over.abort();
        if (!signal.aborted) attempt.clearPage();
      }
    },

    async showPending(pending, { statusUrl }) {
      frame.take()?.remove();
      attempt.verify({ hasFinished: Boolean(statusUrl) });
      patience ??= createPatience({
        environment,
        signal,
        onDelayed: () => attempt.notify('VERDICT_DELAYED', 'The verdict takes over two minutes.'),
      });
      attempt.patch({ isRestartable: pending.restartable });
      if (pending.step && !attempt.view.step) attempt.patch({ step: pending.step });
      await patience(pending);
    },
  };

  async function show(shown: PageToShow, signal: AbortSignal): Promise<PageReport> {
    const empty = frame.take();
    if (capture === 'own' && shown.session.uploadUrl) {
      // where it cannot be loaded, the provider's page takes pictures too
      const own = await import('./own-camera.js').catch(() => undefined);
      const report = await own?.showOwnCamera({
        attempt,
        shown,
        environment,
        isBegunAnew: hasLapsed,
        signal,
      });
      if (report) return report;
    }
    const isInWindow = display === 'popup' || display === 'redirect';
    if (!isInWindow && (shown.kind.isFramedByItself || frameHostedPages))
      return showFramed({ attempt, shown, empty, signal });
    empty?.remove();
    const click = attempt.takeClick();
    if (typeof click === 'object') closeWith(click, signal);
    const { showOutside } = await import('./page-outside.js');
    signal.throwIfAborted();
    const mode = display === 'redirect' ? display : 'popup';
    return showOutside({ attempt, shown, mode, click, signal });
  }

  async function beside({ page, session }: PageToShow, signal: AbortSignal): Promise<PageReport> {
    const shownAt = environment.now();
    await environment.pause(BESIDE_AFTER_MS, signal);
    const { watchBesidePage } = await import('../enrolment/watch-beside-page.js').catch(never);
    const onExpiring = () => {
      attempt.notify('SESSION_EXPIRING', 'The session ends in a minute.');
    };
    return watchBesidePage({ page, session, shownAt, merchant, environment, onExpiring, signal });
  }
}

/** By then the page has had the network for itself. */
const BESIDE_AFTER_MS = 15_000;

/** A part that cannot be loaded while a page is shown is done without. */
const never = () => new Promise<never>(() => undefined);
