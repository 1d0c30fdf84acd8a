// Starts every emulator of the list, each on origins of its own.

import type { StartableEmulator } from './describe-emulator.js';
import type { Answer } from './emulator.js';
import * as listed from './emulators.js';
import { listen, type Listening } from './listen.js';

type Listed = typeof listed;
type Id = keyof Listed;
type OptionsOf = {
  readonly [K in Id]: Listed[K] extends StartableEmulator<infer Options, unknown> ? Options : never;
};
type RunningOf = {
  readonly [K in Id]: Listed[K] extends StartableEmulator<infer _, infer Running> ? Running : never;
};

/** The list, by the ids that options and the running sandbox have. */
export const emulators: { readonly [K in Id]: StartableEmulator<OptionsOf[K], RunningOf[K]> } = listed;

/** Their ids, in the order of their ports. */
export const emulatorIds = (Object.keys(emulators) as Id[]).sort(
  (one, other) => emulators[one].firstPort - emulators[other].firstPort,
);

/** How many ports they need together. */
export const portsNeeded = Math.max(
  ...emulatorIds.map((id) => emulators[id].firstPort + emulators[id].ports),
);

/** Options of the emulators, by their ids. */
export type EmulatorOptions = { readonly [K in Id]?: OptionsOf[K] | undefined };

export interface SandboxOptions extends EmulatorOptions {
  /** A loopback address or `localhost`; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** The first of its ports, which follow each other as README says; 0, the default, takes free ones. */
  readonly port?: number | undefined;
}

/** The running emulators, by their ids, each with its origins. */
export interface Sandbox extends RunningOf {
  close(): Promise<void>;
}

/**
 * Starts the sandbox on this computer; nothing outside can reach it, and it verifies nothing.
 *
 * @throws RangeError for a host that is not loopback, and what the operating system says of the ports
 */
export async function startSandbox({ host, port = 0, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const open: Listening[] = [];
  const closing: (() => void)[] = [];

  async function close(): Promise<void> {
    for (const end of closing) end();
    await Promise.all(open.map((listening) => listening.close()));
  }

  async function start<K extends Id>(id: K): Promise<RunningOf[K]> {
    const { firstPort, start: startEmulator } = emulators[id];
    let next = firstPort;
    const { running, close: end } = await startEmulator(async (fetch: Answer) => {
      const listening = await listen({ fetch, host, port: port === 0 ? 0 : port + next });
      next += 1;
      open.push(listening);
      return listening.url;
    }, options[id]);
    closing.push(end);
    return running;
  }

  try {
    const started: Partial<Record<Id, unknown>> = {};
    for (const id of emulatorIds) started[id] = await start(id);
    return { ...(started as RunningOf), close };
  } catch (error) {
    await close();
    throw error;
  }
}
