// What the loop shows on this element: a page in the frame or in a window, and the wait for a verdict.

import { childOf } from '../enrolment/abort.js';
import type { Page, PendingStatus, Session } from '../enrolment/contract.js';
import type { Environment } from '../enrolment/environment.js';
import { untilLapsed } from '../enrolment/lifetime.js';
import type { PageReport, Screen } from '../enrolment/loop.js';
import { createPatience } from '../enrolment/patience.js';
import { showInFrame } from '../presentation/frame.js';
import { parsePageUrl, withParameters } from '../presentation/page-url.js';
import type { EnrolmentController } from './enrolment-controller.js';

export interface ScreenOptions {
  readonly controller: EnrolmentController;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

export interface ElementScreen extends Screen {
  /** Called before the first page, again after a renewal. */
  setSession(session: Session): void;
}

export function createScreen({ controller, environment, signal }: ScreenOptions): ElementScreen {
  const { host, surface } = controller;
  let session: Session;
  let patience: ReturnType<typeof createPatience> | undefined;

  return {
    setSession: (opened) => { session = opened; }, // prettier-ignore

    async showPage(page) {
      patience = undefined;
      const url = parsePageUrl(page.url, host.providerOrigins);
      controller.load();
      const stage = await surface.stage();
      signal.throwIfAborted();
      const over = childOf(signal);
      try {
        const left = new Promise<PageReport>((resolve) => {
          controller.patch({ leave: () => { resolve({ kind: 'closed', reason: 'user' }); } }); // prettier-ignore
        });
        const report = await Promise.race([showIn(page, { url, stage }, over.signal), lapse(page, over.signal), left]);
        if (session.statusUrl && (report.kind === 'finished' || report.kind === 'returned'))
          controller.verify({ hasFinished: page.step !== 'identify' || page.kind === 'web-enrolment' });
        return report;
      } finally {
        over.abort();
        controller.patch({ openWindow: undefined, isPopupBlocked: undefined, showWindow: undefined, leave: undefined });
      }
    },

    async showPending(pending: PendingStatus) {
      controller.verify({ hasFinished: true });
      patience ??= createPatience({
        environment,
        signal,
        onDelayed: () => { controller.notify('VERDICT_DELAYED', 'The verdict takes longer than two minutes.'); }, // prettier-ignore
      });
      controller.patch({ isRestartable: pending.restartable });
      await patience(pending);
    },
  };

  /** In the frame, until the customer asks for a window. */
  async function showIn(page: Page, { url, stage }: { url: URL; stage: HTMLElement }, signal: AbortSignal): Promise<PageReport> {
    const { crossDevice, onlyMobile } = host;
    const language = surface.language();
    const address = (framed: boolean) => withParameters(url, page.kind, { language, framed, crossDevice, onlyMobile });
    const framing = childOf(signal);
    const popup = new Promise<Window>((resolve) => {
      controller.patch({ openWindow: () => openPopup(resolve) });
    });
    const frame = showInFrame({
      url: address(true),
      kind: page.kind,
      origins: host.providerOrigins.length ? host.providerOrigins : [url.origin],
      sessionId: session.sessionId ?? undefined,
      title: surface.frameTitle(),
      stage,
      onShown: () => { controller.show(); }, // prettier-ignore
      onSilent: () => { controller.notify('FRAME_SILENT', 'The page did not load within 15 s.'); }, // prettier-ignore
      signal: framing.signal,
    });
    const first = await Promise.race([frame, popup]);
    if ('kind' in first) return first;
    framing.abort(); // used once, the way out retires the frame
    return showElsewhere(first, address(false), signal);
  }

  function openPopup(use: (popup: Window) => void): void {
    const popup = window.open('', '', 'popup,width=480,height=800');
    if (popup) use(popup);
    controller.patch({ isPopupBlocked: !popup });
  }

  async function showElsewhere(popup: Window, url: string, signal: AbortSignal): Promise<PageReport> {
    const { showInPopup } = await import('../presentation/popup.js');
    const again = childOf(signal);
    const shown = showInPopup({ popup, url, returnOrigins: surface.returnOrigins(), signal: again.signal });
    const reopened = new Promise<Window>((resolve) => {
      const focus = () => { if (!shown.focus()) openPopup(resolve); }; // prettier-ignore
      controller.patch({ openWindow: undefined, showWindow: focus });
    });
    const first = await Promise.race([shown.report, reopened]);
    if ('kind' in first) return first;
    again.abort();
    return showElsewhere(first, url, signal);
  }

  async function lapse(page: Page, signal: AbortSignal): Promise<PageReport> {
    const lifetimeMs = page.expiresInMs ?? (await readLifetimeMs(session.accessToken));
    if (!lifetimeMs) return new Promise(() => undefined);
    const onExpiring = () => { controller.notify('SESSION_EXPIRING', 'The session ends in a minute.'); }; // prettier-ignore
    return untilLapsed({ lifetimeMs, environment, onExpiring, signal });
  }
}

/** From the token's own claims (seed 003): only a length is read from them, never a time. Milliseconds. */
async function readLifetimeMs(token: string | null | undefined): Promise<number | undefined> {
  if (!token) return undefined;
  const { decodeJwt } = await import('jose/jwt/decode');
  try {
    const { exp, nbf, iat } = decodeJwt(token);
    return exp && (exp - (nbf ?? iat ?? exp)) * 1000;
  } catch {
    return undefined;
  }
}
