// Starts every emulated provider, each on origins of its own. The shell's one file that names providers.

import {
  createTennpayEmulator,
  type TennpayEmulator,
  type TennpaySandboxOptions,
} from '../providers/tennpay/sandbox.js';
import {
  createTrustmaticEmulator,
  type TrustmaticEmulator,
  type TrustmaticSandboxOptions,
} from '../providers/trustmatic/sandbox.js';
import {
  createWultraEmulator,
  type WultraEmulator,
  type WultraSandboxOptions,
} from '../providers/wultra/sandbox.js';
import type { Answer } from './emulator.js';
import { listen, type Listening } from './listen.js';

export interface SandboxOptions {
  /** A loopback address or `localhost`; default 127.0.0.1. */
  readonly host?: string | undefined;
  /**
   * First of five ports: Trustmatic, 10nPay's gateway, identification and signing, and Wultra. The default 0
   * takes free ones.
   */
  readonly port?: number | undefined;
  readonly trustmatic?: TrustmaticSandboxOptions | undefined;
  readonly tennpay?: TennpaySandboxOptions | undefined;
  readonly wultra?: WultraSandboxOptions | undefined;
}

/** The running sandbox. */
export interface Sandbox {
  readonly trustmatic: Omit<TrustmaticEmulator, 'close'> & {
    /** Origin of the emulator, without a slash at its end. */
    readonly url: string;
  };
  readonly tennpay: Omit<TennpayEmulator, 'close'>;
  readonly wultra: Omit<WultraEmulator, 'close'> & {
    /** Origin of the emulator, where call-backs go, without a slash at its end. */
    readonly url: string;
  };
  close(): Promise<void>;
}

/**
 * Starts the sandbox on this computer; nothing outside can reach it, and it verifies nothing.
 *
 * @throws RangeError for a host that is not loopback, and what the operating system says of the ports
 */
export async function startSandbox({ host, port = 0, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const open: Listening[] = [];
  const stopListening = () => Promise.all(open.map((listening) => listening.close()));

  async function listenNext(fetch: Answer): Promise<string> {
    const listening = await listen({ fetch, host, port: port === 0 ? 0 : port + open.length });
    open.push(listening);
    return listening.url;
  }

  try {
    const { close: closeTrustmatic, ...trustmatic } = createTrustmaticEmulator(options.trustmatic);
    const trustmaticUrl = await listenNext(trustmatic.fetch);

    // 10nPay's pages link to each other, so it has to know where it is before it can be created.
    const url = await listenNext((request) => tennpay.fetch(request));
    const identificationUrl = await listenNext((request) => tennpay.sites.identification(request));
    const signingUrl = await listenNext((request) => tennpay.sites.signing(request));
    const { close: closeTennpay, ...tennpay } = createTennpayEmulator(
      { url, identificationUrl, signingUrl },
      options.tennpay,
    );

    const { close: closeWultra, ...wultra } = createWultraEmulator(options.wultra);
    const wultraUrl = await listenNext(wultra.fetch);

    return {
      trustmatic: { ...trustmatic, url: trustmaticUrl },
      tennpay,
      wultra: { ...wultra, url: wultraUrl },

      async close() {
        closeTrustmatic();
        closeTennpay();
        closeWultra();
        await stopListening();
      },
    };
  } catch (error) {
    await stopListening();
    throw error;
  }
}
