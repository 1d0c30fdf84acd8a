import { problem } from '../../../sandbox/emulator-problem.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Whether the request has the credentials as Basic with padded base64 (docs/providers/trustmatic.md,
 * Credentials). They are made up, so comparing them need not take constant time.
 */
export function isBasic(request: Request, { username, password }: Credentials): boolean {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return request.headers.get('Authorization') === `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** The Bearer token of a request. */
export const bearerOf = (request: Request): string =>
  /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';

/** 401 as ProblemDetails. */
export const unauthorized = (scheme: 'Basic' | 'Bearer'): Response =>
  problem(401, 'Unauthorized', { headers: { 'WWW-Authenticate': `${scheme} realm="sandbox"` } });
