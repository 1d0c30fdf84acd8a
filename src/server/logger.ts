// What the kit logs, in pino's format. Every line passes through `safeLogger`, which lets only known facts
// through. No token, address, picture or personal data may ever reach a log, whatever an error or a caller
// contains.

import { saidByDatabase } from './said-by-database.js';

/** A logger like pino: each method takes an object with facts, then a sentence. */
export interface Logger {
  /** Gets the reads that went well. May be left out. */
  debug?(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Everything that a line may contain: ids made by the kit, words from fixed lists, counts and times. */
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

/** The facts that the kit's parts may log. Strings are cut, so that none can carry a picture or a token. */
export type Facts = {
  readonly [name in (typeof known)[number]]?: string | number | readonly string[] | undefined;
};

/** The log for the kit's own parts. */
export interface SafeLogger {
  debug(facts: Facts, message: string): void;
  info(facts: Facts, message: string): void;
  warn(facts: Facts, message: string): void;
  error(facts: Facts, message: string): void;
}

const names: ReadonlySet<string> = new Set(known);
const isKnown = (name: string): name is keyof Facts => names.has(name);

const maxLength = 256;
const maxItems = 32;

/**
 * Puts the merchant's logger behind the filter that every line passes. A logger that throws breaks nothing.
 */
export function safeLogger(logger: Logger): SafeLogger {
  const write = (level: keyof Logger) => (facts: Facts, message: string) => {
    try {
      logger[level]?.(keepKnown(facts), message);
    } catch {
      // A failing logger cannot be reported anywhere.
    }
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function keepKnown(facts: Facts): Facts {
  const kept: { -readonly [name in keyof Facts]: Facts[name] } = {};
  for (const [name, given] of Object.entries(facts)) {
    if (!isKnown(name)) continue;
    const value = safeValue(given);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/**
 * Keeps numbers, texts and lists of texts and drops everything else, even where a caller's types said
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

/** One line of limited length, so that nobody can forge a second line. */
const cleaned = (text: string) => text.slice(0, maxLength).replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** Sends warnings and errors to the console and drops the rest. */
export const consoleLogger: Logger = {
  info: () => undefined,
  warn: (facts, message) => console.warn(`kyc-enrolment: ${message}`, facts),
  error: (facts, message) => console.error(`kyc-enrolment: ${message}`, facts),
};

/**
 * An error's type, code and place, without its message, which may quote anything. What a database says is
 * included where it quotes no values.
 */
export function describeError(error: unknown): Pick<Facts, 'error' | 'code' | 'at' | 'detail'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message } = error;
  // The stack begins with the message, and its lines may look like places in code.
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
