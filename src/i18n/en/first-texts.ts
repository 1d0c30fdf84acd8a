// The texts of the first screen in English. With element-texts.ts they are the source of truth: every
// other language translates exactly the keys of both.

export const en = {
  title: 'Identity verification',
  loading: 'Preparing your verification…',
  loaded: 'You can begin the verification.',
  required: 'Please verify your identity first.',
  failed: 'The verification was not successful',
};

/** The texts that are loaded from the start. */
export type CoreTexts = Readonly<Record<keyof typeof en, string>>;
