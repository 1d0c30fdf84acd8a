// What counts as one client address (check 83). An IPv6 customer owns a whole network, and would otherwise
// have a budget for each of its 2^64 addresses.

/** An IPv4 address whole, an IPv6 address by its first 64 bits; undefined for what is neither. */
export function addressKey(address: string): string | undefined {
  const plain = withoutPort(address.trim());
  const v4 = readV4(plain);
  if (v4 !== undefined) return v4;
  const groups = readV6(plain);
  if (!groups) return undefined;
  const mapped = v4OfMapped(groups);
  return (
    mapped ??
    `${groups
      .slice(0, 4)
      .map((group) => group.toString(16))
      .join(':')}::/64`
  );
}

/**
 * What an address is counted as. Those that cannot be read are one client, so that nobody is beyond the
 * limits; undefined where the host knows none.
 */
export const addressName = (address: string | undefined): string | undefined =>
  address ? (addressKey(address) ?? 'unreadable') : undefined;

/** Some proxies write `203.0.113.7:41234` and `[2001:db8::1]:41234`. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(address);
  return bracketed?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
}

function readV4(text: string): string | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.join('.') : undefined;
}

/** The eight groups, as the URL standard's parser understands the text: it knows every way to write one. */
function readV6(text: string): readonly number[] | undefined {
  const url = `http://[${text.replace(/%.*$/, '')}]/`;
  if (!text.includes(':') || !/^[\da-f:.%\w-]+$/i.test(text) || !URL.canParse(url)) return undefined;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const groupsOf = (part: string | undefined) =>
    part ? part.split(':').map((group) => Number.parseInt(group, 16)) : [];
  const [first, last] = [groupsOf(head), groupsOf(tail)];
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}

/** `::ffff:203.0.113.7` is how a dual-stack socket calls an IPv4 client. */
function v4OfMapped(groups: readonly number[]): string | undefined {
  const [high = 0, low = 0] = groups.slice(6);
  if (groups[5] !== 0xffff || groups.slice(0, 5).some((group) => group !== 0)) return undefined;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
