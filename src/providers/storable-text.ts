// What a text must not contain if it goes into a store's column.

import * as z from 'zod/mini';

/**
 * Refuses NUL, which PostgreSQL cannot store in a text, and halves of characters, which come back changed.
 */
export const isStorable = () => z.regex(/^[^\0\p{Cs}]*$/u);
