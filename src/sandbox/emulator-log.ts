// What was asked of an emulator, for its front page and for tests. It must never hold a token, a credential,
// a body or an image.

/** One request, told without its secrets. */
export interface LoggedRequest {
  readonly method: string;
  /** Which of the emulator's origins was asked. */
  readonly origin: string;
  /** Path with its query; tokens are redacted. */
  readonly path: string;
  /** Undefined while it runs, and for good when no answer was ever sent. */
  readonly status: number | undefined;
  /** When it arrived, milliseconds since the epoch. */
  readonly at: number;
  /** How long it took, in milliseconds. */
  readonly durationMs: number | undefined;
  /** Scheme of the Authorization header, its value redacted. */
  readonly authorization: string | undefined;
  /** The Referer header, tokens redacted: shows what a page tells about its embedder. */
  readonly referer: string | undefined;
}

/** Keeps the latest requests. */
export interface RequestLog {
  /** Oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Notes a request; the returned function notes its answer. */
  begin(request: Request): (status: number) => void;
  clear(): void;
}

const KEPT = 200;

/** Creates a log of the latest 200 requests. */
export function createRequestLog({ now }: { now(): number }): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    requests,

    begin(request) {
      const { origin, pathname, search } = new URL(request.url);
      const entry = {
        method: request.method,
        origin,
        path: redact(pathname + search),
        at: now(),
        authorization: request.headers.get('Authorization')?.replace(/\s.*/s, ' [redacted]'),
        referer: redacted(request.headers.get('Referer')),
        status: undefined as number | undefined,
        durationMs: undefined as number | undefined,
      };
      requests.push(entry);
      if (requests.length > KEPT) requests.shift();
      return (status) => {
        entry.status = status;
        entry.durationMs = now() - entry.at;
      };
    },

    clear() {
      requests.length = 0;
    },
  };
}

const redacted = (text: string | null) => (text === null ? undefined : redact(text));

// JWTs anywhere, and whatever calls itself a token, key or password.
const redact = (text: string) =>
  text
    .replace(/ey[\w-]{4,}\.[\w-]+(\.[\w-]*)?/g, '[redacted]')
    .replace(/([?&][^=&]*(?:token|secret|password|key)[^=&]*=)[^&#]*/gi, '$1[redacted]');
