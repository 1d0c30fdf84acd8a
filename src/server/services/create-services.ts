// Services that an outside system calls, behind one fetch handler (docs/wultra.md). No page may come here:
// there is no origin to look at, only credentials. It must never say in an answer or log more of a failure
// than its kind.

import type { LateDecision, Services, ServicesConnection } from '../../providers/services.js';
import { ServiceRefusal } from '../../providers/services.js';
import { readConsentText } from '../consent/consent-text.js';
import type { RequireConsent } from '../consent/consent-text.js';
import type { Context } from '../context.js';
import { describeError } from '../logger.js';
import type { Facts } from '../logger.js';
import { Problem, problemResponse } from '../problem.js';
import { readJson } from '../request-body.js';
import { nameCall } from './call-key.js';
import { createCalls } from './calls.js';
import type { Calls } from './calls.js';
import { createDecisions } from './decisions.js';
import { createLedger } from './ledger.js';
import { createNotes } from './notes.js';

export interface ServicesOptions {
  readonly services: Services;
  readonly context: Context;
  readonly fetch: typeof globalThis.fetch;
  readonly bodyTimeoutMs: number;
  readonly requireConsent?: RequireConsent | undefined;
}

/** Services as they are served. */
export interface ServedServices {
  readonly id: string;
  /** Answers a request for a service; never rejects. */
  fetch(request: Request, service: string): Promise<Response>;
  /** A refusal before a service was reached, in their own form. */
  refuse(error: unknown): Response;
  /**
   * Stores a late decision and tells it; resolves to the answer's body that stands, or undefined when nobody
   * has asked.
   */
  decide(decision: LateDecision): Promise<unknown>;
  /** Tells what is owed, and asks again where an answer was lost. */
  sweep(): Promise<void>;
}

const traceable = /^[a-zA-Z0-9-]{8,1024}$/;

/** Serves them. */
export function createServices({
  services,
  context,
  fetch,
  bodyTimeoutMs,
  requireConsent,
}: ServicesOptions): ServedServices {
  const { store, sealer, now, logger, background } = context;
  const ledger = createLedger(context);
  const connection = services.connect({
    fetch,
    now,
    notes: createNotes(context),
    async requiredConsent({ userId, consentType, language }) {
      return consentType === requireConsent?.consentType
        ? readConsentText(requireConsent, { user: { id: userId }, language }, logger)
        : null;
    },
    async recordConsent({ approved, ...consent }) {
      await store.addConsent({
        id: crypto.randomUUID(),
        ...consent,
        decision: approved ? 'accepted' : 'declined',
        at: now(),
      });
    },
  });
  const sweep = createDecisions({ context, ledger, connection, calls: () => calls });
  const calls: Calls = createCalls({ context, ledger, connection, tellDecisions: sweep });

  async function answer(request: Request, name: string): Promise<Response> {
    if (!(await connection.accepts(request.headers)))
      throw new ServiceRefusal(401, 'The credentials are missing or wrong.');
    const service = connection.service(name);
    if (!service) throw new ServiceRefusal(404, 'There is no such service.');
    if (request.method !== 'POST') throw new ServiceRefusal(405, 'A service was not called by POST.');
    const asked = service.read(
      await readJson(request, { maxBytes: service.maxBodyBytes, timeoutMs: bodyTimeoutMs }),
    );
    const late = AbortSignal.timeout(connection.answerWithinMs); // the caller's own wait begins when it has sent everything
    const { body } = await calls.answer({ service: name, request: asked, late });
    return body === undefined ? new Response(null, { status: 204 }) : Response.json(body);
  }

  /** A refusal in the services' own form, and what of it may be written down. */
  function describeRefusal(error: unknown): { readonly response: Response; readonly facts: Facts } {
    const refusal =
      error instanceof Problem
        ? new ServiceRefusal(problemResponse(error.code).status, error.message, error.retryAfterMs)
        : error;
    const known = refusal instanceof ServiceRefusal ? refusal : undefined;
    const status = known?.status ?? 500;
    const headers = new Headers();
    if (status === 401) headers.set('www-authenticate', `Basic realm="${services.id}"`);
    if (known?.retryAfterMs !== undefined)
      headers.set('retry-after', String(Math.ceil(known.retryAfterMs / 1000)));
    return {
      response: Response.json(connection.refusal(status), { status, headers }),
      facts: known ? { detail: known.message } : describeError(error),
    };
  }

  return {
    id: services.id,

    async fetch(request, name) {
      const arrivedAt = performance.now();
      const trace = readTrace(request.headers, connection.tracedBy);
      const facts = { ...trace, service: connection.service(name)?.name };
      const took = () => ({ ms: Math.round(performance.now() - arrivedAt) });
      try {
        const response = await answer(request, name);
        logger.info({ ...facts, status: response.status, ...took() }, 'A service was called.');
        return response;
      } catch (error) {
        const refused = describeRefusal(error);
        const { status } = refused.response;
        logger[status >= 500 ? 'error' : 'warn'](
          { ...facts, status, ...took(), ...refused.facts },
          'A call of a service was refused.',
        );
        return refused.response;
      }
    },

    refuse: (error) => describeRefusal(error).response,

    async decide({ service, identity, body, address }) {
      const key = await nameCall({ service, identity }, sealer);
      const stored = await ledger.decide(key, { body, address });
      if (stored?.phase === 'decided') background(sweep);
      return stored?.answer === undefined ? undefined : (JSON.parse(stored.answer) as unknown);
    },

    sweep,
  };
}

/** The caller's ids of a call, or ids of our own for such as may not be written down (check 78). */
function readTrace(headers: Headers, names: ServicesConnection['tracedBy']) {
  const read = (name: string) => {
    const value = headers.get(name);
    return value !== null && traceable.test(value) ? value : crypto.randomUUID();
  };
  return { correlation: read(names.correlation), requestId: read(names.requestId) };
}
