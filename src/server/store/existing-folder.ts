// A store's file needs its folder. A wrong path is reported when the kit is created, not to the first
// customer.

import { KycError } from '../../enrolment/errors.js';

/**
 * Refuses a file whose folder does not exist. Where the host has no file system to ask, a wrong path shows at
 * the first use.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function requireFolderOf(address: string): void {
  // No import, because hosts without files load this module too.
  const builtin = 'process' in globalThis ? process.getBuiltinModule : undefined;
  const [files, paths, urls] = [builtin?.('node:fs'), builtin?.('node:path'), builtin?.('node:url')];
  if (!files || !paths || !urls) return;
  const path = address.startsWith('file://') ? urls.fileURLToPath(address) : address.replace(/^file:/i, '');
  const folder = paths.dirname(paths.resolve(path));
  if (files.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  // with an "@" it may be a mistyped address of a database, and that has a password in it
  const where = folder.includes('@') ? 'a folder' : JSON.stringify(folder.slice(0, 200));
  throw new KycError(
    'CONFIGURATION_INVALID',
    `The "store" is to be a file in ${where}, which is no folder: make it first.`,
  );
}
