// A page in the frame, with a way out into a window for a page that does not do in the frame.

import { childOf } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/page-report.js';
import { placeFrame, showInFrame } from '../presentation/frame.js';
import type { Attempt, PageToShow } from './attempt.js';
import type { Merchant } from '../enrolment/merchant.js';
import type { Environment } from '../enrolment/environment.js';
import type { Rest } from './load-surely.js';
import type { OutsidePart } from './outside-part.js';

export interface FramedOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  /** A frame that is in place already. */
  readonly empty: HTMLIFrameElement | undefined;
  readonly outside: OutsidePart;
  readonly loadRest: () => Promise<Rest>;
  readonly merchant: Merchant;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * Resolves with what the page reports; rejects with the signal's reason. @throws KycError as `showInFrame`
 */
export async function showFramed({ empty, ...options }: FramedOptions): Promise<PageReport> {
  const { attempt, outside, shown, loadRest, signal } = options;
  const { surface, settings, returnOrigins } = attempt;
  const { page, kind, origin, session, address } = shown;
  let frame = empty;
  if (!frame?.isConnected) {
    const stage = await surface.stage();
    signal.throwIfAborted(); // before it is placed: nobody would remove it
    frame = placeFrame(stage, true);
  }
  const framing = childOf(signal);
  const within = { ...options, signal: framing.signal };
  const framed = showInFrame({
    url: address(true),
    kind,
    loadReading: async () => (await loadRest()).pageMessages[page.kind],
    origins: settings.providerOrigins.length ? settings.providerOrigins : [origin],
    returnOrigins,
    sessionId: session.sessionId,
    sandbox: settings.frameSandbox,
    isCredentialless: settings.frameCredentialless,
    frame,
    onShown: () =>
      void loadRest().then(
        ({ showUnlessKeptOut }) => showUnlessKeptOut(within),
        () => undefined,
      ),
    onSilent: () => {
      attempt.notify('FRAME_SILENT', 'The page did not load within 15 s.');
    },
    signal: framing.signal,
  });
  void surface.update(); // it has no name yet
  shown.isLive = true;
  const first = await Promise.race([framed, loadRest().then(({ untilOutside }) => untilOutside(within))]);
  shown.isLive = false;
  if (first && first.kind !== 'window') return first;
  framing.abort(); // used once, the way out retires the frame
  const { showOutside } = await outside.need(signal);
  return showOutside({ ...options, mode: 'popup', click: first });
}
