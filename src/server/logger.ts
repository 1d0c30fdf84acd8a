// What the kit writes down, in pino's shape. Every line passes `safeLogger`, which lets known facts through
// and nothing else: no token, address, picture or personal data may ever reach a log, whatever an error or a
// caller puts into it.

import { KycError } from '../enrolment/errors.js';

/** Pino's shape: an object with facts, then a sentence. */
export interface Logger {
  /** Reads that were answered; a logger without it does not hear of them. */
  debug?(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Everything that a line may say: ids that were minted for this, words of fixed lists, counts and times. */
const known = [
  'sessionId',
  'eventId',
  'correlation',
  'requestId',
  'service',
  'method',
  'route',
  'status',
  'httpStatus',
  'ms',
  'limit',
  'by',
  'providerStatus',
  'reason',
  'detail',
  'fields',
  'attempts',
  'pauseMs',
  'error',
  'code',
  'at',
  'message',
  'stack',
  'processId',
  'verificationId',
] as const;

/**
 * What the kit's own parts may hand to a log; each string is cut, so that none can carry a picture or a
 * token.
 */
export type Facts = {
  readonly [name in (typeof known)[number]]?: string | number | readonly string[] | undefined;
};

/** The log as the kit's parts have it. */
export interface SafeLogger {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
}

const maxLength = 256;
const maxItems = 32;

/**
 * The merchant's logger, behind the one place that everything passes. A logger that throws breaks nothing.
 */
export function safeLogger(logger: Logger): SafeLogger {
  const write = (level: keyof Logger) => (facts: Facts, message: string) => {
    try {
      logger[level]?.(keepKnown(facts), message);
    } catch {
      // Nobody is left to be told.
    }
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function keepKnown(facts: Facts): Facts {
  const kept: { -readonly [name in keyof Facts]: Facts[name] } = {};
  for (const name of known) {
    const value = Object.hasOwn(facts, name) ? safeValue(facts[name]) : undefined;
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/**
 * Anything else than a number, a text or a list of texts is dropped, also where a caller's types said
 * otherwise.
 */
function safeValue(value: unknown): string | number | readonly string[] | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return cleaned(value);
  if (Array.isArray(value))
    return value
      .filter((item) => typeof item === 'string')
      .slice(0, maxItems)
      .map(cleaned);
  return undefined;
}

/** One line, of bounded length: nobody forges a second one. */
const cleaned = (text: string) => text.slice(0, maxLength).replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** Silent but for warnings and errors, which go to the console. */
export const consoleLogger: Logger = {
  info: () => undefined,
  warn: (facts, message) => console.warn(`kyc-enrolment: ${message}`, facts),
  error: (facts, message) => console.error(`kyc-enrolment: ${message}`, facts),
};

/**
 * An error's kind, code and place without its message, which may quote anything. A PostgreSQL server's
 * message is told, without what it quotes of a value: it is the only clue to a setting that it refuses.
 */
export function describeError(error: unknown): Pick<Facts, 'error' | 'code' | 'at' | 'detail'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message } = error;
  // The stack begins with the message, whose lines may look like places.
  const stack = error.stack?.replace(message, '') ?? '';
  const at = stack
    .split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code)
      ? error.code
      : undefined;
  return { error: /^\w{1,64}$/.test(name) ? name : 'Error', code, at, detail: saidByDatabase(error) };
}

/**
 * Of errors that quote a value (class 22, data exceptions) nothing is told; what others quote are names of
 * the schema.
 */
function saidByDatabase(error: Error): string | undefined {
  const { cause } = error;
  if (error instanceof KycError && cause instanceof Error) return saidByDatabase(cause);
  const isOfServer = 'severity' in error && 'code' in error && typeof error.code === 'string';
  return isOfServer && !/^22/.test(String(error.code)) ? error.message : undefined;
}
