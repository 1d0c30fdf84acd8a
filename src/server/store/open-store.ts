// Opens a store by its address when it is first used. So a kit with another store loads no database, and runs
// where none is installed.

import { KycError } from '../../enrolment/errors.js';
import { describeKind } from '../../providers/known-options.js';
import { anObject, requireOptions, trueOrFalse } from '../../providers/option-kinds.js';
import { memoryLimiter } from '../limits/limiter.js';
import type { CreateLimiter, Limiter } from '../limits/limiter.js';
import { describeError } from '../logger.js';
import type { Logger } from '../logger.js';
import { tellOfEarlierStart } from './earlier-start.js';
import { requireFolderOf } from './existing-folder.js';
import { memoryStore } from './memory.js';
import { openingAdvice } from './opening-advice.js';
import { ignoredSchema, wrongInPostgresAddress } from './postgres-address.js';
import type { Store } from './store.js';

export interface OpenStoreOptions {
  readonly logger?: Logger | undefined;
  /**
   * False where somebody else makes the tables, by the SQL of `kyc-server migrate --print`; true by default.
   */
  readonly migrate?: boolean | undefined;
}

const optionKinds = { logger: anObject, migrate: trueOrFalse };

const defaultFile = 'kyc-enrolment.sqlite';
const defaultAddress = `file:${defaultFile}`;

/**
 * A store at an address: `file:./kyc.sqlite` or a path, `postgres://user@host/database`, or `memory:`. It
 * opens on first use, and updates its tables then.
 *
 * @throws KycError `CONFIGURATION_INVALID` when the address is none of these, and for options that there are
 *   not. The store's verbs reject with it when the store cannot be opened
 */
