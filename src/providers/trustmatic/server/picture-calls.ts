// Sends pictures to Trustmatic, for merchants with their own camera (docs/providers/trustmatic.md, Direct
// processing). It must never send a picture twice that may have arrived, and never send an address, which the
// API would fetch.

import type * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import type { Base64Picture, ProviderUploads, Refusal, UploadOptions } from '../../contract.js';
import type { Upstream } from '../../upstream.js';
import {
  completeResponseSchema,
  documentResponseSchema,
  faceResponseSchema,
  paths,
  refusalResponseSchema,
} from '../wire.js';

/** Enough for ten megabytes and their recognition. */
const pictureTimeoutMs = 60_000;
/** Less than the 30 s that the browser waits. */
const completeTimeoutMs = 25_000;

interface Call<S extends z.core.$ZodType> {
  readonly path: string;
  readonly answer: S;
  readonly picture?: Base64Picture;
}

/** The three calls. The memo is the session's access token. */
export function createUploads(request: Upstream): ProviderUploads {
  async function send<S extends z.core.$ZodType>(
    { path, answer, picture }: Call<S>,
    { memo, signal }: UploadOptions,
  ): Promise<z.output<S> | Refusal> {
    try {
      return await request({
        method: 'POST',
        path,
        headers: { authorization: `Bearer ${memo}` },
        body: picture && new Blob(['{"imageBase":"', picture, '"}'], { type: 'application/json' }),
        answer,
        refusal: refusalResponseSchema,
        repeatable: false,
        timeoutMs: picture ? pictureTimeoutMs : completeTimeoutMs,
        signal,
      });
    } catch (error) {
      if (error instanceof ProviderError && error.httpStatus === 401)
        return { hasError: true, error: 'SESSION_UNAUTHORIZED' };
      throw error;
    }
  }

  return {
    async document(picture, options) {
      const said = await send({ path: paths.document, answer: documentResponseSchema, picture }, options);
      if (said.hasError) return refusal(said);
      const { isTwoSideDocument, pageSide, country, type } = said;
      return {
        hasError: false,
        isTwoSideDocument: isTwoSideDocument ?? undefined,
        pageSide: pageSide ?? undefined,
        country: country ?? undefined,
        type: type ?? undefined,
      };
    },

    async face(picture, options) {
      const said = await send({ path: paths.face, answer: faceResponseSchema, picture }, options);
      return said.hasError ? refusal(said) : { hasError: false };
    },

    async complete(options) {
      const said = await send({ path: paths.complete, answer: completeResponseSchema }, options);
      if (said.hasError || said.error) return refusal(said);
      return { customerReturnUrl: said.customerReturnUrl ?? undefined };
    },
  };
}

/** A refusal without a word becomes the error that says the least. */
const refusal = ({ error }: { readonly error?: string | null | undefined }): Refusal => ({
  hasError: true,
  error: error || 'INTERNAL_ERROR',
});
