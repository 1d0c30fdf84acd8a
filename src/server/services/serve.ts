// One outside system's services as routes: what is logged of a call, and how it is refused. It must never say
// in an answer or log more of a failure than its kind.

import type { ServiceRequest, ServicesConnection } from '../../providers/services.js';
import { ServiceRefusal } from '../../providers/services.js';
import type { Context } from '../context.js';
import type { Facts } from '../logger.js';
import { Problem, problemResponse } from '../problem.js';
import { describeThrown, textsOf } from '../thrown.js';

/** The services of one outside system, as they are served. */
export interface Served {
  /** What their paths begin with, below the mount; with a slash at its end. */
  readonly path: string;
  /** Answers a request for one of them; never rejects. */
  fetch(request: Request, path: string): Promise<Response>;
  /** A refusal before a service was reached, in their own form. */
  refuse(error: unknown): Response;
}

export interface ServeOptions {
  readonly id: string;
  readonly connection: ServicesConnection;
  readonly logger: Context['logger'];
  /** Answers a call of the service with this name. Throws ServiceRefusal and Problem. */
  readonly answer: (request: Request, name: string, learn: Learn) => Promise<Response>;
}

/** Told of a call as soon as it is understood: what was sent, and what of it the log may say. */
export type Learn = (call: { readonly sent: unknown; readonly about: ServiceRequest['about'] }) => void;

const traceable = /^[a-zA-Z0-9-]{8,1024}$/;

/** Serves what `answer` answers. */
export function serve({ id, connection, logger, answer }: ServeOptions): Served {
  const path = `/${id}/`;

  /** A refusal in the services' own form, and what of it may be written down. */
  function describeRefusal(
    error: unknown,
    sent?: unknown,
  ): { readonly response: Response; readonly facts: Facts } {
    const refusal =
      error instanceof Problem
        ? new ServiceRefusal(problemResponse(error.code).status, error.message, error.retryAfterMs)
        : error;
    const known = refusal instanceof ServiceRefusal ? refusal : undefined;
    const status = known?.status ?? 500;
    const headers = new Headers();
    if (status === 401) headers.set('www-authenticate', `Basic realm="${id}"`);
    if (known?.retryAfterMs !== undefined)
      headers.set('retry-after', String(Math.ceil(known.retryAfterMs / 1000)));
    return {
      response: Response.json(connection.refusal(status), { status, headers }),
      facts: known ? { detail: known.message } : describeThrown(error, textsOf(sent)),
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

/** The caller's ids of a call, or ids of our own for such as may not be written down (check 78). */
function readTrace(headers: Headers, names: ServicesConnection['tracedBy']) {
  const read = (name: string) => {
    const value = headers.get(name);
    return value !== null && traceable.test(value) ? value : crypto.randomUUID();
  };
  return { correlation: read(names.correlation), requestId: read(names.requestId) };
}
