// Starts every emulator in the list, each on its own origins.

import { anObject, requireOptions, text } from '../providers/option-kinds.js';
import type { OptionKind } from '../providers/option-kinds.js';
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

/** The list, by the ids that the options and the running sandbox use. */
export const emulators: { readonly [K in Id]: StartableEmulator<OptionsOf[K], RunningOf[K]> } = listed;

/** The emulators' ids, in the order of their ports. */
export const emulatorIds = (Object.keys(emulators) as Id[]).sort(
  (one, other) => emulators[one].firstPort - emulators[other].firstPort,
);

/** Number of ports they need together. */
export const portsNeeded = Math.max(
  ...emulatorIds.map((id) => emulators[id].firstPort + emulators[id].ports),
);

/** Options of the emulators by their ids. */
export type EmulatorOptions = { readonly [K in Id]?: OptionsOf[K] | undefined };

export interface SandboxOptions extends EmulatorOptions {
  /** A loopback address or `localhost`, 127.0.0.1 by default. */
  readonly host?: string | undefined;
  /** The first of its ports; docs/sandbox.md says which ones follow. 0, the default, takes free ports. */
  readonly port?: number | undefined;
}

const optionKinds: Readonly<Record<keyof SandboxOptions, OptionKind>> = {
  host: text,
  port: {
    takes: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_536 - portsNeeded,
    is: `a number from 0 to ${65_536 - portsNeeded}`,
  },
  ...(Object.fromEntries(emulatorIds.map((id) => [id, anObject])) as Record<Id, OptionKind>),
};

/** The running emulators by their ids, each with its origins. */
export interface Sandbox extends RunningOf {
  close(): Promise<void>;
}

/**
 * Starts the sandbox on this computer. Nothing outside can reach it, and it verifies nothing.
 *
 * @throws KycError `CONFIGURATION_INVALID` for options that it does not have, RangeError for a host that is
 *   not loopback, and the operating system's errors about the ports
 */
export async function startSandbox(given: SandboxOptions = {}): Promise<Sandbox> {
  requireOptions(given, { of: 'startSandbox()', kinds: optionKinds, example: '{ port: 4600 }' });
  const { host, port = 0, ...options } = given;
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
