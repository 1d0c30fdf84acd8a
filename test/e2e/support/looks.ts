/** The ways in which every page of ours is looked at; widths in CSS pixels. */
export const looks = [
  { name: 'light', colorScheme: 'light', width: 1000, language: 'en' },
  { name: 'dark', colorScheme: 'dark', width: 1000, language: 'en' },
  { name: 'narrow', colorScheme: 'light', width: 320, language: 'de' },
  { name: 'right to left', colorScheme: 'dark', width: 320, language: 'ar' },
] as const;
