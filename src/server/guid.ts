// The ids of sessions and attempts, as requests bring them.

import * as z from 'zod/mini';

const guid = z.guid();

/** Whether a text is a GUID, in either case. A database may refuse to search for one that is none. */
export const isGuid = (text: string): boolean => z.safeParse(guid, text).success;
