// Tells that call-backs are refused. A provider that calls in vain tells nobody, and verdicts only come late.

import type { Context } from '../context.js';
import { Problem } from '../problem.js';

/** Anybody may send such a request, so the log must not grow with them. */
const quietMs = 10 * 60_000;

const mayBe: { readonly [code in Problem['code']]?: string } = {
  SIGNATURE_INVALID:
    'check the password that signs, and the project if you name one; nothing in between may change the body',
  CONTENT_TYPE_REFUSED: 'its body is compressed, which is not taken: something in between does that',
  BODY_TOO_LARGE: 'its body is larger than a call-back is',
};

/** Returns a function that is given what a call-back was refused by, and throws it. */
export function createRefusedNews({ logger, now }: Pick<Context, 'logger' | 'now'>) {
  let toldAt = -Infinity;
  return (error: unknown): never => {
    const advice = error instanceof Problem ? mayBe[error.code] : undefined;
    if (advice !== undefined && Math.abs(now() - toldAt) >= quietMs) {
      toldAt = now();
      logger.warn(
        { code: (error as Problem).code },
        `A call-back was refused. If it was your provider's, ${advice}. ` +
          'Verdicts come late without call-backs. Not told again for ten minutes.',
      );
    }
    throw error;
  };
}

/** Returns a function to call when a call-back comes to an address of no provider. */
export function createStrayNews({ logger, now, providers }: Pick<Context, 'logger' | 'now' | 'providers'>) {
  const right = providers.all
    .filter(({ connection }) => connection.readNews !== undefined)
    .map(({ provider }) => `webhook/${provider.id}`);
  let toldAt = -Infinity;
  return (): void => {
    if (right.length === 0 || Math.abs(now() - toldAt) < quietMs) return;
    toldAt = now();
    logger.warn(
      { code: 'NOT_FOUND' },
      'A call-back came to an address that does not exist. This kit takes them at ' +
        `${right.join(' and ')} below its own, without a slash at the end. ` +
        'Verdicts come late without call-backs. Not told again for ten minutes.',
    );
  };
}
