// What the first screen says, in English: the source of truth, with en-on-demand.ts beside it. Other
// languages translate the keys of both and no others.

export const en = {
  title: 'Identity verification',
  loading: 'Preparing your verification…',
  loaded: 'You can begin the verification.',
  required: 'Please verify your identity first.',
  failed: 'The verification was not successful',
};

/** The texts that are at hand from the start. */
export type CoreTexts = Readonly<Record<keyof typeof en, string>>;
