// The consent step: fetches the merchant's text, makes it safe, shows it, and takes the decision. Only a
// click on "I agree" below the text that the server then stores may ever count as acceptance.

import { untilAborted } from '../enrolment/abort.js';
import type { ConsentEndpoint } from './consent-endpoint.js';
import { sanitise } from './sanitise.js';

/** What the customer sees. Without `text`, the text is still loading. */
export interface ConsentScene {
  readonly text?: HTMLElement;
  /** Whether the text differs from the one that the customer has just agreed to. */
  readonly hasChanged?: boolean;
  /** Takes the decision. Absent while the last one is being stored. */
  readonly decide?: (isAgreed: boolean) => void;
}

export interface ConsentStep {
  readonly endpoint: ConsentEndpoint;
  readonly show: (scene: ConsentScene) => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves with the customer's decision. `known` means that the server had an acceptance already. Rejects
 * with the signal's reason.
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
