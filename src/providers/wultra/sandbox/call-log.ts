// The calls of a process, for its page and for tests. It must never contain a credential, a code or an image.

/** One call without its secrets. */
export interface LoggedCall {
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  readonly method: 'POST';
  readonly path: string;
  /** 1, or more for a repeated call. */
  readonly attempt: number;
  /** As they were sent, without the value of Authorization. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent. Codes and images are replaced by their lengths. */
  readonly body: unknown;
  /** HTTP status. Undefined while the call runs, and for good if no answer came. */
  status: number | undefined;
  /** How long it took, in milliseconds. */
  durationMs: number | undefined;
  /** The answer, as far as it may be shown. */
  answer: unknown;
  /** Why the caller counts it as failed. Undefined if it does not. */
  failure: string | undefined;
}

const KEPT = 100;
const SHOWN_LENGTH = 2_000;

/** Creates a log of the latest 100 calls. */
export function createCallLog() {
  const calls: LoggedCall[] = [];
  return {
    /** Oldest first. */
    calls: calls as readonly LoggedCall[],

    add(call: Pick<LoggedCall, 'at' | 'path' | 'attempt' | 'headers' | 'body'>): LoggedCall {
      const { Authorization: authorization, ...headers } = call.headers;
      const logged: LoggedCall = {
        ...call,
        method: 'POST',
        headers: {
          ...headers,
          ...(authorization !== undefined && {
            Authorization: authorization.replace(/\s.*/s, ' [redacted]'),
          }),
        },
        body: withoutSecrets(call.body),
        status: undefined,
        durationMs: undefined,
        answer: undefined,
        failure: undefined,
      };
      calls.push(logged);
      if (calls.length > KEPT) calls.shift();
      return logged;
    },
  };
}

export type CallLog = ReturnType<typeof createCallLog>;

/** A merchant's answer as it may be shown: shortened, and without a code that it repeats. */
export function shownAnswer(text: string, body: unknown): unknown {
  const shown = codesOf(body).reduce((rest, code) => rest.replaceAll(code, '[redacted]'), text);
  if (shown.length > SHOWN_LENGTH)
    return `${shown.slice(0, SHOWN_LENGTH)} … (${String(shown.length)} characters)`;
  try {
    return JSON.parse(shown) as unknown;
  } catch {
    return shown;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A code is always a top-level member of the body. */
const codesOf = (body: unknown) => (isObject(body) && typeof body.otpCode === 'string' ? [body.otpCode] : []);

/** Members whose texts are images in base64. */
const imageMembers = new Set(['data', 'frame']);

function withoutSecrets(value: unknown, member = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner, name)]),
    );
  if (typeof value !== 'string') return value;
  if (member === 'otpCode') return `… ${String(value.length)} digits`;
  return imageMembers.has(member)
    ? `… ${String(Math.floor((value.replace(/=+$/, '').length * 3) / 4))} bytes`
    : value;
}
