// The words for a provider's pages. Types, readers and the keys of texts follow from these two lists.

/**
 * The kind decides which parameters a page takes and how it comes back. Each word has a file of its own in
 * `presentation/kinds/`.
 */
export const pageKinds = ['web-enrolment', 'hosted'] as const;

/** The step of the provider's process that a page belongs to. Each word has texts of its own in `i18n/`. */
export const pageSteps = ['identify', 'sign'] as const;

export type PageKind = (typeof pageKinds)[number];
export type PageStep = (typeof pageSteps)[number];
