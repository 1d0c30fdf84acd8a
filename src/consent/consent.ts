// The consent step: the merchant's text is fetched, made safe, shown, and decided about. It must never take
// for an acceptance what was not a click on "I agree" under the very text that the server then keeps.

import { untilAborted } from '../enrolment/abort.js';
import type { ConsentEndpoint } from './consent-endpoint.js';
import { sanitise } from './sanitise.js';

/** What the customer sees; without a text it is on its way. */
export interface ConsentScene {
  readonly text?: HTMLElement;
  /** The text is another one than the customer has just agreed to. */
  readonly hasChanged?: boolean;
  /** Takes the decision; absent while the last one is being stored. */
  readonly decide?: (isAgreed: boolean) => void;
}

export interface ConsentStep {
  readonly endpoint: ConsentEndpoint;
  readonly show: (scene: ConsentScene) => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves with the customer's decision; `known` is an acceptance that the server had already. Rejects with
 * the signal's reason.
 *
 * @throws KycError `CONSENT_UNAVAILABLE`, `NOT_SIGNED_IN`
 */
export async function askForConsent({
  endpoint,
  show,
  signal,
}: ConsentStep): Promise<'known' | 'agreed' | 'declined'> {
  show({});
  for (let hasChanged = false; ; hasChanged = true) {
    const consent = await endpoint.read();
    if (consent.approved) return 'known';
    const text = await sanitise(consent.html);
    if (consent.language) text.lang = consent.language;
    const decision = new Promise<boolean>((decide) => {
      show({ text, hasChanged, decide });
    });
    if (!(await Promise.race([decision, untilAborted(signal)]))) {
      endpoint.decline(consent);
      return 'declined';
    }
    show({ text });
    if (await endpoint.accept(consent)) return 'agreed';
  }
}
