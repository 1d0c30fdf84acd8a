// Asks the token endpoint as nobody: without a login, and with a body and an Idempotency-Key that are refused
// before a session is thought of.

import { readUrl } from '../../enrolment/read-url.js';
import { pageBase } from '../page-base.js';
import type { Advice } from './console-line.js';
import type { TokenSource } from './looked-at.js';
import { mendRequest, whereAsked } from './mending.js';
import { whyOutOfReach } from './out-of-reach.js';

const PATIENCE_MS = 10_000;

export async function tryTokenEndpoint({
  tokenEndpoint,
  requestSession,
}: TokenSource): Promise<readonly Advice[] | string> {
  if (requestSession) return 'requestSession asks.';
  const url = tokenEndpoint ? readUrl(tokenEndpoint, pageBase()) : undefined;
  if (!url) return 'There is no token endpoint.';
  const response = await fetch(url.href, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'diagnose' },
    body: '[]',
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (!response) return [{ wrong: 'The token endpoint is out of reach.', ...(await whyOutOfReach(url)) }];
  return judge(response.status, await response.text(), whereAsked(tokenEndpoint));
}

function judge(status: number, text: string, where: string): readonly Advice[] {
  const code = /"code"\s*:\s*"([A-Z_]{1,40})"/.exec(text)?.[1] ?? '';
  if (status === 401) return [];
  if (status === 0)
    return [
      {
        wrong: 'The token endpoint redirects who has no login.',
        mend: 'Answer 401 there.',
        chapter: 'the-token-request-fails',
      },
    ];
  const isPage = status < 300 && /^\s*</.test(text);
  if (!isPage && (status < 300 || code === 'REQUEST_INVALID'))
    return [
      {
        wrong: 'The token endpoint lets in who has no login.',
        mend: 'identify has to return null then; in development it may be so.',
        chapter: 'anybody-is-let-in',
        isWarning: true,
      },
    ];
  const what = isPage ? 'no JSON' : `HTTP ${status} ${code}`.trim();
  const wrong = `The token endpoint answers ${what} to who has no login, and not 401.`;
  return [{ wrong, mend: mendRequest(wrong) + where, chapter: 'the-token-request-fails' }];
}
