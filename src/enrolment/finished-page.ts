// Whether a page is done, by what it reports. In a file of its own: it is asked in the moment of the report,
// before anything more can be loaded.

import type { PageReport } from './page-report.js';

type Finished = PageReport & { readonly kind: 'finished' | 'returned' | 'moved' };

/** Whether the customer has finished the page. */
export const hasFinished = (report: PageReport): report is Finished =>
  report.kind === 'finished' || report.kind === 'returned' || report.kind === 'moved';
