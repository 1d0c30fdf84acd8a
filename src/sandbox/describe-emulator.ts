// What an emulator is to the sandbox: one object that the provider's folder exports. From it follow its
// ports, the options of `startSandbox` and the flags of the command.

import type { Answer, Emulator } from './emulator.js';

/** An emulator before it is created. */
export interface EmulatorDescription<
  Origin extends string,
  Options,
  Created extends Closable,
  Flag extends string,
> {
  /** The provider's name, for people. */
  readonly name: string;
  /** Its first port, counted from the sandbox's; the others follow. It never changes, so that ports stay. */
  readonly firstPort: number;
  /** A port each in this order, and what answers there. */
  readonly origins: Readonly<Record<Origin, (emulator: Created) => Answer>>;
  /** Flags of the command that only this emulator has, each followed by an address: what it is for. */
  readonly flags: Readonly<Record<Flag, string>>;
  /** Options by flags. Throws TypeError for what is no address. */
  readonly readFlags: (flags: Readonly<Record<Flag, string | undefined>>) => Options;
  /** Creates it for the origins that it is reached at. */
  readonly create: (origins: Readonly<Record<Origin, string>>, options: Options | undefined) => Created;
}

/** An emulator that has timers or hanging answers to end. */
export interface Closable extends Emulator<string> {
  close(): void;
}

/** An emulator as the sandbox starts it, whatever it is made of. */
export interface StartableEmulator<Options, Running> {
  readonly name: string;
  readonly firstPort: number;
  /** How many ports it needs. */
  readonly ports: number;
  readonly flags: Readonly<Record<string, string>>;
  readFlags(flags: Readonly<Record<string, string | undefined>>): Options;
  /** `listenNext` gives the origin of the next port, and what answers there. */
  start(
    listenNext: (answer: Answer) => Promise<string>,
    options: Options | undefined,
  ): Promise<{ readonly running: Running; close(): void }>;
}

/** Describes an emulator, for the list of them. */
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
      // Its pages may link to each other, so it has to know where it is before it can be created.
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

/** An address of a flag. @throws TypeError for what is none */
export const readAddress = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : new URL(url).href;
