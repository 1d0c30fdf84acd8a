// The doctor's requests. They go to the given origins alone, end in time, and follow a redirect only for GET
// and only to a given origin.

/** Like `fetch`, with every header as it is given: the doctor sends what a browser would. */
export type Send = (
  url: URL,
  request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | undefined;
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

export interface Answer {
  /** The last address, where redirects were followed. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** Where a redirect leads that was not followed. */
  readonly ledTo: URL | undefined;
}

/** A server did not answer. The message is safe to print. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface Request {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Net {
  /** Whether the doctor may ask this origin. */
  readonly mayAsk: (url: URL) => boolean;
  /** A document or file, asked for once however often it is wanted. @throws Unreachable */
  readonly get: (url: URL) => Promise<Answer>;
  /** One request, without following a redirect. @throws Unreachable */
  readonly ask: (url: URL, request: Request) => Promise<Answer>;
}

export interface NetOptions {
  readonly send: Send;
  readonly origins: readonly string[];
  readonly timeoutMs: number;
}

const mostRedirects = 3;

export function createNet({ send, origins, timeoutMs }: NetOptions): Net {
  const kept = new Map<string, Promise<Answer>>();
  const mayAsk = (url: URL) => origins.includes(url.origin);

  async function ask(url: URL, { method, headers = {}, body }: Request): Promise<Answer> {
    if (!mayAsk(url)) throw new Unreachable(`${url.origin} was not asked: it is not one of the addresses`);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await send(url, { method, headers, body, signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { url, ...read(response, bytes), ledTo: leadsTo(url, response) };
    } catch (cause) {
      const late = `${url.pathname} gave no answer in ${timeoutMs / 1000} s`;
      throw new Unreachable(url.origin + (signal.aborted ? late : ` ${describeTrouble(cause)}`), { cause });
    }
  }

  async function follow(url: URL): Promise<Answer> {
    let answer = await ask(url, { method: 'GET' });
    for (let count = 0; count < mostRedirects && answer.ledTo && mayAsk(answer.ledTo); count += 1)
      answer = await ask(answer.ledTo, { method: 'GET' });
    return answer;
  }

  return {
    mayAsk,
    ask,
    get(url) {
      const answer = kept.get(url.href) ?? follow(url);
      kept.set(url.href, answer);
      return answer;
    },
  };
}

const read = ({ status, headers }: Response, bytes: Uint8Array<ArrayBuffer>) => ({
  status,
  headers,
  bytes,
  text: new TextDecoder().decode(bytes),
});

function leadsTo(url: URL, { status, headers }: Response): URL | undefined {
  const target = headers.get('location');
  if (status < 300 || status > 399 || target === null || !URL.canParse(target, url)) return undefined;
  return new URL(target, url);
}

/** What went wrong, by the system's own code: its message may have an address in it. */
function describeTrouble(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'ECONNREFUSED') return 'refuses connections (ECONNREFUSED)';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `has a name that is not known (${code})`;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return `has a certificate that is not trusted (${code})`;
  return `did not answer${/^\w{1,40}$/.test(code) ? ` (${code})` : ''}`;
}
