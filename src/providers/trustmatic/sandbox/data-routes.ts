// What the merchant's server reads afterwards: status, results, pictures, list. It can also delete a session
// (docs/providers/trustmatic.md, Endpoints).

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { problem } from '../../../sandbox/emulator-problem.js';
import { isBasic, unauthorized, type Credentials } from './authorization.js';
import { availableImages, decisionResults, documentResult, faceResult, listRow } from './results.js';
import type { Session, Sessions } from './emulated-sessions.js';
import { specimenPhoto } from './specimen-photos.js';

export interface DataRoutesOptions {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
}

const positive = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000));
const pageSchema = z.object({ pageNumber: z._default(positive, 1), pageSize: z._default(positive, 20) });

/** Creates the routes of the data API, relative to `/api/v1/data`. */
export function dataRoutes({ credentials, sessions }: DataRoutesOptions): Hono {
  const routes = new Hono();

  routes.use(async (c, next) => (isBasic(c.req.raw, credentials) ? next() : unauthorized('Basic')));

  routes.get('/session/list', (c) => {
    const page = z.safeParse(pageSchema, c.req.query());
    if (!page.success) return problem(400, 'One or more validation errors occurred.');
    const { pageNumber, pageSize } = page.data;
    const newestFirst = sessions.all().toReversed();
    const rows = newestFirst.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    return c.json({
      pageNumber,
      pageSize,
      totalRecords: newestFirst.length,
      data: rows.map((session) => listRow(session, sessions.statusOf(session))),
    });
  });

  /** Adds a route on a session. `answer` returns undefined for what does not exist yet. */
  function get(
    path: string,
    answer: (session: Session, name: string) => object | Promise<Response | undefined> | undefined,
  ): void {
    routes.get(`/:sessionId${path}`, async (c) => {
      const session = sessions.get(c.req.param('sessionId'));
      const body = session && (await answer(session, c.req.param('name') ?? ''));
      if (!body) return problem(404, 'Not Found');
      return body instanceof Response ? body : c.json(body);
    });
  }

  const once =
    (isThere: (session: Session) => boolean, answer: (session: Session) => object) => (session: Session) =>
      isThere(session) ? answer(session) : undefined;
  const isCompleted = ({ completedAt }: Session) => completedAt !== undefined;

  get('/status', (session) => ({ status: sessions.statusOf(session) }));
  get(
    '/decision/results',
    once((session) => sessions.statusOf(session) !== 'PENDING', decisionResults),
  );
  get('/document/result', once(isCompleted, documentResult));
  get('/face/result', once(isCompleted, faceResult));
  get('/images', once(isCompleted, availableImages));
  // Trustmatic's table and its example disagree about the path, so both work (docs/providers/trustmatic.md,
  // Endpoints).
  for (const path of ['/image/:name', '/images/:name']) {
    get(path, async (session, name) => {
      const { document, face } = availableImages(session);
      if (!isCompleted(session) || ![...document, ...face].includes(name)) return undefined;
      return new Response(await specimenPhoto(name, session.document), {
        headers: { 'Content-Type': 'image/jpeg' },
      });
    });
  }

  routes.delete('/:sessionId', (c) =>
    sessions.delete(c.req.param('sessionId')) ? c.body(null, 204) : problem(404, 'Not Found'),
  );

  return routes;
}
