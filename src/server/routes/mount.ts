// Finds out from each request where the kit is mounted. A router in front may cut off a part of the path, and
// a merchant may configure another address than the mount's. Answers must lead back to where the request came
// in. The path must never be remembered longer than its request, because anybody can choose it.

import type { Settings } from '../configuration.js';
import type { SafeLogger } from '../logger.js';

export interface MountOptions {
  readonly settings: Settings;
  /** Ids of the services that are served below the mount. */
  readonly services: readonly string[];
  readonly logger: SafeLogger;
}

export interface Mount {
  /** A request's path below the mount. */
  below(request: Request): string;
  /** Public address of the mount, for addresses that lead others back to it. */
  baseUrl(request: Request): string;
  /**
   * The session's address for the answer to `POST session`: a path, or relative to the request's own address.
   */
  sessionUrl(request: Request, id: string, below?: 'device/'): string;
  /**
   * Call it with a request whose sender is known. Logs once if the request came in elsewhere than expected.
   */
  notice(request: Request): void;
}

/** Where the mount is, and the rest of the path. */
interface Found {
  readonly at: string;
  readonly below: string;
}

/** Creates a finder of the mount. */
export function createMount({ settings, services, logger }: MountOptions): Mount {
  const { origin, path, isBaseUrlGiven } = settings;
  const routes = new RegExp(`^(.*?)(/(?:${[...ownRoutes, ...services.map((id) => `${id}/.+`)].join('|')}))$`);
  const found = new WeakMap<Request, Found>();
  let isNoticed = false;

  /** A request is looked at once, although its answer asks several times. */
  function find(request: Request): Found {
    const place = found.get(request) ?? look(request);
    found.set(request, place);
    return place;
  }

  function look(request: Request): Found {
    const pathname = withoutLeft(pathOf(request));
    const isBelow = pathname === path || pathname.startsWith(`${path}/`);
    const below = isBelow ? pathname.slice(path.length) || '/' : pathname;
    if (isBelow && routes.exec(below)?.[1] === '') return { at: path, below };
    const [, before, route] = routes.exec(pathname) ?? [];
    const at = before === '/' ? '' : before; // some proxies write `//session` for what they leave of a path
    const isRoute = at !== undefined && route !== undefined && mayBeMount(at, { isBelow, route });
    return isRoute ? { at, below: route } : { at: path, below };
  }

  /**
   * Slashes before the mount are what a proxy has left: in nginx `location /shop` with `proxy_pass
   * http://app/`. Services are not answered there, for the rule of a firewall.
   */
  function withoutLeft(whole: string): string {
    const plain = whole.replace(/^\/{2,}/, '/');
    if (plain === whole || path === '' || !plain.startsWith(`${path}/`)) return whole;
    const below = plain.slice(path.length);
    const isService = services.some((id) => below.startsWith(`/${id}/`));
    return !isService && routes.exec(below)?.[1] === '' ? plain : whole;
  }

  /**
   * A path that begins with two slashes names a host to whoever resolves it, and a semicolon ends the path of
   * a cookie: what follows would be attributes, such as a domain. Neither is a mount.
   * Where "baseUrl" has a path, nothing deeper than it is the mount. Services are answered at "baseUrl"
   * alone, or at what a router leaves of it: a rule of a firewall for their path must hold for all there is.
   */
  function mayBeMount(at: string, { isBelow, route }: { isBelow: boolean; route: string }): boolean {
    if (at.startsWith('//') || at.includes(';')) return false;
    if (!isBaseUrlGiven || path.endsWith(at)) return true;
    const isDeeper = isBelow && path !== '';
    return !isDeeper && !services.some((id) => route.startsWith(`/${id}/`));
  }

  /** A path that a router has shortened shows nothing new: `baseUrl` has the missing part. */
  const isElsewhere = (at: string) => at !== path && at !== '' && !(isBaseUrlGiven && path.endsWith(at));

  return {
    below: (request) => find(request).below,

    baseUrl(request) {
      const { at } = find(request);
      return isElsewhere(at) && !isBaseUrlGiven ? origin + at : settings.baseUrl;
    },

    sessionUrl(request, id, below) {
      const { at } = find(request);
      const route = `${below ?? ''}session/${id}`;
      if (!isElsewhere(at)) return `${path}/${route}`;
      // A proxy in front may rewrite paths. Then `baseUrl` is right, and only the page knows the whole path.
      return isBaseUrlGiven ? `session/${id}` : `${at}/${route}`;
    },

    notice(request) {
      if (isNoticed) return;
      isNoticed = true;
      const { at } = find(request);
      const cut = cutOff(request);
      const here = `baseUrl: '${origin}${writable.test(cut + at) ? cut + at : '…'}'`;
      if (cut !== '' && cut + at !== path)
        logger.warn(
          {},
          `A proxy in front has cut ${cut} off the path, as "X-Forwarded-Prefix" says. Write ${here}: ` +
            'without it, return pages and the addresses of sessions lead to nothing.',
        );
      else if (isElsewhere(at) && isBaseUrlGiven)
        logger.error(
          {},
          'The kit is mounted at another path than "baseUrl" says, so return pages lead to nothing. ' +
            `Write ${here}. ` +
            'Where a proxy in front rewrites paths on purpose, "baseUrl" is right as it is.',
        );
      else if (isElsewhere(at))
        logger.warn(
          {},
          `The kit goes by the path that it is asked at. Write ${here}, and it need not guess.`,
        );
      else if (at === '' && path !== '' && !isBaseUrlGiven)
        logger.warn(
          {},
          `The kit is asked at the root, and goes by ${path} for what a router in front has cut off. ` +
            `Write the whole address as "baseUrl", such as baseUrl: '${settings.baseUrl}'.`,
        );
    },
  };
}

/** What a proxy says that it has cut off. Anybody may write that, so it goes to the log and nowhere else. */
function cutOff({ headers }: Request): string {
  const prefix = headers.get('x-forwarded-prefix')?.replace(/\/+$/, '') ?? '';
  return /^\/(?!\/)/.test(prefix) && writable.test(prefix) ? prefix : '';
}

/** A request's address is written out by its parser already: scheme, host, path, query. */
function pathOf({ url }: Request): string {
  const from = url.indexOf('/', url.indexOf('//') + 2);
  const to = url.slice(from).search(/[?#]/);
  return to < 0 ? url.slice(from) : url.slice(from, from + to);
}

const ownRoutes = [
  'session',
  'session/[^/]+',
  'session/[^/]+/(?:document|face|complete|device)',
  'consent',
  'device',
  'device/(?:device\\.js|device\\.css|session)',
  'device/session/[^/]+',
  'device/session/[^/]+/(?:document|face|complete)',
  'return/(?:success|fail|done|return\\.js|return\\.css)',
  'webhook/[^/]+',
  'health',
  'health/(?:live|ready)',
];

/** What paths of the kit's own routes begin with. No service may be called so. */
export const ownWords: ReadonlySet<string> = new Set(
  ownRoutes.flatMap((route) => route.split('/').slice(0, 1)),
);

/** A path that may be written to the log. */
const writable = /^[\w\-.~/]{1,100}$/;
