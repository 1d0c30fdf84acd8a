// The words for a provider's pages. Types, readers and the texts' keys follow from these two lists.

/**
 * What a page is: which parameters it takes, and how it comes back. Each word has a file of its own in
 * `presentation/kinds/`.
 */
export const pageKinds = ['web-enrolment', 'hosted'] as const;

/** Where in the provider's process a page stands. Each word has texts of its own in `i18n/`. */
export const pageSteps = ['identify', 'sign'] as const;

export type PageKind = (typeof pageKinds)[number];
export type PageStep = (typeof pageSteps)[number];
