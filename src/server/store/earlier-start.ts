// On a developer's computer the file of yesterday is still there, and its customer is verified at once: that
// is said, because nobody named the file.

import type { Logger } from '../logger.js';

/** Says that there is a file of an earlier start, where there is one and this is not production. */
export function tellOfEarlierStart(path: string, logger: Pick<Logger, 'warn'>): void {
  // No import: hosts without files load this module too.
  const builtin = 'process' in globalThis ? process.getBuiltinModule : undefined;
  const [files, paths] = [builtin?.('node:fs'), builtin?.('node:path')];
  if (!files || !paths || process.env['NODE_ENV'] === 'production') return;
  const whole = paths.resolve(path);
  if (!files.statSync(whole, { throwIfNoEntry: false })?.isFile()) return;
  logger.warn(
    {},
    `Enrolments of an earlier start are in ${whole}: whoever was verified there is verified still. ` +
      'To begin anew, stop the server and delete the file with those beside it (-wal, -shm), ' +
      'or give createKycServer the store "memory:".',
  );
}
