// The services that an outside system calls, behind one fetch handler (docs/server.md). No browser page may
// call them: only credentials are checked, never an origin.

import { KycError } from '../../enrolment/errors.js';
import { startDeadline, abortable } from '../../providers/deadline.js';
import type {
  LateDecision,
  Services,
  ServicesConnection,
  ServicesEnvironment,
} from '../../providers/services.js';
import { ServiceRefusal } from '../../providers/services.js';
import { addAndNote } from '../consent/consent-decisions.js';
import { readConsentText } from '../consent/consent-text.js';
import type { RequireConsent } from '../consent/consent-text.js';
import type { Context } from '../context.js';
import { ownWords } from '../routes/mount.js';
import { parseJson, readBody, requireJson } from '../request-body.js';
import { createCalls } from './answer-once.js';
import { tooLate } from './ask-merchant.js';
import type { Calls } from './answer-once.js';
import { createDueCalls } from './due-calls.js';
import { createCallEraser } from './erase-calls.js';
import type { EraseCalls } from './erase-calls.js';
import { createLedger } from './ledger.js';
import { createNotes } from './notes.js';
import { createQuestions } from './open-questions.js';
import { serve } from './serve.js';
import type { Learn, Served } from './serve.js';

export interface ServicesOptions {
  readonly services: readonly Services[];
  readonly context: Context;
  readonly fetch: typeof globalThis.fetch;
  readonly bodyTimeoutMs: number;
  readonly requireConsent?: RequireConsent | undefined;
}

/** All services of a kit, ready to serve. */
export interface ServedServices {
  /** The first parts of their paths, below the mount. */
  readonly ids: readonly string[];
  /** Whose path a request was sent to, below the mount. */
  at(path: string): Served | undefined;
  /** Answers the calls of a customer who is erased. */
  readonly eraseCalls: EraseCalls;
  /** Delivers owed decisions, and asks the merchant again where an answer was lost. */
  sweep(): Promise<void>;
}

interface Connected {
  readonly id: string;
  readonly connection: ServicesConnection;
  readonly calls: Calls;
}

/**
 * Connects the services of a kit.
 *
 * @throws KycError `CONFIGURATION_INVALID` if two services have the same name, or one has the name of a route
 */
export function createServices(options: ServicesOptions): ServedServices {
  const { context, bodyTimeoutMs } = options;
  refuseNames(options.services);
  const ledger = createLedger(context);
  const questions = createQuestions({ context, ledger });
  const find = (name: string) =>
    all.find(({ connection }) => connection.services.some((service) => service.name === name));
  const names = () => all.flatMap(({ connection }) => connection.services.map(({ name }) => name));
  const sweep = createDueCalls({ context, ledger, find, names });

  async function decide({ body, address, decides, ...asked }: LateDecision): Promise<unknown> {
    const { service } = asked;
    const key = await questions.find(asked);
    const about = find(service)?.connection.about?.(address);
    const audited = decides && { service, ...about, ...decides };
    const stored = await ledger.decide(key, { body, address, audited });
    if (stored?.phase === 'decided') context.background(sweep);
    return stored?.answer === undefined ? undefined : (JSON.parse(stored.answer) as unknown);
  }

  const all = options.services.map((services): Connected => {
    const connection = services.connect({ decide, ...environmentOf(options) });
    const { answerWithinMs } = connection;
    return {
      id: services.id,
      connection,
      calls: createCalls({ context, ledger, questions, answerWithinMs, tellDecisions: sweep }),
    };
  });
  refuseSame(names());
  const served = all.map(({ id, connection, calls }) =>
    serve({
      id,
      connection,
      logger: context.logger,
      answer: createAnswer({ connection, calls, bodyTimeoutMs, now: context.now }),
    }),
  );

  return {
    ids: all.map(({ id }) => id),
    at: (path) => served.find((one) => path.startsWith(one.path)),
    eraseCalls: createCallEraser({
      context,
      ledger,
      connectionOf: (service) => find(service)?.connection,
      names,
      tellDecisions: sweep,
    }),
    sweep,
  };
}

function refuseNames(services: readonly Services[]): void {
  const wrong = services.find(({ id }) => !/^[a-z0-9-]+$/.test(id) || ownWords.has(id));
  if (wrong) throw invalid(`"${wrong.id}" cannot be the id of services: their paths begin with it.`);
  refuseSame(services.map(({ id }) => id));
}

function refuseSame(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`two of the "services" are called "${twice}".`);
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', `createKycServer(): ${message}`);

/** What services need from the kit, except `decide`. */
function environmentOf({
  context,
  fetch,
  requireConsent,
}: ServicesOptions): Omit<ServicesEnvironment, 'decide'> {
  const { now, logger, signal } = context;
  return {
    signal,
    fetch,
    now,
    notes: createNotes(context),
    requiredConsent: async ({ userId, consentType, language }) =>
      consentType === requireConsent?.consentType
        ? readConsentText(requireConsent, { user: { id: userId }, language }, logger)
        : null,
    async recordConsent({ approved, ...consent }) {
      await addAndNote(context, {
        id: crypto.randomUUID(),
        ...consent,
        decision: approved ? 'accepted' : 'declined',
        at: now(),
      });
    },
  };
}

interface Answering extends Pick<Connected, 'connection' | 'calls'> {
  readonly bodyTimeoutMs: number;
  readonly now: () => number;
}

/** Turns a request into the answer of the service that it calls. */
function createAnswer({ connection, calls, bodyTimeoutMs, now }: Answering) {
  const { answerWithinMs } = connection;

  /** The credentials may come of the merchant's own function. */
  async function accept({ headers }: Request): Promise<void> {
    const { signal, clear } = startDeadline(answerWithinMs);
    try {
      if (await abortable(connection.accepts(headers), signal)) return;
    } catch (error) {
      throw error === signal.reason ? tooLate() : error;
    } finally {
      clear();
    }
    throw new ServiceRefusal(401, 'The credentials are missing or wrong.');
  }

  return async (request: Request, name: string, learn: Learn): Promise<Response> => {
    const arrivedAt = now();
    const begun = performance.now();
    await accept(request);
    const tookMs = performance.now() - begun;
    const service = connection.services.find((one) => one.name === name);
    if (!service) throw new ServiceRefusal(404, 'There is no such service.');
    if (request.method !== 'POST') throw new ServiceRefusal(405, 'A service was not called by POST.');
    requireJson(request);
    const bytes = await readBody(request, { maxBytes: service.maxBodyBytes, timeoutMs: bodyTimeoutMs });
    // The caller's own time limit starts here too. To understand many pictures takes a while of it, and so may
    // the credentials have. Half of ours is left in any case, or the question could not be noted in time.
    const deadline = startDeadline(Math.max(answerWithinMs - tookMs, answerWithinMs / 2));
    try {
      const sent = parseJson(bytes);
      const asked = await service.read(sent);
      learn({ sent, about: asked.about });
      const { body } = await calls.answer({
        service: name,
        request: asked,
        arrivedAt,
        late: deadline.signal,
      });
      return body === undefined ? new Response(null, { status: 204 }) : Response.json(body);
    } finally {
      deadline.clear();
    }
  };
}
