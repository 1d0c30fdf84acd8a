// What the sandbox needs to know about an emulator: one object, exported by the provider's folder. The
// emulator's ports, the options of `startSandbox` and the flags of the command follow from it.

import type { Answer, Emulator } from './emulator.js';

/** An emulator before it is created. */
export interface EmulatorDescription<
  Origin extends string,
  Options,
  Created extends Closable,
  Flag extends string,
> {
  /** The provider's name, as people read it. */
  readonly name: string;
  /**
   * Its first port, relative to the sandbox's. Its other ports follow. The number must never change, so that
   * ports stay the same.
   */
  readonly firstPort: number;
  /** One port for each, in this order, and what answers there. */
  readonly origins: Readonly<Record<Origin, (emulator: Created) => Answer>>;
  /** Flags of the command that only this emulator has, and what each is for. Each flag takes an address. */
  readonly flags: Readonly<Record<Flag, string>>;
  /** Turns flags into options. Throws TypeError if one is not an address. */
  readonly readFlags: (flags: Readonly<Record<Flag, string | undefined>>) => Options;
  /** Creates the emulator for the origins it can be reached at. */
  readonly create: (origins: Readonly<Record<Origin, string>>, options: Options | undefined) => Created;
}

/** An emulator with timers or unanswered requests that must be ended. */
export interface Closable extends Emulator<string> {
  close(): void;
}

/** An emulator of any kind, as the sandbox starts it. */
export interface StartableEmulator<Options, Running> {
  readonly name: string;
  readonly firstPort: number;
  /** Number of ports it needs. */
  readonly ports: number;
  readonly flags: Readonly<Record<string, string>>;
  readFlags(flags: Readonly<Record<string, string | undefined>>): Options;
  /** `listenNext` opens the next port for what answers there, and gives its origin. */
  start(
    listenNext: (answer: Answer) => Promise<string>,
    options: Options | undefined,
  ): Promise<{ readonly running: Running; close(): void }>;
}

/** Describes an emulator for the list of emulators. */
export function describeEmulator<
  Origin extends string,
  Options,
  Created extends Closable,
  Flag extends string,
>(
  description: EmulatorDescription<Origin, Options, Created, Flag>,
): StartableEmulator<Options, Omit<Created, 'close'> & Readonly<Record<Origin, string>>> {
  const { name, firstPort, flags, readFlags, create } = description;
  const origins = Object.entries(description.origins) as [Origin, (emulator: Created) => Answer][];

  return {
    name,
    firstPort,
    ports: origins.length,
    flags,
    readFlags: (given: Readonly<Partial<Record<string, string>>>) => readFlags(given as Record<Flag, string>),
    async start(listenNext, options) {
      // An emulator's pages may link to each other, so it must know its origins before it is created.
      const at: Partial<Record<Origin, string>> = {};
      for (const [origin, answer] of origins)
        at[origin] = await listenNext((request) => answer(created)(request));
      const urls = at as Record<Origin, string>;
      const created = create(urls, options);
      const { close, ...running } = created;
      return { running: { ...running, ...urls }, close };
    },
  };
}

/** The address in a flag. @throws TypeError if it is not an address */
export const readAddress = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : new URL(url).href;
