// How many sessions may be created at a provider in a day: each costs money. Counted in the store, for all
// machines together. A session that is resumed is none of them. It must never count a customer in clear.

import { KycError } from '../../enrolment/errors.js';
import { ProviderError } from '../../providers/contract.js';
import type { Provider } from '../../providers/contract.js';
import type { AuditNote } from '../audit/audit-chain.js';
import type { SafeLogger } from '../logger.js';
import { Problem } from '../problem.js';
import type { Sealer } from '../seal.js';
import { undoLater } from '../store/bounded-store.js';
import type { Budget, Counting } from '../store/day-counts.js';
import type { Store } from '../store/store.js';
import { addressName } from './client-address.js';

/** Sessions that may be created in any 24 hours; without a number there is no limit. */
export interface NewSessions {
  /** Of one customer; 20 by default. */
  readonly user?: number | undefined;
  /** From one IPv4 address or one IPv6 network of 64 bits; 60 by default. */
  readonly address?: number | undefined;
  /** Of the whole kit, on all machines; 10 000 by default. */
  readonly kit?: number | undefined;
}

const defaults: Required<NewSessions> = { user: 20, address: 60, kit: 10_000 };

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseNewSessions(wished: NewSessions | false = {}): NewSessions {
  if (wished === false) return {};
  const limits = { ...defaults, ...wished };
  for (const [by, most] of Object.entries(limits)) {
    if (!Object.hasOwn(defaults, by))
      throw new KycError(
        'CONFIGURATION_INVALID',
        `"newSessions" has no "${by.slice(0, 40)}": it has ${Object.keys(defaults).join(', ')}.`,
      );
    if (most !== undefined && (!Number.isSafeInteger(most) || most < 1))
      throw new KycError(
        'CONFIGURATION_INVALID',
        `"newSessions.${by}" must be a number of sessions a day, at least 1; undefined is no limit.`,
      );
  }
  return limits;
}

/** A session that is about to be created. */
export interface Asked {
  readonly userId: string;
  readonly provider: Provider;
  /** Idempotency-Key: it creates one session at most. */
  readonly key: string | undefined;
  readonly clientAddress: string | undefined;
}

/** How a new session is counted, as if it had been created, before it is. */
export interface Reservation {
  /** What is counted. Undefined where there is no limit. */
  readonly counting: Counting | undefined;
  /**
   * Counts it.
   *
   * @throws Problem `SESSION_LIMIT`; `PROVIDER_UNAVAILABLE` where this very request may have created one
   */
  count(): Promise<void>;
  /** The provider surely has not created it. */
  takeBack(): Promise<void>;
  /** The same request may create another one. */
  freeKey(): Promise<void>;
}

export interface SessionLimits {
  /** Sessions of the whole kit in a day. Undefined if there is no limit. */
  readonly ofKit: number | undefined;
  /** Counts nothing yet. */
  reserve(asked: Asked): Promise<Reservation>;
  /** Lets a customer have one more within a day, whatever was counted. */
  allow(userId: string, note?: AuditNote): Promise<void>;
}

export interface SessionLimitsOptions {
  readonly limits: NewSessions;
  readonly store: Pick<Store, 'countUp' | 'countDown'>;
  readonly sealer: Pick<Sealer, 'mark'>;
  readonly logger: SafeLogger;
  readonly now: () => number;
  readonly background: (work: () => Promise<unknown>) => void;
  /** Hears of each refusal, by whose limit. */
  readonly onLimited?: ((by: string) => void) | undefined;
}

const quietMs = 60_000;
const ofProxy =
  'If all came by a proxy of yours, let it add X-Forwarded-For, and see "New sessions" in docs/server.md. ';

export function createSessionLimits(options: SessionLimitsOptions): SessionLimits {
  const { limits, store, sealer, logger, now, background, onLimited } = options;
  let quietUntil = 0;
  const passOf = (userId: string) => sealer.mark(`session pass ${userId}`);

  async function budgetsOf({ userId, clientAddress, provider }: Asked) {
    if (provider.isLoopback) return [];
    const counted = { user: userId, address: addressName(clientAddress), kit: 'kit' };
    const budgets: (Budget & { readonly by: keyof NewSessions })[] = [];
    for (const by of ['user', 'address', 'kit'] as const) {
      const most = limits[by];
      if (most === undefined || !counted[by]) continue;
      budgets.push({ by, most, name: await sealer.mark(`sessions of ${by} ${counted[by]}`) });
    }
    return budgets;
  }

  async function keyBudget({ userId, key }: Asked): Promise<readonly Budget[]> {
    if (key === undefined) return [];
    return [{ most: 1, isFirm: true, name: await sealer.mark(`session key ${key} ${userId}`) }];
  }

  return {
    ofKit: limits.kit,

    async reserve(asked) {
      const at = now();
      const [ofDay, ofKey] = [await budgetsOf(asked), await keyBudget(asked)];
      const budgets = [...ofDay, ...ofKey];
      const take = (back: readonly Budget[]) =>
        store.countDown(
          back.map(({ name }) => name),
          at,
        );
      const pass = ofDay.length > 0 ? await passOf(asked.userId) : undefined;
      const counting = budgets.length > 0 ? { at, budgets, pass } : undefined;
      return {
        counting,
        async count() {
          const tooMany =
            counting &&
            (await store.countUp(counting).catch((error: unknown) => {
              undoLater(error, () => take(budgets), background);
              throw error;
            }));
          if (tooMany) refuse(tooMany, ofDay);
        },
        takeBack: () => take(budgets),
        freeKey: () => take(ofKey),
      };
    },

    async allow(userId, note) {
      await store.countUp({ at: now(), budgets: [{ name: await passOf(userId), most: 1 }] }, note);
    },
  };

  function refuse(
    { name, retryAfterMs }: { readonly name: string; readonly retryAfterMs: number },
    budgets: readonly (Budget & { readonly by: string })[],
  ): never {
    const by = budgets.find((budget) => budget.name === name)?.by;
    // This request was sent to the provider before, and nobody heard what came of it.
    if (by === undefined) throw new Problem('PROVIDER_UNAVAILABLE');
    onLimited?.(by);
    if (now() >= quietUntil) {
      quietUntil = now() + quietMs;
      const level = by === 'kit' ? 'error' : 'warn';
      logger[level](
        { limit: 'newSessions', by },
        `New sessions are refused: there were too many in a day. ${by === 'address' ? ofProxy : ''}` +
          'Not told again for a minute.',
      );
    }
    throw new Problem('SESSION_LIMIT', { retryAfterMs });
  }
}

/** Whether a failure says that the provider has created nothing. */
export function createdNothing(error: unknown): boolean {
  if (!(error instanceof ProviderError)) return false;
  const { reason, httpStatus, isUnsent } = error;
  if (isUnsent || reason === 'refused' || reason === 'not-eligible') return true;
  return httpStatus === 503 || (httpStatus !== undefined && httpStatus >= 300 && httpStatus < 500);
}
