// A proxy that the host was not told of gives every customer its own address. Sixty sessions a day would then
// be all that a shop may create.

import type { CallFacts } from '../call-facts.js';
import type { SafeLogger } from '../logger.js';

const whatToSet =
  'Requests name another client in "X-Forwarded-For" or "Forwarded", and "trustProxyHops" is not set. If a ' +
  'proxy of yours is in front, set it: toNodeHandler(kyc, { trustProxyHops: 1 }), or "clientAddress" of ' +
  'createKycServer(). If there is none, clients write it themselves: set it to 0. Until then "newSessions" ' +
  'counts such requests by customer and for the whole kit, and by no address.';

/** Returns a function that tells the address which new sessions are counted by. It warns once. */
export function createAddressOfNewSessions(
  logger: Pick<SafeLogger, 'warn'>,
): (facts: CallFacts) => string | undefined {
  let isTold = false;
  return ({ clientAddress, namesAnotherClient }) => {
    if (!namesAnotherClient) return clientAddress;
    if (!isTold) logger.warn({}, whatToSet);
    isTold = true;
    return undefined;
  };
}
