// Every kind of page, by its word.

import type { PageKind } from '../../enrolment/page-kinds-and-steps.js';
import { hosted } from './hosted.js';
import type { Kind } from './kind.js';
import { webEnrolment } from './web-enrolment.js';

export const kinds: Readonly<Record<PageKind, Kind>> = { 'web-enrolment': webEnrolment, hosted };
