// Reads one of the kit's own cookies. Their names begin with `__Host-`: another host of the merchant's domain
// cannot set such a cookie, nor a second one of the name.

/**
 * The value of a request's cookie. Undefined if it has none or several. Only spaces and tabs are dropped
 * around a name: a browser takes any other character for a part of it, and does not see the prefix.
 */
export function readCookie({ headers }: Request, name: `__Host-${string}`): string | undefined {
  const header = headers.get('cookie');
  if (!header?.includes(name)) return undefined;
  const pairs = header.split(';').map((pair) => pair.replace(/^[ \t]+|[ \t]+$/g, ''));
  const [pair, another] = pairs.filter((text) => text.startsWith(`${name}=`));
  return another === undefined ? pair?.slice(name.length + 1) : undefined;
}
