// The element's attributes, for those who look at a page without the element.
// `npm run manifest` writes it.

/** The words that an attribute takes; an empty list is free text, null a flag. */
export const knownAttributes: Readonly<Record<string, readonly string[] | null>> = {
  'token-endpoint': [],
  credentials: ['same-origin', 'include', 'omit'],
  'consent-endpoint': [],
  'cross-device': null,
  'only-mobile': null,
  'time-zone': [],
  display: ['inline', 'dialog', 'popup', 'redirect'],
  'frame-hosted-pages': null,
  'frame-sandbox': [],
  'frame-credentialless': null,
  'start-mode': ['auto', 'visible', 'manual'],
  capture: ['hosted', 'own'],
  intro: ['full', 'short'],
  'privacy-url': [],
  'processed-by': [],
  'heading-level': [],
  'hand-off': ['offer', 'force', 'off'],
  'provider-origins': [],
  name: [],
  required: null,
  disabled: null,
  lang: [],
};
