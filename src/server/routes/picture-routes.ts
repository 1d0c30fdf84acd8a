// The routes of the own camera's pictures, as far as a provider takes them from the kit.

import type { Hono } from 'hono';
import type { KnownFacts } from '../call-facts.js';
import type { Callers } from '../callers.js';
import type { Context } from '../context.js';
import type { Uploads } from '../uploads/pass-on-pictures.js';

export interface PictureRoutesOptions {
  readonly context: Context;
  readonly callers: Callers;
  readonly uploads: Uploads;
}

export function addPictures(
  routes: Hono<{ Bindings: KnownFacts }>,
  { context, callers, uploads }: PictureRoutesOptions,
): void {
  if (!context.providers.all.some(({ connection }) => connection.uploads)) return;
  for (const step of ['document', 'face'] as const) {
    routes.post(`/session/:id/${step}`, async ({ req, env: { clientAddress } }) => {
      const session = await callers.requireWriter(req.raw, req.param('id'));
      return context.metrics.uploading(() => uploads.picture(req.raw, { session, step, clientAddress }));
    });
  }
  routes.post('/session/:id/complete', async ({ req }) =>
    uploads.complete(await callers.requireWriter(req.raw, req.param('id'))),
  );
}
