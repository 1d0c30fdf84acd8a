// How the messages of each kind of page are read. Loaded while the first page is shown: what it says until
// then is read then.

import type { PageKind } from '../../enrolment/page-kinds-and-steps.js';
import { parseReturn } from '../return-message.js';
import type { ReadMessage } from './kind.js';
import { readWebEnrolment } from './web-enrolment-messages.js';

export const pageMessages: Readonly<Record<PageKind, ReadMessage>> = {
  'web-enrolment': readWebEnrolment,
  hosted: (data) => parseReturn(data, true),
};
