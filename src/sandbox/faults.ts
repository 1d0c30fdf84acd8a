// Faults on demand: what a network and a provider do on a bad day.

import * as z from 'zod/mini';

const milliseconds = z.number().check(z.minimum(0), z.maximum(600_000));

/** HTTP allows these no body, and Response throws for one. */
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
 * What goes wrong, and where. `path` is a prefix; without `method` any counts; it strikes `times` times
 * (default 1). `latencyMs` delays; `status` answers instead of the emulator, with `body` (a string as it is,
 * else as JSON) and `headers`; `drop` cuts the connection before anything is done, or with 'answer' after it,
 * so that nobody hears of it. Latency alone delays the true answer.
 */
export type Fault = z.infer<typeof faultSchema>;

/** Thrown instead of an answer: the connection is to be cut. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

/** The faults that are waiting to strike. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The oldest fault that fits the request, counted down. */
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
 * The answer of a fault that has one.
 *
 * @throws ConnectionDropped for a `drop` before it
 */
export function faultResponse({ drop, status, body, headers = {} }: Fault): Response | undefined {
  if (drop === true) throw new ConnectionDropped('A fault of the sandbox cut the connection.');
  if (status === undefined) return undefined;
  if (body === undefined) return new Response(null, { status, headers });
  return typeof body === 'string'
    ? new Response(body, { status, headers })
    : Response.json(body, { status, headers });
}
