// The secrets of a hand-off: one in the link, another in the phone's cookie. Each names its session. The kit
// stores only their hashes.

export interface DeviceToken {
  readonly sessionId: string;
  readonly secret: string;
}

const format = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})$/;

/** 32 random bytes, in base64url. */
export const newSecret = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Two random digits. The first is no zero, which people leave out. */
export function newDigits(): string {
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 180) return String(10 + (byte % 90)); // each pair is as likely
  }
}

/** SHA-256 in base64url. Enough for 32 random bytes, which nobody can guess. */
export async function hashOfSecret(secret: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))));
}

export const writeToken = ({ sessionId, secret }: DeviceToken): string => `${sessionId}.${secret}`;

/** The address for a phone. The secret stands behind the `#`, which no request's address has. */
export function phoneLink({
  baseUrl,
  language,
  token,
}: {
  readonly baseUrl: string;
  readonly language: string | undefined;
  readonly token: DeviceToken;
}): string {
  const query = language === undefined ? '' : `?lang=${language}`;
  return `${baseUrl}/device${query}#${writeToken(token)}`;
}

/** The token of a text, or undefined if it is none. */
export function readToken(text: string): DeviceToken | undefined {
  const [, sessionId, secret] = format.exec(text) ?? [];
  return sessionId === undefined || secret === undefined ? undefined : { sessionId, secret };
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
