// Webhooks of the providers that we know, each with a signature that is surely wrong.

import { signatureHeader } from '../providers/trustmatic/wire.js';

interface KnownWebhook {
  /** The provider's id where the merchant gave it none. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const knownWebhooks: readonly KnownWebhook[] = [
  { id: 'trustmatic', headers: { [signatureHeader]: btoa('no signature of anybody') } },
];
