// Which requests are counted together. A route without a class is not limited: health, and what does not
// exist.

/** A kind of request, as the rate limits name it; `service` is a call of one of the kit's `services`. */
export type RouteClass = 'session' | 'status' | 'upload' | 'consent' | 'return' | 'webhook' | 'service';

/** The class of a request by its path below the mount. */
export function routeClass(method: string, path: string): RouteClass | undefined {
  const [, first, id, action] = path.split('/');
  switch (first) {
    case 'session':
      if (id === undefined) return 'session';
      return method === 'POST' && action !== undefined ? 'upload' : 'status';
    case 'consent':
    case 'return':
    case 'webhook':
      return first;
    default:
      return undefined;
  }
}

/** Whether only pages of the merchant's origins may ask. */
export const isForPages = (kind: RouteClass): boolean =>
  kind === 'session' || kind === 'status' || kind === 'upload' || kind === 'consent';
