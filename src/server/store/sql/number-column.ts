// PostgreSQL hands a bigint out as text, SQLite as a number.

import * as z from 'zod/mini';

/** A column's number. */
export const numberSchema = z.coerce.number();

/** A column's number or null, which is undefined. */
export const optionalNumberSchema = z.pipe(z.nullable(numberSchema), z.transform((value) => value ?? undefined));
