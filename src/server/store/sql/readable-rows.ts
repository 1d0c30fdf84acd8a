// What a claim for the sweeper does with a row that cannot be read: it is left out and told. All others would
// wait behind it for ever.

import * as z from 'zod/mini';
import type { Logger } from '../../logger.js';
import { describeError } from '../../logger.js';

export interface Reading<Row, T> {
  readonly logger: Logger;
  readonly read: (row: Row) => T;
  /** The ids of a row, for the log. */
  readonly idOf: (row: Row) => { readonly sessionId: string; readonly eventId?: string };
}

/** Reads the rows that can be read. Each of the others is logged, with the fields that are wrong. */
export function readableRows<Row, T>(
  rows: readonly Row[],
  { logger, read, idOf }: Reading<Row, T>,
): readonly T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      const fields = error instanceof z.core.$ZodError ? error.issues.map(({ path }) => String(path[0])) : [];
      logger.error(
        { ...idOf(row), ...describeError(error), fields },
        'A row of the store cannot be read, and is left out. It is tried again when its lease is over.',
      );
      return [];
    }
  });
}
