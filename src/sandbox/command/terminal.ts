// What the sandbox's commands have in common: how they are called, which ports they take, and how they end.

/** The longest wait for a clean end, in milliseconds. */
const patienceMs = 2000;

/** Lines of two columns. */
export const columns = (rows: readonly (readonly [string, string])[], width: number): string =>
  rows.map(([head, text]) => `  ${head.padEnd(width)}  ${text}`).join('\n');

/** The number in `--port`. @throws RangeError if fewer than `needed` ports begin there */
export function readPort(text: string, needed: number): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port + needed <= 65_536) return port;
  throw new RangeError(`--port takes a number from 0 to ${65_536 - needed}.`);
}

/**
 * What `read` makes of the arguments. The process ends here where it returns undefined, which asks for help,
 * and where it throws what is wrong with them.
 */
export function readOrEnd<Flags>(usage: string, read: () => Flags | undefined): Flags {
  try {
    const flags = read();
    if (flags !== undefined) return flags;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

/** Ends the process if what is started finds one of its ports taken. */
export async function startOrEnd<Started>(
  { port, needed }: { readonly port: number; readonly needed: number },
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.error(`One of the ports ${port} to ${port + needed - 1} is taken: choose others with --port.`);
    process.exit(1);
  }
}

/**
 * Closes on Ctrl-C, and ends the process. Where npx passes the terminal's signal on, it comes twice, so it is
 * taken until the end: a process that ends by itself lets go of its signals first, and may be killed then.
 */
export function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false;
  const end = () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(0), patienceMs).unref();
    void close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
}
