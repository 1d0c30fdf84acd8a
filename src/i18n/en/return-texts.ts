// What the kit's return page says, in English: the source of truth. The kit serves this page, and no script
// loads its texts.

export const texts = {
  title: 'You can go back now',
  hint: 'Go back to the window you came from, or close this one. Your verification continues there.',
  goOn: 'Continue',
};

/** The texts of the return page in one language. */
export type ReturnPageTexts = Readonly<Record<keyof typeof texts, string>>;
