// Names what a service's caller asks, so that a repetition is known for one: the real caller sends no id that
// would say so (docs/providers/wultra.md, Duplicates).

import type { ServiceRequest } from '../../providers/services.js';
import type { Sealer } from '../seal.js';

export type Identified = Required<Pick<ServiceRequest, 'identity'>> &
  Pick<ServiceRequest, 'code'> & { readonly service: string };

/**
 * A hash of what makes two calls the same; of a one-time code only with a secret, because eight digits are
 * soon tried (check 77).
 */
export async function nameCall({ service, identity, code }: Identified, sealer: Sealer): Promise<string> {
  const marked = code === undefined ? [] : [await sealer.mark(code)];
  const text = JSON.stringify([service, ...(identity ?? []), ...marked]);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
