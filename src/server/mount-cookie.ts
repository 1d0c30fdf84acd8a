// The names of the kit's own cookies. The prefix `__Host-` keeps other hosts of the same domain from setting
// them. It demands the path `/`, which all kits of a host share, so the name tells the mount.

/** `kind` tells a kit's cookies apart; `baseUrl` is the public address of the mount. */
export function mountCookieName(kind: 'device' | 'from', baseUrl: string): `__Host-kyc-${string}` {
  const { pathname } = new URL(baseUrl);
  return `__Host-kyc-${kind}${pathname === '/' ? '' : encodeURIComponent(pathname)}`;
}
