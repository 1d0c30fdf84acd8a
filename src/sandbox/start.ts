// Starts every emulated provider, each on an origin of its own. The shell's one file that names providers.

import { createTrustmaticEmulator, type TrustmaticEmulator, type TrustmaticSandboxOptions } from '../providers/trustmatic/sandbox.js';
import { listen } from './listen.js';

export interface SandboxOptions {
  /** A loopback address or `localhost`; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Port of the first provider; the default 0 takes a free one. */
  readonly port?: number | undefined;
  readonly trustmatic?: TrustmaticSandboxOptions | undefined;
}

/** The running sandbox. */
export interface Sandbox {
  readonly trustmatic: Omit<TrustmaticEmulator, 'close'> & {
    /** Origin of the emulator, without a slash at its end. */
    readonly url: string;
  };
  close(): Promise<void>;
}

/**
 * Starts the sandbox on this computer; nothing outside can reach it, and it verifies nothing.
 *
 * @throws RangeError for a host that is not loopback
 */
export async function startSandbox({ host, port, trustmatic: options }: SandboxOptions = {}): Promise<Sandbox> {
  const { close, ...trustmatic } = createTrustmaticEmulator(options);
  const listening = await listen({ fetch: trustmatic.fetch, host, port });
  return {
    trustmatic: { ...trustmatic, url: listening.url },

    close() {
      close();
      return listening.close();
    },
  };
}
