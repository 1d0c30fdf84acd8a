// What the merchant's server and its own camera call: initialize, document, face, complete
// (docs/providers/trustmatic.md, Endpoints).

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as z from 'zod/mini';
import { readJson } from '../../../sandbox/control.js';
import { problem } from '../../../sandbox/emulator-problem.js';
import type { Raster } from '../../../sandbox/specimen/raster.js';
import { chooseScenario } from '../../../sandbox/scenario.js';
import { imageRequestSchema, initializeRequestSchema, paths } from '../wire.js';
import { bearerOf, isBasic, unauthorized, type Credentials } from './authorization.js';
import { judgeDocument } from './judge-document.js';
import { judgeFace } from './judge-face.js';
import { readPostedPicture } from './posted-picture.js';
import { scenarios } from './scenarios.js';
import type { Session, Sessions } from './emulated-sessions.js';
import type { Tokens } from './tokens.js';

export interface EnrolmentRoutesOptions {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  /** Called when a session is completed. */
  readonly onCompleted: (session: Session) => void;
}

const MAX_BODY_BYTES = 15_000_000;

/**
 * Stricter than the kit's own schema, because the sandbox must catch a wrong sender. The table's spelling of
 * the theme is accepted too (docs/providers/trustmatic.md, Initialize).
 */
const initializeSchema = z.extend(initializeRequestSchema, {
  returnUrl: z.url({ protocol: /^https?$/ }),
  WebEnrolmentTheme: z.optional(z.string()),
});

/** Creates the routes of the enrolment API. */
export function enrolmentRoutes({
  credentials,
  sessions,
  tokens,
  onCompleted,
}: EnrolmentRoutesOptions): Hono {
  const routes = new Hono();
  const maxBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problem(413, 'Payload Too Large') });

  routes.post(paths.initialize, maxBody, createInitialize({ credentials, sessions, tokens }));
  const { authorize, receive } = createReceiving({ sessions, tokens });

  for (const path of [paths.document, paths.face, paths.complete]) {
    // A page's own camera may call these with its Bearer token. No cookie is involved.
    routes.use(
      path,
      cors({ origin: '*', allowMethods: ['POST'], allowHeaders: ['Authorization', 'Content-Type'] }),
      maxBody,
    );
  }

  routes.post(paths.document, async (c) => {
    const received = await receive(c);
    if (received instanceof Response) return received;
    const { session, picture } = received;
    if (!picture) return refusal('DOCUMENT_NOT_RECOGNIZED');
    const judged = session.scenario.takesAnyPicture ? anyDocument(session) : judgeDocument(picture, session);
    if (typeof judged === 'string') return refusal(judged);
    if (session.sidesTaken === 0) session.document = judged;
    session.sidesTaken += 1;
    const { sides, country, type } = session.document;
    return c.json({
      hasError: false,
      isTwoSideDocument: sides === 2,
      pageSide: session.sidesTaken === 1 ? 'FRONT' : 'BACK',
      country,
      type,
    });
  });

  routes.post(paths.face, async (c) => {
    const received = await receive(c);
    if (received instanceof Response) return received;
    const { session, picture } = received;
    if (!picture) return refusal('FACE_NOT_FOUND');
    if (!hasDocument(session)) return refusal('MISSING_DOCUMENT_AND_FACE');
    const error = session.scenario.takesAnyPicture ? undefined : judgeFace(picture);
    if (error !== undefined) return refusal(error);
    session.hasFace = true;
    return c.json({ hasError: false });
  });

  routes.post(paths.complete, async (c) => {
    const session = await authorize(c);
    if (session instanceof Response) return session;
    if (session.completedAt !== undefined) return refusal('SESSION_ALREADY_COMPLETED', 400);
    if (session.error !== undefined) return refusal(session.error, 400);
    if (session.scenario.losesPictures && !session.hasFailed) {
      session.hasFailed = true;
      sessions.losePictures(session);
    }
    if (!session.hasFace || !hasDocument(session)) return refusal('MISSING_DOCUMENT_AND_FACE', 400);
    sessions.complete(session);
    onCompleted(session);
    return c.json({ customerReturnUrl: session.returnUrl });
  });

  return routes;
}

/** Creates the handler that opens a session. */
function createInitialize({ credentials, sessions, tokens }: Omit<EnrolmentRoutesOptions, 'onCompleted'>) {
  return async (c: Context): Promise<Response> => {
    if (!isBasic(c.req.raw, credentials)) return unauthorized('Basic');
    const parsed = z.safeParse(initializeSchema, await readJson(c.req.raw));
    if (!parsed.success) return invalid(parsed.error);
    const { sessionId, returnUrl, externalId, applicantForm, webEnrolmentTheme, WebEnrolmentTheme } =
      parsed.data;
    const scenario = chooseScenario(scenarios, externalId);
    if (scenario.isDown) return problem(503, 'Service Unavailable');
    if (sessions.get(sessionId)) return problem(409, 'The sessionId was used before');

    sessions.add({
      id: sessionId,
      externalId,
      returnUrl,
      scenario,
      theme: webEnrolmentTheme ?? WebEnrolmentTheme,
      comparesApplicant: applicantForm !== undefined && applicantForm.skipIntegrityCheck !== true,
    });
    const reference = await tokens.mint('reference', sessionId);
    return c.json({
      accessToken: await tokens.mint('access', sessionId),
      sessionId,
      webEnrolmentUrl: `${new URL(c.req.url).origin}/web-enrolment/?token=${reference}`,
    });
  };
}

/** Reads who is calling and what they send. */
function createReceiving({ sessions, tokens }: Pick<EnrolmentRoutesOptions, 'sessions' | 'tokens'>) {
  /** The session of the access token, or the answer that refuses it. */
  async function authorize(c: Context): Promise<Session | Response> {
    const id = await tokens.read('access', bearerOf(c.req.raw));
    const session = id === undefined ? undefined : sessions.get(id);
    if (!session || session.error === 'SESSION_UNAUTHORIZED') return unauthorized('Bearer');
    return session;
  }

  /** Reads a posted picture. Returns an answer if the session or the body does not allow it. */
  async function receive(c: Context): Promise<{ session: Session; picture: Raster | undefined } | Response> {
    const session = await authorize(c);
    if (session instanceof Response) return session;
    const body = z.safeParse(imageRequestSchema, await readJson(c.req.raw));
    if (!body.success) return invalid(body.error);
    const error = session.completedAt === undefined ? session.error : 'SESSION_ALREADY_COMPLETED';
    if (error !== undefined) return refusal(error);
    return { session, picture: await readPostedPicture(body.data.imageBase) };
  }

  return { authorize, receive };
}

const hasDocument = ({ sidesTaken, document }: Session) => sidesTaken === document.sides;

const anyDocument = ({ sidesTaken, document }: Session) =>
  sidesTaken === document.sides ? 'WRONG_SIDE' : document;

// Errors of pictures are sent with 200, those of the completion with 400 (docs/providers/trustmatic.md,
// Errors).
const refusal = (error: string, status: 200 | 400 = 200) =>
  Response.json({ hasError: true, error }, { status });

function invalid({ issues }: z.core.$ZodError): Response {
  const errors = Object.fromEntries(issues.map(({ path, message }) => [path.join('.') || 'body', [message]]));
  return problem(400, 'One or more validation errors occurred.', { errors });
}
