// Finds the client's address of a Node request, with proxies in between (check 83).

import type { IncomingMessage } from 'node:http';

/**
 * The client's address. Without trusted proxies it is the socket's. With `hops` trusted proxies in front it
 * is the entry of X-Forwarded-For that the outermost of them has added, counted from the right. Everything to
 * the left of it was sent by the client, who can write anything there.
 */
export function clientAddressOf(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  { hops }: { readonly hops: number },
): string | undefined {
  if (hops === 0) return socket.remoteAddress;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  return forwardedAddress(forwarded, { hops }) ?? socket.remoteAddress;
}

/** Whether a request was forwarded, by its own word: a proxy says so, or a client that makes it up. */
export const isForwarded = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;

/** The entry of an X-Forwarded-For that the outermost of the trusted proxies has added. */
export function forwardedAddress(
  forwarded: string | null,
  { hops }: { readonly hops: number },
): string | undefined {
  if (hops === 0) return undefined;
  const entries = (forwarded ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return entries.at(-Math.min(hops, entries.length));
}
