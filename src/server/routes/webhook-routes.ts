// The routes that providers call. What they say is news: a reason to read the provider, and never a decision.

import type { Hono } from 'hono';
import { parseNews } from '../../providers/parse-answer.js';
import type { KnownFacts } from '../call-facts.js';
import { callProvider } from '../call-provider.js';
import type { Context } from '../context.js';
import { Problem } from '../problem.js';
import { hearNews } from '../read-provider.js';
import { readBody } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';
import { describeFailure } from '../thrown.js';
import { createRefusedNews } from './refused-news.js';

/** Whoever calls back waits no longer, and calls again. */
const longestCheckMs = 10_000;

export interface WebhookRoutesOptions {
  readonly context: Context;
  readonly bodyLimits: BodyLimits;
}

export function addWebhooks(routes: Hono<{ Bindings: KnownFacts }>, options: WebhookRoutesOptions): void {
  const { context, bodyLimits } = options;
  for (const { provider, connection } of context.providers.all) {
    const refuse = createRefusedNews(context);
    routes.post(`/webhook/${provider.id}`, async ({ req: { raw } }) => {
      const body = await readBody(raw, bodyLimits).catch(refuse);
      const limits = { signal: context.signal, ms: longestCheckMs };
      const check = async () => parseNews(await connection.readNews?.({ headers: raw.headers, body }));
      const news = await callProvider(limits, check).catch(refuseForNow(context));
      if (!news) return refuse(new Problem('SIGNATURE_INVALID'));
      await hearNews(context, provider.id, news);
      return new Response(null, { status: 204 });
    });
  }
}

/** What the call-back is checked by comes of a function that has failed, and may do better soon. */
const refuseForNow =
  ({ logger }: Pick<Context, 'logger'>) =>
  (error: unknown): never => {
    logger.error(describeFailure(error), 'A call-back could not be checked.');
    throw new Problem('SERVER_UNAVAILABLE');
  };
