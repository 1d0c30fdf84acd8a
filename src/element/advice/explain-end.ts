// The one line about an attempt that ended with an error which the merchant's developer can mend.

import type { KycErrorCode } from '../../enrolment/error-codes.js';
import type { ErrorDetail } from '../../enrolment/outcome.js';
import { pageBase } from '../page-base.js';
import { tell, type Advice } from './console-line.js';
import type { TokenSource } from './looked-at.js';
import { mendByMessage, mendings, mendRequest, whereAsked, type Mending } from './mending.js';
import { whyOutOfReach } from './out-of-reach.js';

/** Tells what went wrong and what to change. Says nothing for what no developer can mend. */
export async function explainEnd(
  end: Pick<ErrorDetail, 'code' | 'message'>,
  settings: TokenSource,
): Promise<void> {
  const advice = await adviceFor(end, settings);
  if (advice) tell(advice);
}

/** Undefined for what no developer can mend. */
export async function adviceFor(
  { code, message }: Pick<ErrorDetail, 'code' | 'message'>,
  { tokenEndpoint, requestSession }: TokenSource,
): Promise<Advice | undefined> {
  const wrong = `${code}: ${message}`;
  const told = mendByMessage(code, message);
  if (told) return { wrong, ...told };
  const mending = (mendings as Partial<Record<KycErrorCode, Mending>>)[code];
  if (!mending) return undefined;
  if (code !== 'TOKEN_REQUEST_FAILED' && !message.includes('no JSON')) return { wrong, ...mending };
  if (!message.includes('out of reach') || requestSession) {
    const where = requestSession || !code.startsWith('TOKEN_') ? '' : whereAsked(tokenEndpoint);
    return { wrong, ...mending, mend: mendRequest(message) + where };
  }
  return { wrong, ...(await whyOutOfReach(new URL(tokenEndpoint, pageBase()))) };
}
