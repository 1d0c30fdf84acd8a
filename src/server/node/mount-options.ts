// What a merchant passes to one of our mounts, checked when it is mounted. Later nobody would hear of it:
// a framework answers each request with 500, or a proxy's address is every customer's.

import { KycError } from '../../enrolment/errors.js';
import { describeKind } from '../../providers/known-options.js';
import { aFunction, anObject, isObject, requireOptions, text } from '../../providers/option-kinds.js';
import type { OptionKind } from '../../providers/option-kinds.js';

const wholeNumber: OptionKind = {
  takes: (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  is: 'the number of your own proxies in front of the kit',
};
const kinds = { logger: anObject, trustProxyHops: wholeNumber, path: text, after: aFunction };

export interface Mount {
  /** The function that mounts, as a message names it: `toNodeHandler()`. */
  readonly of: string;
  /** The options that it has. */
  readonly names: readonly (keyof typeof kinds)[];
}

/** Refuses what is no kit, and options that there are not. @throws KycError `CONFIGURATION_INVALID` */
export function requireMount(kit: unknown, options: unknown, mount: Mount): void {
  requireKit(kit, mount);
  requireMountOptions(options, mount);
}

/** @throws KycError `CONFIGURATION_INVALID` */
export function requireMountOptions(options: unknown, { of, names }: Mount): void {
  const own = Object.fromEntries(names.map((name) => [name, kinds[name]]));
  requireOptions(options, { of, kinds: own, example: 'kyc, { trustProxyHops: 1 }' });
}

/** @throws KycError `CONFIGURATION_INVALID` */
export function requireKit(kit: unknown, { of }: Pick<Mount, 'of'>): void {
  if (isObject(kit) && 'fetch' in kit && typeof kit.fetch === 'function') return;
  const isPromise = kit instanceof Promise;
  throw new KycError(
    'CONFIGURATION_INVALID',
    `${of} takes what createKycServer() returns, and was given ` +
      (isPromise ? 'a promise: await it first.' : `${describeKind(kit)}.`),
  );
}
