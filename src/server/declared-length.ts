// Which requests have no longer body than they declare, because the parser of their host ends it there. Only
// a host may say so, never a header alone.

const bounded = new WeakSet<Request>();

/** The host says that the body of a request ends where its `content-length` says. */
export const trustDeclaredLength = (request: Request): void => void bounded.add(request);

/** Bytes of a request's body, at most. Undefined if its host does not say so. */
export const trustedLengthOf = (request: Request): number | undefined =>
  bounded.has(request) ? Number(request.headers.get('content-length')) : undefined;
