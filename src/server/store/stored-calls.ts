// What is kept of an outside service's requests, so that each has one effect however often it is repeated
// (docs/providers/wultra.md, Duplicates). It must never hold a one-time code or a picture, and the request
// itself only encrypted.

/** A request of an outside service. */
export interface ServiceCall {
  /** Hash of what makes two calls the same. */
  readonly key: string;
  /** `client/evaluate`, … */
  readonly service: string;
  /** Counts the writes; `writeCall` takes only the one it was read with. */
  readonly version: number;
  /**
   * `running`: the merchant is being asked. `waiting`: the caller was told to wait. `decided`: the answer is
   * owed. `done`: the caller has it.
   */
  readonly phase: 'running' | 'waiting' | 'decided' | 'done';
  /** The request without codes and pictures, encrypted; dropped when it is done. */
  readonly sealed?: string | undefined;
  /** JSON: what was told, or is to be; never replaced by another. */
  readonly answer?: string | undefined;
  readonly createdAt: number;
  /** When somebody is to go on with it; none: nobody. */
  readonly dueAt?: number | undefined;
  /** Claims so far. */
  readonly attempts: number;
}

/** A call as it is stored after a write: its first answer stays, and nothing sealed outlasts the end. */
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
