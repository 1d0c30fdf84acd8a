// What is known of a request besides itself: who is at the other end of the wire, and the word by which its
// log lines are found.

/** What a host tells the kit beside a request. */
export interface CallFacts {
  /**
   * The client's IP address, as far as the host trusts what it knows of it; it is counted by the rate limits
   * and never logged.
   */
  readonly clientAddress?: string | undefined;
}

/** The facts as the routes have them. */
export interface KnownFacts extends CallFacts {
  readonly correlation: string;
}

const usable = /^[A-Za-z0-9-]{8,128}$/;

/**
 * The id that a proxy in front has given the request, or a new one; one of another form would end up in logs
 * (check 78).
 */
export function readCorrelation({ headers }: Request): string {
  const given = headers.get('x-correlation-id') ?? headers.get('x-request-id');
  return given !== null && usable.test(given) ? given : crypto.randomUUID();
}
