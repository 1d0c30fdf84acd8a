// A page that takes our parameters and posts its end to its frame (docs/providers/trustmatic.md). In a window
// it comes back through a return page.

import { KycError } from '../../enrolment/errors.js';
import { own } from '../../enrolment/own-properties.js';
import type { PageReport } from '../../enrolment/page-report.js';
import { toProviderLanguage } from '../../enrolment/provider-language.js';
import { isFrom } from '../message-gate.js';
import type { Kind } from './kind.js';

export const webEnrolment: Kind = {
  address(url, { language, framed, crossDevice, onlyMobile }) {
    const ours = {
      lang: toProviderLanguage(language),
      iframe: framed,
      crossDevice: framed && crossDevice === false && 'false',
      onlyMobile: framed && onlyMobile,
    };
    const theirs = url.search.slice(1).split('&');
    const result = new URL(url);
    result.search = [
      ...theirs.filter((pair) => pair && !Object.hasOwn(ours, pair.split('=')[0] ?? '')),
      ...Object.entries(ours).flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])),
    ].join('&');
    return result.href;
  },
  features: ['camera'],
  isFramedByItself: true,
  readMessage(event, { window, origin, sessionId }) {
    if (!isFrom(event, window, [origin])) return undefined;
    const message = parseMessage(event.data);
    if (!message || (sessionId && message.sessionId !== sessionId)) return undefined;
    if (message.hasError) return toReport(message.error);
    return message.hasCompleted ? { kind: 'finished' } : undefined;
  },
  hasOtherDevice: true,
};

/** `{ sessionId, hasCompleted, hasError, error? }`; anything of another type is not the provider's. */
function parseMessage(data: unknown) {
  const sessionId = own(data, 'sessionId');
  const hasCompleted = own(data, 'hasCompleted') ?? false;
  const hasError = own(data, 'hasError') ?? false;
  const error = own(data, 'error') ?? '';
  if (typeof sessionId !== 'string' || typeof hasCompleted !== 'boolean') return undefined;
  if (typeof hasError !== 'boolean' || typeof error !== 'string') return undefined;
  return { sessionId, hasCompleted, hasError, error };
}

function toReport(code: string): PageReport {
  switch (code) {
    case 'SESSION_ALREADY_COMPLETED':
      return { kind: 'finished' };
    case 'SESSION_UNAUTHORIZED':
      return {
        kind: 'lapsed',
        error: new KycError(code, "The page's token was refused.", { retryable: true }),
      };
    case 'INTERNAL_ERROR':
      return { kind: 'failed', error: new KycError(code, 'The page failed.', { retryable: true }) };
    default:
      return {
        kind: 'failed',
        error: new KycError('UNKNOWN_PROVIDER_ERROR', 'The page failed with a code that is not documented.', {
          retryable: true,
          providerCode: code,
        }),
      };
  }
}
