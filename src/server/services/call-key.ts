// Names a call by its content, so that a repeated call is recognised. The real caller sends no id for that
// (docs/providers/wultra.md, Duplicates).

import type { ServiceRequest } from '../../providers/services.js';
import type { Sealer } from '../seal.js';

export type Identified = Required<Pick<ServiceRequest, 'identity'>> &
  Pick<ServiceRequest, 'code' | 'question'> & { readonly service: string };

/**
 * A hash that equal calls share. A one-time code is hashed with a secret, because eight digits are soon
 * guessed (check 77).
 */
export async function nameCall(
  { service, identity, code, question }: Identified,
  sealer: Sealer,
): Promise<string> {
  const marked = code === undefined ? [] : [await sealer.mark(code)];
  const text = JSON.stringify([
    service,
    ...(identity ?? []),
    ...marked,
    ...(question === undefined ? [] : [question]),
  ]);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
