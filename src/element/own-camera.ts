// A web-enrolment page by our own camera in place of the provider's (`capture="own"`). Loaded on demand.

import { html, nothing, type TemplateResult } from 'lit';
import { givenUp } from '../capture/answers.js';
import { captureStyles } from '../capture/capture-styles.js';
import { runCapture } from '../capture/capture.js';
import type { Screen } from '../capture/stage.js';
import { createUploads } from '../capture/uploads.js';
import type { Page, Session } from '../enrolment/contract.js';
import type { Environment } from '../enrolment/environment.js';
import { KycError } from '../enrolment/errors.js';
import type { PageReport } from '../enrolment/loop.js';
import { localizeCapture } from '../i18n/capture/localize.js';
import type { TextsAtHand } from '../i18n/en-on-demand.js';
import type { EnrolmentController } from './enrolment-controller.js';

const fallback = html`<slot name="fallback"></slot>`;

/** Whose customers are owed a word on why they start over. */
const begunAnew = new WeakSet<EnrolmentController>();

export interface OwnCameraOptions {
  readonly controller: EnrolmentController;
  readonly page: Page;
  readonly session: Session;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * Resolves with undefined when the customer chooses the provider's page; rejects with the signal's reason.
 *
 * @throws KycError `URL_NOT_ALLOWED`, `TOKEN_RESPONSE_INVALID` for an `uploadUrl` that is not to be trusted
 */
export async function showOwnCamera({
  controller,
  page,
  session,
  environment,
  signal,
}: OwnCameraOptions): Promise<PageReport | undefined> {
  const { host, surface } = controller;
  controller.takeClick(); // it was for the provider's page
  signal.throwIfAborted();
  adoptStyles(host.renderRoot as ShadowRoot);
  const uploads = createUploads({
    uploadUrl: session.uploadUrl ?? '',
    accessToken: session.accessToken,
    baseUrl: new URL(host.tokenEndpoint, document.baseURI).href,
    providerOrigins: host.providerOrigins,
    credentials: host.credentials,
    environment,
    onOffline: (isOffline) => {
      if (isOffline) controller.notify('OFFLINE', 'A picture waits for the network.');
      else controller.patch({ notice: undefined });
    },
    signal,
  });
  let screen: Screen | undefined;
  let language = surface.language();
  let captureTexts = await localizeCapture(language);
  signal.throwIfAborted();

  try {
    const end = await runCapture({
      show,
      update: () => {
        host.requestUpdate();
      },
      uploads,
      detector: host.captureDetector,
      environment,
      hasOtherDevice: page.kind === 'web-enrolment' && controller.settings.crossDevice !== false,
      isBegunAnew: begunAnew.delete(controller),
      language: () => language,
      signal,
    });
    if (end.kind === 'lost') throw givenUp('The provider lost the pictures twice.');
    if (end.kind === 'finished') {
      controller.returnUrl = end.returnUrl;
      return { kind: 'finished' };
    }
    controller.patch({ instead: undefined });
    controller.load();
    return undefined;
  } catch (error) {
    if (signal.aborted || !(error instanceof KycError)) throw error;
    if (error.code !== 'SESSION_UNAUTHORIZED') return { kind: 'failed', error };
    begunAnew.add(controller);
    return { kind: 'lapsed', error };
  }

  function show(next: Screen): void {
    const isFirst = !screen;
    screen = next;
    controller.patch({ instead });
    if (isFirst) controller.show();
    else void host.updateComplete.then(focusHeading);
  }

  function instead(texts: TextsAtHand): TemplateResult {
    followLanguage();
    return html`${notice(texts)} ${screen?.({ ...captureTexts, ...texts })} ${footer()}`;
  }

  function notice(texts: TextsAtHand): TemplateResult | typeof nothing {
    const { notice: code } = controller.view;
    const text =
      code === 'OFFLINE' ? texts.offline : code === 'SESSION_EXPIRING' ? texts.expiring : undefined;
    return text ? html`<div part="notice" role="status"><p>${text}</p></div>` : nothing;
  }

  /** In the dialog the way out is the dialog's own, which asks first. */
  function footer(): TemplateResult {
    if (controller.settings.display === 'dialog') return fallback;
    const { leave } = controller.view;
    return html`<div part="footer">${leave ? html`<button part="button quiet" @click=${leave}>${captureTexts.giveUp}</button>` : nothing}${fallback}</div>`;
  }

  function followLanguage(): void {
    const present = surface.language();
    if (present === language) return;
    language = present;
    void localizeCapture(present).then((texts) => {
      if (present !== language) return; // another one was chosen meanwhile
      captureTexts = texts;
      host.requestUpdate();
    });
  }

  /**
   * A step that comes takes the focus along, but only from the step before: what else the customer does is
   * left alone.
   */
  function focusHeading(): void {
    const root = host.renderRoot as ShadowRoot;
    if (signal.aborted || !(root.activeElement || document.activeElement === document.body)) return;
    root.querySelector('h2')?.focus();
  }
}

function adoptStyles(root: ShadowRoot): void {
  const { styleSheet } = captureStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
