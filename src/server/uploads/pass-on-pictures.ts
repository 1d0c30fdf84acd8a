// Pictures of the merchant's own camera, on their way to the provider (docs/server.md, Pictures of the own
// camera). The provider's token stays here. A picture must never be stored, logged or looked at, and nothing
// that stands in a body is ever fetched.

import { ProviderError } from '../../providers/contract.js';
import type { DocumentTaken, ProviderUploads, Refusal } from '../../providers/contract.js';
import { callProvider } from '../call-provider.js';
import type { Context } from '../context.js';
import { Problem } from '../problem.js';
import { openLeg } from '../sealed-leg.js';
import type { StoredSession } from '../session/phases.js';
import { writerOf } from '../session/device-changes.js';
import { presentVerdict, waitingSinceOf } from '../session/questions.js';
import { happen } from '../session-changes.js';
import { describeFailure } from '../thrown.js';
import { addressName } from '../limits/client-address.js';
import { createOneAtATime } from './one-at-a-time.js';
import { readPicture } from './picture-body.js';
import { createMemoryBudget } from './memory-budget.js';
import { createAcceptedPictures } from './accepted-pictures.js';

export interface UploadsOptions {
  readonly context: Context;
  /** Milliseconds that a picture may take to arrive. */
  readonly timeoutMs: number;
}

/** What of an enrolment a picture shows. */
export type PictureStep = 'document' | 'face';

/** A picture that a request brings. */
export interface Upload {
  readonly session: StoredSession;
  readonly step: PictureStep;
  readonly clientAddress: string | undefined;
}

export interface Uploads {
  /** Whether the session's provider takes pictures at all. */
  isOffered(session: StoredSession): boolean;
  /** Hands on a picture. @throws Problem */
  picture(request: Request, upload: Upload): Promise<Response>;
  /** Tells the provider that all pictures are there, and notes it. @throws Problem */
  complete(session: StoredSession): Promise<Response>;
}

type Answer = DocumentTaken | { readonly hasError: false } | Refusal;

const maxPictureBytes = 10_000_000;
/**
 * Two of the largest, which take up to 150 MB of memory on their way (`npm run bench pictures`), or dozens of
 * the usual size.
 */
const roomBytes = 30_000_000;
const largestBody = 14_000_000;
/** Less than the two minutes that the widget waits. */
const patienceMs = 60_000;
/** As long as the widget waits. A picture in the provider's hands takes room from all others. */
const longestCallMs = 120_000;
/** With the picture before it of the same session. */
const turnPatienceMs = 20_000;
/** The largest in half a minute, while others wait. */
const pace = { wholeWithinMs: 30_000, everyMs: 5_000 };

/** What everybody hears who comes after the end; the widget asks for the status then. */
const completed: Refusal = { hasError: true, error: 'SESSION_ALREADY_COMPLETED' };

/**
 * After this the provider no longer has the pictures, and a customer who chose files sends the same
 * ones again (docs/providers/trustmatic.md, Complete).
 */
const missing = 'MISSING_DOCUMENT_AND_FACE';

