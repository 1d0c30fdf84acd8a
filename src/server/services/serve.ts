// The routes of one outside system's services: what is logged of a call, and how a call is refused. Answers
// and log lines must never say more about a failure than its kind.

import type { ServiceRequest, ServicesConnection } from '../../providers/services.js';
import { ProviderError } from '../../providers/contract.js';
import { ServiceRefusal } from '../../providers/services.js';
import type { Context } from '../context.js';
import type { Facts } from '../logger.js';
import { Problem, problemResponse } from '../problem.js';
import { describeFailure, describeThrown, textsOf } from '../thrown.js';

/** The services of one outside system, ready to serve. */
export interface Served {
  /** The beginning of their paths, below the mount. It ends with a slash. */
  readonly path: string;
  /** Answers a request for one of them; never rejects. */
  fetch(request: Request, path: string): Promise<Response>;
  /** Answers a refusal in the system's own format, before any service was reached. */
  refuse(error: unknown): Response;
}

export interface ServeOptions {
  readonly id: string;
  readonly connection: ServicesConnection;
  readonly logger: Context['logger'];
  /** Answers a call of the service with this name. Rejects with ServiceRefusal or Problem. */
  readonly answer: (request: Request, name: string, learn: Learn) => Promise<Response>;
}

/** Called as soon as a call is understood, with what was sent and what the log may say about it. */
export type Learn = (call: { readonly sent: unknown; readonly about: ServiceRequest['about'] }) => void;

const traceable = /^[a-zA-Z0-9-]{8,1024}$/;

/** Serves the services of one system; `answer` does the work. */
export function serve({ id, connection, logger, answer }: ServeOptions): Served {
  const path = `/${id}/`;

  /** A refusal in the system's own format, and the facts about it that may be logged. */
  function describeRefusal(
    error: unknown,
    sent?: unknown,
  ): { readonly response: Response; readonly facts: Facts } {
    const refusal =
      error instanceof Problem
        ? new ServiceRefusal(problemResponse(error.code).status, error.message, error.retryAfterMs)
        : error;
    const known = refusal instanceof ServiceRefusal ? refusal : undefined;
    // The function that gives the credentials has failed, and may do better soon.
    const isAway = error instanceof ProviderError;
    const status = known?.status ?? (isAway ? 503 : 500);
    const headers = new Headers();
    if (status === 401) headers.set('www-authenticate', `Basic realm="${id}"`);
    if (known?.retryAfterMs !== undefined)
      headers.set('retry-after', String(Math.ceil(known.retryAfterMs / 1000)));
    return {
      response: Response.json(connection.refusal(status), { status, headers }),
      facts: known
        ? { detail: known.message }
        : isAway
          ? describeFailure(error)
          : describeThrown(error, textsOf(sent)),
    };
  }

  return {
    path,

    async fetch(request, whole) {
      const arrivedAt = performance.now();
      const name = whole.slice(path.length);
      const service = connection.services.find((one) => one.name === name)?.name;
      const facts = { ...readTrace(request.headers, connection.tracedBy), service };
      let call: Partial<Parameters<Learn>[0]> = {};
      const took = () => ({ ms: Math.round(performance.now() - arrivedAt) });
      try {
        const response = await answer(request, name, (learnt) => (call = learnt));
        logger.info({ ...facts, ...call.about, status: response.status, ...took() }, 'A service was called.');
        return response;
      } catch (error) {
        const refused = describeRefusal(error, call.sent);
        const { status } = refused.response;
        logger[status >= 500 ? 'error' : 'warn'](
          { ...facts, ...call.about, status, ...took(), ...refused.facts },
          'A call of a service was refused.',
        );
        return refused.response;
      }
    },

    refuse: (error) => describeRefusal(error).response,
  };
}

/** The caller's ids of a call. An id that must not be logged is replaced by one of our own (check 78). */
function readTrace(headers: Headers, names: ServicesConnection['tracedBy']) {
  const read = (name: string) => {
    const value = headers.get(name);
    return value !== null && traceable.test(value) ? value : crypto.randomUUID();
  };
  return { correlation: read(names.correlation), requestId: read(names.requestId) };
}
