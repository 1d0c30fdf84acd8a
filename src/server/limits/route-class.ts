// Which requests are counted together. A route without a class is not limited: health, what does not exist,
// and what is the same for everybody. A visit to a return page counts where it is answered.

/**
 * A kind of request, as the rate limits name it; `device` is an offer to go on on another device and the
 * answer to it, `service` a call of one of the kit's `services`.
 */
export type RouteClass =
  'session' | 'status' | 'upload' | 'device' | 'consent' | 'return' | 'webhook' | 'service';

/** The class of a request by its path below the mount, if it is refused beyond the limit. */
export function routeClass(method: string, path: string): RouteClass | undefined {
  const [, first, ...rest] = path.split('/');
  switch (first) {
    case 'session':
      return classOfSession(method, rest);
    case 'device':
      if (rest[0] === 'session') return rest.length === 1 ? 'device' : classOfSession(method, rest.slice(1));
      return method === 'POST' ? 'device' : undefined;
    case 'consent':
    case 'webhook':
      return first;
    default:
      return undefined;
  }
}

function classOfSession(method: string, [id, action]: readonly string[]): RouteClass {
  if (id === undefined) return 'session';
  if (method !== 'POST' || action === undefined) return 'status';
  return action === 'device' ? 'device' : 'upload';
}

/** Whether only pages of the merchant's origins may ask. */
export const isForPages = (kind: RouteClass): boolean =>
  ['session', 'status', 'upload', 'device', 'consent'].includes(kind);