export function openStore(address: string, options: OpenStoreOptions = {}): Store {
  requireAddress(address);
  requireOptions(options, { of: 'openStore()', kinds: optionKinds, example: 'address, { migrate: false }' });
  const { logger, migrate } = options;
  const place = address.trim(); // a secret that is read from a file ends with a line break
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(place)?.[1]?.toLowerCase(); // one letter is a Windows drive
  if (place === '') throw invalid('is empty');
  if (/^["'`]/.test(place)) throw invalid('stands in quotation marks, which "docker --env-file" keeps');
  if (scheme === undefined && place.includes('://')) throw invalid('has a word before its scheme');
  if (place === 'memory') throw invalid('is "memory": write "memory:", with a colon, or "./memory"');
  if (scheme === 'memory') return memoryStore({ logger });
  if (scheme === 'postgres' || scheme === 'postgresql') {
    const wrong = wrongInPostgresAddress(place);
    if (wrong !== undefined) throw invalid(wrong);
    const ignored = ignoredSchema(place);
    if (ignored !== undefined)
      logger?.warn(
        {},
        `"${ignored}" in the store's address has no effect. ` +
          'Write "options=-c%20search_path%3D<the schema>", or set the search path of the role.',
      );
    return opensOnDemand(
      async () => (await import('./sql/postgres.js')).openPostgresStore(place, { logger, migrate }),
      { logger, isShared: true },
    );
  }
  if (scheme !== undefined && scheme !== 'file') throw invalid(`begins with "${scheme}:"`);
  if (/^(file:)?:memory:$/.test(place)) throw invalid('is SQLite in memory, which "memory:" is for');
  requireFolderOf(place);
  const open = async () => (await import('./sql/sqlite.js')).openSqliteStore(place, { logger, migrate });
  return opensOnDemand(open, { logger });
}

/**
 * The store that the kit was given, or the one that `KYC_STORE` names, or a file in the working directory.
 */
export function chooseStore(
  given: Store | string | undefined,
  { logger, migrate }: { readonly logger: Logger; readonly migrate?: boolean | undefined },
): Store {
  if (typeof given === 'object') return given;
  const named = given ?? addressFromEnvironment();
  if (named === undefined) {
    tellOfEarlierStart(defaultFile, logger);
    logger.info(
      {},
      `Enrolments are kept in ${defaultAddress}, in the working directory. ` +
        'KYC_STORE or the option "store" names another place.',
    );
  }
  return openStore(named ?? defaultAddress, { logger, migrate });
}

const addressFromEnvironment = () =>
  'process' in globalThis && process.env['KYC_STORE'] ? process.env['KYC_STORE'] : undefined;

function requireAddress(given: unknown): void {
  if (typeof given === 'string') return;
  throw new KycError(
    'CONFIGURATION_INVALID',
    `openStore() takes the store's address as a text, and was given ${describeKind(given)}.`,
  );
}

const invalid = (what: string) =>
  new KycError(
    'CONFIGURATION_INVALID',
    `The store's address ${what}. It must be a file ("file:./kyc.sqlite"), ` +
      '"postgres://user:password@host/database", or "memory:".',
  );

interface OnDemandOptions extends OpenStoreOptions {
  /** Whether several machines use the store and count their requests in it. */
  readonly isShared?: boolean;
}

/**
 * A store that opens with its first verb. If opening fails, the next verb tries again: the database may be
 * late.
 */
function opensOnDemand(open: () => Promise<Store>, { logger, isShared = false }: OnDemandOptions): Store {
  let opening: Promise<Store> | undefined;
  let closing: Promise<void> | undefined;

  async function opened(): Promise<Store> {
    opening ??= open();
    const mine = opening;
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) {
        opening = undefined;
        const again = [openingAdvice(error), 'It is tried again with the next request.'];
        const advice = error instanceof KycError ? [error.message] : again.filter((one) => one !== undefined);
        logger?.error(describeError(error), ['The store cannot be opened.', ...advice].join(' '));
      }
      throw error;
    }
  }

  async function close(): Promise<void> {
    const store = await opening?.catch(() => undefined);
    await store?.close();
  }

  /** Uses the store's counters, or this process's own if the store has none. */
  const createLimiter: CreateLimiter = (options) => {
    let limiter: Promise<Limiter> | undefined;
    const make = async () => (await opened()).createLimiter?.(options) ?? memoryLimiter(options);
    return {
      async count(key) {
        limiter ??= make().catch((error: unknown) => {
          limiter = undefined;
          throw error;
        });
        return (await limiter).count(key);
      },
    };
  };

  const openCounted: NonNullable<Store['openCounted']> = async (...given) =>
    (await (await opened()).openCounted?.(...given)) ?? { isOpen: false, isCounted: false };

  return {
    ...(isShared ? { createLimiter, openCounted } : {}),
    find: async (...given) => (await opened()).find(...given),
    newest: async (...given) => (await opened()).newest(...given),
    list: async (...given) => (await opened()).list(...given),
    recall: async (...given) => (await opened()).recall(...given),
    remember: async (...given) => (await opened()).remember(...given),
    open: async (...given) => (await opened()).open(...given),
    forget: async (...given) => (await opened()).forget(...given),
    write: async (...given) => (await opened()).write(...given),
    settle: async (...given) => (await opened()).settle(...given),
    claimDueReads: async (...given) => (await opened()).claimDueReads(...given),
    claimOutcomes: async (...given) => (await opened()).claimOutcomes(...given),
    delivered: async (...given) => (await opened()).delivered(...given),
    postpone: async (...given) => (await opened()).postpone(...given),
    addConsent: async (...given) => (await opened()).addConsent(...given),
    consents: async (...given) => (await opened()).consents(...given),
    findCall: async (...given) => (await opened()).findCall(...given),
    beginCall: async (...given) => (await opened()).beginCall(...given),
    writeCall: async (...given) => (await opened()).writeCall(...given),
    sealedCalls: async (...given) => (await opened()).sealedCalls(...given),
    claimDueCalls: async (...given) => (await opened()).claimDueCalls(...given),
    countUp: async (...given) => (await opened()).countUp(...given),
    countDown: async (...given) => (await opened()).countDown(...given),
    forgetCounts: async (...given) => (await opened()).forgetCounts(...given),
    backlog: async () => (await opened()).backlog(),
    erase: async (...given) => (await opened()).erase(...given),
    pseudonymOf: async (...given) => (await opened()).pseudonymOf(...given),
    appendAudit: async (...given) => (await opened()).appendAudit(...given),
    claimAudit: async (...given) => (await opened()).claimAudit(...given),
    settleAudit: async (...given) => (await opened()).settleAudit(...given),
    probe: async (...given) => (await opened()).probe?.(...given),
    purge: async (...given) => (await opened()).purge(...given),
    close: () => (closing ??= close()),
  };
}
