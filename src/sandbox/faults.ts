// Faults on demand: what a network or a provider does on a bad day.

import * as z from 'zod/mini';

const milliseconds = z.number().check(z.minimum(0), z.maximum(600_000));

/** HTTP allows no body with these statuses, and `Response` throws if there is one. */
const bodiless: ReadonlySet<number | undefined> = new Set([204, 205, 304]);

/** A fault as the control endpoint takes it. */
export const faultSchema = z
  .strictObject({
    path: z.string().check(z.startsWith('/')),
    method: z.optional(z.string()),
    times: z.optional(z.int().check(z.minimum(1))),
    latencyMs: z.optional(milliseconds),
    status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
    body: z.optional(z.unknown()),
    headers: z.optional(z.record(z.string(), z.string())),
    drop: z.optional(z.union([z.boolean(), z.literal('answer')])),
  })
  .check(
    z.refine(({ status, body }) => body === undefined || !bodiless.has(status), {
      path: ['body'],
      error: 'An answer with status 204, 205 or 304 has no body',
    }),
  );

/**
 * What goes wrong, and where. `path` is a prefix. Without `method`, any method counts. The fault strikes
 * `times` times (default 1). `latencyMs` delays the answer; alone, it delays the emulator's own answer.
 * `status` answers in place of the emulator, with `body` (a string as it is, anything else as JSON) and
 * `headers`. `drop` cuts the connection before anything is done, or with 'answer' afterwards, so that the
 * answer is lost.
 */
export type Fault = z.infer<typeof faultSchema>;

/** Thrown in place of an answer: the connection must be cut. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

/** The faults that have not struck yet. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The oldest fault that matches the request. Its count goes down by one. */
  take(request: Request): Fault | undefined;
}

/** Creates an empty list of faults. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },

    clear() {
      waiting = [];
    },

    take(request) {
      const { pathname } = new URL(request.url);
      const found = waiting.find(
        ({ fault }) =>
          pathname.startsWith(fault.path) &&
          (fault.method ?? request.method).toUpperCase() === request.method,
      );
      if (!found) return undefined;
      found.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
}

/**
 * The answer of a fault, if it has one.
 *
 * @throws ConnectionDropped for a `drop` before the answer
 */
export function faultResponse({ drop, status, body, headers = {} }: Fault): Response | undefined {
  if (drop === true) throw new ConnectionDropped('A fault of the sandbox cut the connection.');
  if (status === undefined) return undefined;
  if (body === undefined) return new Response(null, { status, headers });
  return typeof body === 'string'
    ? new Response(body, { status, headers })
    : Response.json(body, { status, headers });
}
