// A web-enrolment page by our own camera in place of the provider's (`capture="own"`). Loaded on demand.

import { html, nothing, type TemplateResult } from 'lit';
import { givenUp } from '../capture/picture-answers.js';
import { bring } from '../capture/camera/in-view.js';
import { captureStyles } from '../capture/screens/capture-styles.js';
import { runCapture } from '../capture/capture.js';
import type { Screen, WordsAtHand } from '../capture/stage.js';
import { createUploads } from '../capture/picture-uploads.js';
import type { Environment } from '../enrolment/environment.js';
import { isKycError } from '../enrolment/errors.js';
import type { PageReport } from '../enrolment/page-report.js';
import { captureTexts as english, type CaptureTextsAtHand } from '../i18n/en/camera-texts.js';
import { localizeCamera } from '../i18n/localize-camera.js';
import type { Texts } from '../i18n/en/element-texts.js';
import type { Attempt, PageToShow } from './attempt.js';
import { fallback } from './first-screen.js';
import { pageBase } from './page-base.js';
import { handOffButton, quiet } from './views.js';
import { adoptSheets } from './message.js';

/** Until English stands in for a language that has not come. */
const LANGUAGE_MS = 5_000;

export interface OwnCameraOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * Resolves with undefined when the customer chooses the provider's page; rejects with the signal's reason.
 *
 * @throws KycError `URL_NOT_ALLOWED`, `TOKEN_RESPONSE_INVALID` for an `uploadUrl` that is not to be trusted
 */
export async function showOwnCamera(options: OwnCameraOptions): Promise<PageReport | undefined> {
  const { attempt, shown, environment, signal } = options;
  const { surface, settings } = attempt;
  attempt.takeClick(); // it was for the provider's page
  signal.throwIfAborted();
  adoptSheets(surface.root(), captureStyles);
  const uploads = createUploads({
    uploadUrl: shown.session.uploadUrl ?? '',
    accessToken: shown.session.accessToken,
    baseUrl: new URL(settings.tokenEndpoint, pageBase()).href,
    providerOrigins: settings.providerOrigins,
    credentials: settings.credentials,
    environment,
    onElsewhere: () => shown.goElsewhere?.(),
    onOffline: (isOffline) => {
      if (isOffline) attempt.notify('OFFLINE', 'A picture waits for the network.');
      else attempt.patch({ notice: undefined });
    },
    signal,
  });
  let screen: Screen | undefined;
  let language = '';
  let captureTexts: CaptureTextsAtHand = english;
  await Promise.race([followLanguage(), environment.pause(LANGUAGE_MS, signal)]);
  signal.throwIfAborted();

  try {
    const end = await runCapture({
      show,
      update: () => {
        void surface.update();
      },
      wear: (styles) => void adoptSheets(surface.root(), [styles]),
      uploads,
      detector: surface.detector(),
      environment,
      hasOtherDevice: hasOtherDevice(shown, settings),
      isBegunAnew: shown.isBegunAnew,
      language: () => language,
      signal,
    });
    if (end.kind === 'lost') throw givenUp('The provider lost the pictures twice.');
    if (end.kind === 'finished') {
      attempt.returnUrl = end.returnUrl;
      return { kind: 'finished' };
    }
    attempt.patch({ instead: undefined });
    attempt.load();
    return undefined;
  } catch (error) {
    if (signal.aborted || !isKycError(error)) throw error;
    return { kind: error.code === 'SESSION_UNAUTHORIZED' ? 'lapsed' : 'failed', error };
  }

  function show(next: Screen): void {
    const isFirst = !screen;
    screen = next;
    attempt.patch({ instead });
    if (isFirst) attempt.show();
    else
      void surface.update().then(() => {
        if (!signal.aborted) focusHeading(surface.root());
      });
  }

  function instead(texts: Texts, level: number): TemplateResult {
    void followLanguage();
    const all = { ...captureTexts, ...texts }; // a page's own texts are among the latter
    return html`${notice(texts, attempt)} ${screen?.(all, level)} ${footer(all, attempt)}`;
  }

  async function followLanguage(): Promise<void> {
    const present = surface.language();
    if (present === language) return;
    language = present;
    const texts = await localizeCamera(present);
    if (present !== language) return; // another one was chosen meanwhile
    captureTexts = texts;
    void surface.update();
  }
}

function notice(texts: Texts, { view }: Attempt): TemplateResult | typeof nothing {
  const { notice: code } = view;
  const text = code === 'OFFLINE' ? texts.offline : code === 'SESSION_EXPIRING' ? texts.expiring : undefined;
  return text ? html`<div part="notice"><p .textContent=${text}></p></div>` : nothing;
}

/** Whether the provider's page leads to another device. Our own offer, in the footer, takes its place. */
const hasOtherDevice = ({ kind, session }: PageToShow, { crossDevice, handOff }: Attempt['settings']) =>
  kind.hasOtherDevice === true && crossDevice !== false && (handOff === 'off' || !session.deviceUrl);

/** In the dialog the way out is the dialog's own, which asks first. */
function footer(texts: WordsAtHand, { settings, view }: Attempt): TemplateResult {
  if (settings.display === 'dialog') return html`${handOffButton(view.handOff, texts)}${fallback}`;
  const { leave, handOff } = view;
  const out = leave ? quiet(texts.giveUp, leave) : nothing;
  return html`<div part="footer">${handOffButton(handOff, texts)}${out}${fallback}</div>`;
}

/**
 * A step that comes takes the focus along, but only from the step before: what else the customer does is
 * left alone.
 */
function focusHeading(root: ShadowRoot): void {
  if (!root.activeElement && document.activeElement !== document.body) return;
  const heading = root.querySelector<HTMLElement>('[part=capture] h2');
  bring(heading?.parentElement); // a picture with its answers; the camera's own comes after it
  heading?.focus();
}
