// What a text must not hold that goes into a store's column.

import * as z from 'zod/mini';

/** Refuses NUL, which PostgreSQL keeps in no text, and halves of characters, which come back as others. */
export const isStorable = () => z.regex(/^[^\0\p{Cs}]*$/u);
