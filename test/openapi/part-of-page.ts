// The scripts and styles of the kit's own pages.

import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { ofOwnPages, refusals } from './problem-responses.js';

/** A route that serves one of them. */
export const partOfPage = (
  tag: string,
  summary: string,
  type: string,
): { get: ZodOpenApiOperationObject } => ({
  get: {
    summary,
    tags: [tag],
    responses: {
      '200': { description: 'As it is.', content: { [type]: { schema: z.string() } } },
      ...refusals(...ofOwnPages),
    },
  },
});
