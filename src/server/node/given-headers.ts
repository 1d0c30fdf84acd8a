// The headers of a request that no socket has brought. Adapters of AWS Lambda and the like make one of an
// event: some leave out `rawHeaders`, which the bridge reads, and some have numbers among them.

import type { IncomingMessage } from 'node:http';

/** Writes `rawHeaders` as Node itself would. */
export function restoreHeaders(request: IncomingMessage): void {
  const given: readonly unknown[] = request.rawHeaders;
  if (given.length > 0 && given.every((one) => typeof one === 'string')) return;
  const raw = given.length > 0 ? given : Object.entries(request.headers).flatMap(pairsOf);
  request.rawHeaders = raw.map(String);
}

const pairsOf = ([name, value]: [string, unknown]): readonly unknown[] =>
  [value ?? []].flat().flatMap((one) => [name, one]);