/** Sends pictures on. One for each kit: it knows what is on its way right now. */
export function createUploads({ context, timeoutMs }: UploadsOptions): Uploads {
  const { providers, logger, signal, settings } = context;
  const uploadsOf = ({ provider }: StoredSession) => providers.find(provider)?.connection.uploads;
  const oneAtATime = createOneAtATime({ patienceMs: turnPatienceMs });
  const budget = createMemoryBudget({ bytes: roomBytes, largest: largestBody, patienceMs, pace });
  const accepted = createAcceptedPictures<Answer>();

  /** What the provider wants to be given back; undefined when the customer has finished already. */
  async function openMemo(session: StoredSession): Promise<string | undefined> {
    if (presentVerdict(session) || waitingSinceOf(session) !== undefined) return undefined;
    const leg =
      session.phase === 'page' && providers.find(session.provider)
        ? await openLeg(context.sealer, session)
        : undefined;
    if (leg?.memo === undefined) throw new Problem('SESSION_GONE');
    return leg.memo;
  }

  /** After a wait: the session may be given up, finished, or with another device by now. */
  const openMemoAgain = async (session: StoredSession) => openMemo(await findAgain(context, session));

  async function ask<A extends object>(
    session: StoredSession,
    request: (uploads: ProviderUploads, signal: AbortSignal) => Promise<A>,
  ): Promise<A> {
    const { id } = session;
    const uploads = uploadsOf(session);
    if (!uploads) throw new Problem('NOT_FOUND');
    try {
      const answer = await callProvider({ signal, ms: longestCallMs }, (ending) => request(uploads, ending));
      if ('error' in answer && answer.error === missing) accepted.forget(id);
      return answer;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      logger.warn({ sessionId: id, ...describeFailure(error) }, 'The provider did not answer to a picture.');
      throw new Problem(error.httpStatus === 413 ? 'BODY_TOO_LARGE' : 'PROVIDER_UNAVAILABLE');
    }
  }

  /** The provider has, or may have, a picture: a page that is loaded anew, and has none, begins anew. */
  const notePictures = ({ id }: StoredSession) => happen(context, id, { kind: 'pictures' });

  /** The provider leads to our own return page, which is for its page's customers. Ours are here. */
  const onward = (url: string | undefined) =>
    url !== undefined && isReturnPage(url, settings.origin) ? settings.returnUrl : url;

  return {
    isOffered: (session) => uploadsOf(session) !== undefined,

    async picture(request, { session, step, clientAddress }) {
      if ((await openMemo(session)) === undefined) return Response.json(completed);
      const announced = { announcedBytes: announcedBytes(request), address: addressName(clientAddress) };
      return oneAtATime(session.userId, () =>
        budget(announced, async (place) => {
          const { base64, hash } = await readPicture(request, { maxPictureBytes, timeoutMs, place });
          place.arrived();
          const memo = await openMemoAgain(session);
          if (memo === undefined) return Response.json(completed);
          const id = { session: session.id, step, hash };
          const known = accepted.find(id);
          if (known) return Response.json(known);
          let answer: Answer | undefined;
          try {
            answer = await ask(session, (uploads, ending) => uploads[step](base64, { memo, signal: ending }));
            if (!answer.hasError) accepted.note(id, answer);
          } finally {
            // Also where nobody knows: what may be there would be the wrong side next time.
            if (!answer?.hasError) await notePictures(session);
          }
          return Response.json(answer);
        }),
      );
    },

    async complete(session) {
      if ((await openMemo(session)) === undefined) return Response.json(completed);
      return oneAtATime(session.userId, async () => {
        const memo = await openMemoAgain(session);
        if (memo === undefined) return Response.json(completed);
        const answer = await ask(session, (uploads, ending) => uploads.complete({ memo, signal: ending }));
        const isRefused = 'hasError' in answer;
        if (!isRefused || answer.error === completed.error)
          await happen(context, session.id, { kind: 'hinted', seen: 'submitted', isOwn: true });
        return Response.json(isRefused ? answer : { customerReturnUrl: onward(answer.customerReturnUrl) });
      });
    },
  };
}

/**
 * The session as it is now.
 *
 * @throws Problem `CONTINUED_ELSEWHERE`, `SESSION_GONE` if another device has taken over meanwhile
 */
async function findAgain({ store, now }: Context, before: StoredSession): Promise<StoredSession> {
  const after = (await store.find(before.id)) ?? before;
  const writer = writerOf(before, now());
  if (writer === writerOf(after, now())) return after;
  throw new Problem(writer === undefined ? 'CONTINUED_ELSEWHERE' : 'SESSION_GONE');
}

/** What a request says of its body's length, which HTTP holds it to; without that, the most it may have. */
function announcedBytes({ headers }: Request): number {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return length >= 0 ? Math.min(length, largestBody) : largestBody;
}

/** Whether an address is one of our own return pages, by whatever path the kit is mounted at. */
const isReturnPage = (url: string, origin: string) =>
  URL.canParse(url) &&
  new URL(url).origin === origin &&
  /\/return\/(success|fail)$/.test(new URL(url).pathname);
