// The element's attributes, for those who look at a page without the element.
// `npm run manifest` writes it.

/** The words that an attribute takes; an empty list is free text, null a flag. */
export const knownAttributes: Readonly<Record<string, readonly string[] | null>> = {
  'token-endpoint': [],
  credentials: ['same-origin', 'include', 'omit'],
  'consent-endpoint': [],
  'cross-device': null,
  'hand-off': ['offer', 'force', 'off'],
  'only-mobile': null,
  'time-zone': [],
  display: ['inline', 'dialog', 'popup', 'redirect'],
  'frame-hosted-pages': null,
  'frame-sandbox': [],
  'frame-credentialless': null,
  'start-mode': ['auto', 'visible', 'manual'],
  intro: ['full', 'short'],
  'privacy-url': [],
  'processed-by': [],
  'heading-level': [],
  capture: ['hosted', 'own'],
  'provider-origins': [],
  name: [],
  required: null,
  disabled: null,
  lang: [],
};
