// What an element asks its merchant's server for, by its settings.

import { readUrl } from '../enrolment/read-url.js';
import type { Asking } from './early.js';
import { pageBase } from './page-base.js';
import { isUnseen, type Settings } from './settings.js';

export const askingOf = (settings: Settings, language: string): Asking => {
  const { tokenEndpoint, credentials, fetch, display, capture } = settings;
  const wishes = { language, ...timeZoneOf(settings), display, capture };
  return { tokenEndpoint, baseUrl: pageBase(), credentials, fetch, wishes };
};

/** Whether an element with these settings begins as soon as it is there. */
export const startsByItself = ({ tokenEndpoint, consentEndpoint, startMode }: Settings): boolean =>
  !consentEndpoint &&
  startMode === 'auto' &&
  !isUnseen() &&
  (window as Partial<Window>).isSecureContext !== false &&
  !!tokenEndpoint &&
  !!readUrl(tokenEndpoint, pageBase());

/**
 * Asked only where the page wants it: the browser's first `Intl` object costs more than all the rest. Absent
 * otherwise: a page may send on what its `requestSession` gets, as a form too.
 */
const timeZoneOf = ({ timeZone }: Settings) =>
  timeZone && { timeZone: timeZone === 'auto' ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone };
