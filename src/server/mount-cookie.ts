// The names of the kit's own cookies. Nobody but this host can set a cookie of these names: another host of the
// same domain could otherwise put a value of its own there. That takes the path `/`, which every kit on the
// host shares, so the name tells the mount.

/** `kind` tells a kit's cookies apart; `baseUrl` is the public address of the mount. */
export function mountCookieName(kind: 'device' | 'from', baseUrl: string): `__Host-kyc-${string}` {
  const { pathname } = new URL(baseUrl);
  return `__Host-kyc-${kind}${pathname === '/' ? '' : encodeURIComponent(pathname)}`;
}
