// What the kit writes down, in pino's shape. No token, address, picture or personal data may ever be handed to it.

/** Pino's shape: an object with facts, then a sentence. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Silent but for warnings and errors, which go to the console. */
export const consoleLogger: Logger = {
  info: () => undefined,
  warn: (facts, message) => console.warn(`kyc-enrolment: ${message}`, facts),
  error: (facts, message) => console.error(`kyc-enrolment: ${message}`, facts),
};

/** An error's kind and place without its message, which may quote anything. */
export function describeError(error: unknown): { readonly error: string; readonly at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack?.split('\n').find((line) => /^\s+at /.test(line))?.trim();
  return { error: error.name, ...(at === undefined ? {} : { at }) };
}
