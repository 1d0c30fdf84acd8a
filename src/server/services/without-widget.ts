// A kit that only serves an outside system: nobody signs in, no page is shown, and every browser is refused.

import { KycError } from '../../enrolment/errors.js';
import { ProviderError } from '../../providers/contract.js';
import type { Provider } from '../../providers/contract.js';
import type { Services } from '../../providers/services.js';

/** A caller in JavaScript may leave any of these out. */
interface Given {
  readonly provider?: undefined;
  readonly services?: readonly Services[] | undefined;
  readonly baseUrl?: string | undefined;
}

/**
 * Completes the options of a kit that has services and no widget.
 *
 * @throws KycError `CONFIGURATION_INVALID` without services or without a valid `baseUrl`
 */
export function withoutWidget<Options extends Given>({ provider: _, services, baseUrl, ...shared }: Options) {
  if (!services?.length)
    throw new KycError(
      'CONFIGURATION_INVALID',
      'createKycServer() needs a "provider", or "services", or both.',
    );
  if (!baseUrl || !URL.canParse(baseUrl))
    throw new KycError(
      'CONFIGURATION_INVALID',
      'Without a "provider", "baseUrl" must be the https address that the kit is mounted at.',
    );
  return {
    ...shared,
    services,
    baseUrl,
    provider: nobody,
    identify: () => null,
    origins: [new URL(baseUrl).origin],
    returnUrl: '/',
  };
}

const refuse = () => Promise.reject(new ProviderError('not-eligible', 'There is no provider.'));

const nobody: Provider = {
  id: 'none',
  readIntervalMs: 60_000,
  connect: () => ({ begin: refuse, read: refuse }),
};
