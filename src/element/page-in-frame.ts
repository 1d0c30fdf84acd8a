// A page in the frame, with a way out into a window for a page that does not do in the frame.

import { childOf } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/page-report.js';
import { placeFrame, showInFrame } from '../presentation/frame.js';
import type { Attempt, PageToShow } from './attempt.js';
import { closeWith, openPopup } from './open-popup.js';

export interface FramedOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  /** A frame that is in place already. */
  readonly empty: HTMLIFrameElement | undefined;
  readonly signal: AbortSignal;
}

/**
 * Resolves with what the page reports; rejects with the signal's reason. @throws KycError as `showInFrame`
 */
export async function showFramed({ attempt, shown, empty, signal }: FramedOptions): Promise<PageReport> {
  const { surface, settings, returnOrigins } = attempt;
  const { kind, origin, session, address } = shown;
  const frame = empty?.isConnected ? empty : placeFrame(await surface.stage());
  signal.throwIfAborted();
  const framing = childOf(signal);
  const framed = showInFrame({
    url: address(true),
    kind,
    origins: settings.providerOrigins.length ? settings.providerOrigins : [origin],
    returnOrigins,
    sessionId: session.sessionId,
    title: surface.frameTitle(),
    frame,
    onShown: () => {
      attempt.show();
    },
    onSilent: () => {
      attempt.notify('FRAME_SILENT', 'The page did not load within 15 s.');
    },
    signal: framing.signal,
  });
  for (;;) {
    const first = await Promise.race([framed, wayOut(attempt)]);
    if ('kind' in first) return first;
    closeWith(first, signal);
    const outside = await import('./page-outside.js').catch(() => undefined);
    signal.throwIfAborted();
    if (!outside) {
      first.close(); // the frame is still there
      continue;
    }
    framing.abort(); // used once, the way out retires the frame
    return outside.showOutside({ attempt, shown, mode: 'popup', click: first, signal });
  }
}

/** The window that the customer opens, once they do. */
function wayOut(attempt: Attempt): Promise<Window> {
  return new Promise((resolve) => {
    const openWindow = () => {
      const popup = openPopup();
      if (popup) resolve(popup);
      attempt.patch({ isPopupBlocked: !popup });
    };
    attempt.patch({ openWindow });
  });
}
