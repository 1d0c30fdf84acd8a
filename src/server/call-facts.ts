// Facts about a request that are not in it: the address of the client, and the id that its log lines share.

/** What the host tells the kit about a request. */
export interface CallFacts {
  /**
   * The client's IP address, if the host has one that it trusts. The rate limits count by it. It is never
   * logged.
   */
  readonly clientAddress?: string | undefined;
  /**
   * Whether the request names another client, while the host knows of no proxy that may say so. Then
   * `clientAddress` may be a proxy's, and all customers have it.
   */
  readonly namesAnotherClient?: boolean | undefined;
}

/** The facts that every route has. */
export interface KnownFacts extends CallFacts {
  readonly correlation: string;
}

const usable = /^[A-Za-z0-9-]{8,128}$/;

/**
 * The id that a proxy in front gave the request, or a new one. An id in another format is ignored, because it
 * would end up in logs (check 78).
 */
export function readCorrelation({ headers }: Request): string {
  const given = headers.get('x-correlation-id') ?? headers.get('x-request-id');
  return given !== null && usable.test(given) ? given : crypto.randomUUID();
}
