// The consent step on this element, before its first request for a session. Loaded on demand.

import { createConsentEndpoint } from '../consent/consent-endpoint.js';
import { consentStyles } from '../consent/consent-styles.js';
import { consentView } from '../consent/consent-view.js';
import { askForConsent as ask, type ConsentScene } from '../consent/consent.js';
import { KycError } from '../enrolment/errors.js';
import { readUrl } from '../enrolment/read-url.js';
import type { SenderOptions } from '../enrolment/sender.js';
import type { Attempt } from './attempt.js';
import { adoptSheets } from './message.js';
import { pageBase } from './page-base.js';

export interface ConsentStepOptions extends SenderOptions {
  readonly attempt: Attempt;
  /** The attempt began by a click or a call. */
  readonly isAsked: boolean;
}

/**
 * Resolves when the customer has agreed, with whether a click led here; ends the attempt when they decline.
 * @throws KycError `CONSENT_UNAVAILABLE`, `NOT_SIGNED_IN`, `CONFIGURATION_INVALID`
 */
export async function askForConsent({
  attempt,
  isAsked,
  ...connection
}: ConsentStepOptions): Promise<boolean> {
  const { surface, settings } = attempt;
  const { signal } = connection;
  signal.throwIfAborted();
  const url = readUrl(settings.consentEndpoint, pageBase());
  if (!url) throw new KycError('CONFIGURATION_INVALID', 'Set consent-endpoint to an address.');
  adoptSheets(surface.root(), [consentStyles]);
  const endpoint = createConsentEndpoint({
    url,
    language: surface.language(),
    ...connection,
  });
  const decision = await ask({
    endpoint,
    show: (scene) => {
      show(attempt, scene);
    },
    signal,
  });
  if (decision === 'declined') attempt.cancel('consent-declined');
  signal.throwIfAborted();
  attempt.clearPage();
  return isAsked || decision === 'agreed';
}

function show(attempt: Attempt, scene: ConsentScene): void {
  const { surface } = attempt;
  attempt.patch({
    instead: (texts, level) =>
      consentView({ ...scene, texts, level, isOffline: attempt.view.notice === 'OFFLINE' }),
  });
  if (scene.hasChanged)
    void surface.update().then(() => {
      readAgain(surface.root());
    });
}

/** A customer who has just pressed a button would press it again: another text begins at its beginning. */
function readAgain(root: ShadowRoot): void {
  const text = root.querySelector<HTMLElement>('[part=document]');
  if (!text) return;
  text.scrollTop = 0;
  if (root.querySelector(':focus')) text.focus();
}
