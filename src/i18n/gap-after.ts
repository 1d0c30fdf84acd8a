/** What stands between a label and its value: nothing after a full-width colon, which brings its own room. */
export const gapAfter = (label: string): string => (label.endsWith('：') ? '' : ' ');
