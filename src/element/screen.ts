// What the loop shows on this element: a page in the frame or in a window, and the wait for a verdict.

import { childOf } from '../enrolment/abort.js';
import type { Page, PendingStatus, Session } from '../enrolment/contract.js';
import type { Environment } from '../enrolment/environment.js';
import { hasFinished, type PageReport, type Screen } from '../enrolment/loop.js';
import type { Merchant } from '../enrolment/merchant.js';
import { createPatience } from '../enrolment/patience.js';
import { showInFrame } from '../presentation/frame.js';
import { parsePageUrl, withParameters } from '../presentation/page-url.js';
import type { EnrolmentController } from './enrolment-controller.js';
import { openPopup } from './open-popup.js';

export interface ScreenOptions {
  readonly controller: EnrolmentController;
  readonly environment: Environment;
  readonly merchant: Merchant;
  readonly signal: AbortSignal;
}

export interface ElementScreen extends Screen {
  /** Called before the first page, again after a renewal. */
  setSession(session: Session): void;
}

export function createScreen({ controller, environment, merchant, signal }: ScreenOptions): ElementScreen {
  const { host, surface } = controller;
  let session: Session;
  let patience: ReturnType<typeof createPatience> | undefined;

  return {
    setSession: (opened) => {
      session = opened;
    },

    async showPage(page) {
      patience = undefined;
      const url = parsePageUrl(page.url, host.providerOrigins);
      controller.load();
      const over = childOf(signal);
      try {
        const left = new Promise<PageReport>((resolve) => {
          controller.patch({
            leave: () => {
              resolve({ kind: 'closed', reason: 'user' });
            },
          });
        });
        const report = await Promise.race([showIn(page, url, over.signal), beside(page, over.signal), left]);
        if (session.statusUrl && hasFinished(report))
          controller.verify({ hasFinished: page.step !== 'identify' || page.kind === 'web-enrolment' });
        return report;
      } finally {
        over.abort();
        if (!signal.aborted) controller.clearPage();
      }
    },

    async showPending(pending: PendingStatus) {
      controller.verify({ hasFinished: Boolean(session.statusUrl) });
      patience ??= createPatience({
        environment,
        signal,
        onDelayed: () => {
          controller.notify('VERDICT_DELAYED', 'The verdict takes over two minutes.');
        },
      });
      controller.patch({ isRestartable: pending.restartable });
      if (!controller.view.step) void showStep(pending.step);
      await patience(pending);
    },
  };

  /** Who comes back by a redirect finds the wait of a journey, and is told which part of it is done. */
  async function showStep(step: Page['step']): Promise<void> {
    if (step) controller.patch({ step: (await import('./step.js')).stepText(step) });
  }

  async function showIn(page: Page, url: URL, signal: AbortSignal): Promise<PageReport> {
    const { crossDevice, onlyMobile, display, frameHostedPages, capture } = controller.settings;
    if (capture === 'own' && session.uploadUrl) {
      const own = await import('./own-camera.js').catch(() => undefined); // the provider's page takes pictures too
      const report = await own?.showOwnCamera({ controller, page, session, environment, signal });
      if (report) return report;
    }
    const isOutside =
      display === 'popup' || display === 'redirect' || (page.kind === 'hosted' && !frameHostedPages);
    const address = (framed: boolean) =>
      withParameters(url, page.kind, { language: surface.language(), framed, crossDevice, onlyMobile });

    if (isOutside) {
      const click = controller.takeClick();
      if (typeof click === 'object') closeWith(click, signal);
      const { showOutside } = await import('./outside.js');
      signal.throwIfAborted();
      return showOutside({
        controller,
        page,
        url: address(false),
        mode: display === 'redirect' ? display : 'popup',
        click,
        signal,
      });
    }
    const stage = await surface.stage();
    signal.throwIfAborted();
    const framing = childOf(signal);
    const frame = showInFrame({
      url: address(true),
      kind: page.kind,
      origins: host.providerOrigins.length ? host.providerOrigins : [url.origin],
      returnOrigins: surface.returnOrigins(),
      sessionId: session.sessionId,
      title: surface.frameTitle(),
      stage,
      onShown: () => {
        controller.show();
      },
      onSilent: () => {
        controller.notify('FRAME_SILENT', 'The page did not load within 15 s.');
      },
      signal: framing.signal,
    });
    for (;;) {
      const first = await Promise.race([frame, wayOut()]);
      if ('kind' in first) return first;
      closeWith(first, signal);
      const outside = await import('./outside.js').catch(() => undefined);
      signal.throwIfAborted();
      if (!outside) {
        first.close(); // the frame is still there
        continue;
      }
      framing.abort(); // used once, the way out retires the frame
      return outside.showOutside({
        controller,
        page,
        url: address(false),
        mode: 'popup',
        click: first,
        signal,
      });
    }
  }

  /** A window that the customer opens for a page that does not do in the frame. */
  function wayOut(): Promise<Window> {
    return new Promise((resolve) => {
      const openWindow = () => {
        const popup = openPopup();
        if (popup) resolve(popup);
        controller.patch({ isPopupBlocked: !popup });
      };
      controller.patch({ openWindow });
    });
  }

  /** What may end a page that says nothing: its token lapses, or the server is beyond it. */
  async function beside(page: Page, signal: AbortSignal): Promise<PageReport> {
    const shownAt = environment.now();
    await environment.pause(BESIDE_AFTER_MS, signal);
    const { besidePage } = await import('../enrolment/beside-page.js').catch(never);
    const onExpiring = () => {
      controller.notify('SESSION_EXPIRING', 'The session ends in a minute.');
    };
    return besidePage({ page, session, shownAt, merchant, environment, onExpiring, signal });
  }
}

/** No window outlives the page that it was opened for. */
const closeWith = (popup: Window, signal: AbortSignal) => {
  signal.addEventListener('abort', () => {
    popup.close();
  });
};

/** By then the page has had the network for itself. */
const BESIDE_AFTER_MS = 15_000;

/** What cannot be loaded while a page is shown is done without. */
const never = () => new Promise<never>(() => undefined);
