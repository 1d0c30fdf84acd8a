// The connected providers of a kit, one or many, and the choice of one for a new session. A session keeps its
// provider.

import { KycError } from '../enrolment/errors.js';
import type { Provider, ProviderConnection, ProviderEnvironment, User } from '../providers/contract.js';
import type { SafeLogger } from './logger.js';
import { Problem } from './problem.js';
import type { Wishes } from './session-request.js';
import { describeThrown, textsOf } from './thrown.js';
import { within } from './wait-at-most.js';

/** A provider with its connection. */
export interface ConnectedProvider {
  readonly provider: Provider;
  readonly connection: ProviderConnection;
}

/** Returns the id of the provider for a customer's new session. */
export type ChooseProvider = (user: User, wishes: Wishes) => string | Promise<string>;

export interface ConnectedProviders {
  readonly all: readonly ConnectedProvider[];
  /** The provider with this id, or undefined if it is no longer configured. */
  find(id: string): ConnectedProvider | undefined;
  /**
   * Chooses the provider for a new session of this customer.
   *
   * @throws Problem `INTERNAL_ERROR` when `choose` fails or returns an unknown id. The log says which
   */
  choose(user: User, wishes: Wishes): Promise<ConnectedProvider>;
}

export interface ProvidersOptions {
  readonly provider?: Provider | undefined;
  readonly providers?: readonly Provider[] | undefined;
  readonly choose?: ChooseProvider | undefined;
}

/** The customer's other requests wait for it too. */
const longestChoiceMs = 5_000;

/** An id is part of an address, a name in the store and a key of `for`. */
const usableId = /^[\w.-]{1,64}$/;

/**
 * Connects the providers.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function connectProviders(
  options: ProvidersOptions,
  { environment, logger }: { readonly environment: ProviderEnvironment; readonly logger: SafeLogger },
): ConnectedProviders {
  const { choose } = options;
  const given = listOf(options);
  const all = given.map((provider) => ({ provider, connection: provider.connect(environment) }));
  const byId = new Map(all.map((connected) => [connected.provider.id, connected]));
  const [first] = all;
  if (!first) throw invalid('"providers" is empty: list who verifies.');
  for (const { id } of given)
    if (typeof id !== 'string' || !usableId.test(id))
      throw invalid(
        `A provider's "id" must be at most 64 letters, digits, dots, dashes and underscores. Wrong: ` +
          JSON.stringify(id).slice(0, 80),
      );
  if (byId.size < all.length)
    throw invalid('Two "providers" have the same "id": give each account one of its own.');
  if (all.length > 1 && !choose)
    throw invalid('With several "providers", "choose" says by its id which one a customer is for.');

  return {
    all,
    find: (id) => byId.get(id),
    async choose(user, wishes) {
      if (!choose) return first;
      let id: string | undefined;
      try {
        const choice = Promise.resolve(choose(user, wishes));
        id = await within(choice, { ms: longestChoiceMs, late: undefined });
        if (id === undefined) throw new TypeError('It gave no id within five seconds.');
      } catch (error) {
        logger.error(describeThrown(error, textsOf(user)), 'choose() failed.');
        throw new Problem('INTERNAL_ERROR');
      }
      const chosen = byId.get(id);
      if (chosen) return chosen;
      logger.error(
        {},
        `choose() named a provider that is not configured. It must be one of: ${[...byId.keys()].join(', ')}`,
      );
      throw new Problem('INTERNAL_ERROR');
    },
  };
}

function listOf({ provider, providers }: ProvidersOptions): readonly Provider[] {
  if (provider && providers) throw invalid('Give either "provider" or "providers", not both.');
  return providers ?? (provider ? [provider] : []);
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);
