// The consent step on this element, before its first request for a session. Loaded on demand.

import { createConsentEndpoint } from '../consent/consent-endpoint.js';
import { consentStyles } from '../consent/consent-styles.js';
import { consentView } from '../consent/consent-view.js';
import { askForConsent as ask, type ConsentScene } from '../consent/consent.js';
import { KycError } from '../enrolment/errors.js';
import type { SenderOptions } from '../enrolment/sender.js';
import { complete } from '../i18n/en-on-demand.js';
import type { EnrolmentController } from './enrolment-controller.js';

export interface ConsentStepOptions extends SenderOptions {
  readonly controller: EnrolmentController;
  /** The attempt began by a click or a call. */
  readonly isAsked: boolean;
}

/**
 * Resolves when the customer has agreed, with whether a click led here; ends the attempt when they decline.
 * @throws KycError `CONSENT_UNAVAILABLE`, `NOT_SIGNED_IN`, `CONFIGURATION_INVALID`
 */
export async function askForConsent({
  controller,
  isAsked,
  ...connection
}: ConsentStepOptions): Promise<boolean> {
  const { host, surface } = controller;
  const { signal } = connection;
  signal.throwIfAborted();
  if (!URL.canParse(host.consentEndpoint, document.baseURI))
    throw new KycError('CONFIGURATION_INVALID', 'Set consent-endpoint to an address.');
  wear(host.renderRoot);
  const endpoint = createConsentEndpoint({
    url: new URL(host.consentEndpoint, document.baseURI),
    language: surface.language(),
    ...connection,
  });
  const decision = await ask({
    endpoint,
    show: (scene) => {
      show(controller, scene);
    },
    signal,
  });
  if (decision === 'declined') controller.cancel('consent-declined');
  signal.throwIfAborted();
  controller.clearPage();
  return isAsked || decision === 'agreed';
}

function show(controller: EnrolmentController, scene: ConsentScene): void {
  const { host } = controller;
  controller.patch({
    instead: (texts) =>
      consentView({ ...scene, texts: complete(texts), isOffline: controller.view.notice === 'OFFLINE' }),
  });
  if (scene.hasChanged)
    void host.updateComplete.then(() => {
      readAgain(host);
    });
}

/** Who has just pressed a button would press it again: another text begins at its beginning. */
function readAgain({ renderRoot }: EnrolmentController['host']): void {
  const text = renderRoot.querySelector<HTMLElement>('[part=document]');
  if (!text) return;
  text.scrollTop = 0;
  if (renderRoot.querySelector(':focus')) text.focus();
}

function wear(root: HTMLElement | DocumentFragment): void {
  const { styleSheet } = consentStyles;
  if (root instanceof ShadowRoot && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets.push(styleSheet);
}
