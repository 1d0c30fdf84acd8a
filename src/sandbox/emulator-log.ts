// The requests an emulator received, for its front page and for tests. It must never contain a token, a
// credential, a body or an image.

/** One request without its secrets. */
export interface LoggedRequest {
  readonly method: string;
  /** Which of the emulator's origins received it. */
  readonly origin: string;
  /** Path with its query. Tokens are redacted. */
  readonly path: string;
  /** Undefined while the request runs, and for good if no answer was ever sent. */
  readonly status: number | undefined;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** How long it took, in milliseconds. */
  readonly durationMs: number | undefined;
  /** Scheme of the Authorization header. Its value is redacted. */
  readonly authorization: string | undefined;
  /**
   * The Referer header with its tokens redacted. It shows what a page reveals about the page that embeds it.
   */
  readonly referer: string | undefined;
}

/** Keeps the latest requests. */
export interface RequestLog {
  /** Oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Records a request. Call the returned function with the status of its answer. */
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

// JWTs anywhere, and every value that is named token, key or password.
const redact = (text: string) =>
  text
    .replace(/ey[\w-]{4,}\.[\w-]+(\.[\w-]*)?/g, '[redacted]')
    .replace(/([?&][^=&]*(?:token|secret|password|key)[^=&]*=)[^&#]*/gi, '$1[redacted]');
