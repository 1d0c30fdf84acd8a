// What is kept of an outside service's requests, so that each request has one effect however often it is
// repeated (docs/providers/wultra.md, Duplicates). It must never hold a one-time code or a picture. The
// request itself is kept only encrypted.

/** A request of an outside service. */
export interface ServiceCall {
  /** A hash that equal calls share. */
  readonly key: string;
  /** For example `client/evaluate`. */
  readonly service: string;
  /** Counts the writes. `writeCall` accepts a call only with the version that is stored. */
  readonly version: number;
  /**
   * `running`: the merchant is being asked. `waiting`: the caller was told to wait. `decided`: the answer
   * must still be delivered. `done`: the caller has the answer, or asks something else.
   */
  readonly phase: 'running' | 'waiting' | 'decided' | 'done';
  /** The request without codes and pictures, encrypted. Dropped when the call is done. */
  readonly sealed?: string | undefined;
  /** The answer as JSON, delivered or still to be. Never replaced by another. */
  readonly answer?: string | undefined;
  readonly createdAt: number;
  /** When the sweeper continues the call. Absent if nothing is left to do. */
  readonly dueAt?: number | undefined;
  /** How often the call was taken by the sweeper. */
  readonly attempts: number;
}

/** A call as it is stored after a write: its first answer stays, and nothing sealed is kept after the end. */
export function rewriteCall(stored: ServiceCall, written: ServiceCall): ServiceCall {
  const isDone = written.phase === 'done';
  return {
    ...written,
    service: stored.service,
    createdAt: stored.createdAt,
    version: stored.version + 1,
    answer: stored.answer ?? written.answer,
    sealed: isDone ? undefined : written.sealed,
    dueAt: isDone ? undefined : written.dueAt,
  };
}

/** Which calls that something is kept of are listed, by their key. */
export interface SealedCalls {
  readonly services: readonly string[];
  /** Key of the last call of the page before; empty for the first page. */
  readonly after: string;
  readonly limit: number;
}

/** The calls of a store in memory that are asked for. */
export const sealedAmong = (
  calls: Iterable<ServiceCall>,
  { services, after, limit }: SealedCalls,
): readonly ServiceCall[] =>
  [...calls]
    .filter(({ key, service, sealed }) => sealed !== undefined && services.includes(service) && key > after)
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, limit);
