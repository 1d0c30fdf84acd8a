// `npm start` in one process: Vite's dev server shows the playground, and the sandbox and the merchant's
// server run inside it.

import type { Plugin, ViteDevServer } from 'vite';
import type { Doctor } from './patients.ts';
import type { Stage } from './stage.ts';

const pathsOfTheShop = [
  '/kyc',
  '/kyc-10npay',
  '/demo/login',
  '/demo/outcomes',
  '/demo/back',
  '/demo/sandbox',
  '/demo/onboarding',
  '/demo/patients',
];

/** The longest wait for a clean end, in milliseconds. */
const patienceMs = 2000;

/** Runs the demo's servers inside the dev server. Builds, previews and test runs are left alone. */
export function demoServer(): Plugin {
  let stage: Stage | undefined;
  let stopListening: (() => void) | undefined;

  return {
    name: 'kyc-demo-server',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview && !process.env.VITEST,

    // The shop sets its own CORS headers, so that only its own origin may read it.
    config: () => ({ server: { cors: false } }),

    async configureServer(server) {
      // Loaded through Vite, so that the package's doors are found by name in their sources.
      const { startStage } = (await server.ssrLoadModule('/demo/stage.ts')) as typeof import('./stage.ts');
      const { open, sandboxUrls } = (stage = await startStage({ doctor: await loadDoctor(server) }));

      let shop: ReturnType<Stage['open']> | undefined;
      for (const path of pathsOfTheShop) {
        server.middlewares.use(path, (request, response, next) => {
          try {
            // The address is known only from the first request on, because Vite takes the next port when its
            // own is in use.
            shop ??= open(originOf(server));
            shop(request, response).catch(next);
          } catch (error) {
            next(error);
          }
        });
      }

      server.printUrls = () => {
        server.config.logger.info(welcome(originOf(server), sandboxUrls));
      };
      stopListening = endOnInterrupt(server);
    },

    async closeServer({ reason }) {
      if (reason === 'restart') stopListening?.();
      await stage?.close();
    },
  };
}

/** The edge of the command `kyc-doctor`, as far as it is used here. */
interface DoctorEdge {
  readonly send: unknown;
  readonly now: () => number;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** `kyc-doctor`, run in this process. A command has no door, so it is loaded by its file. */
async function loadDoctor(server: ViteDevServer): Promise<Doctor> {
  const load = (file: string) => server.ssrLoadModule(`/src/doctor/${file}.ts`);
  const { sendByNode: send } = (await load('send-by-node')) as { readonly sendByNode: unknown };
  const { runDoctor } = (await load('run-doctor')) as {
    readonly runDoctor: (args: readonly string[], edge: DoctorEdge) => Promise<number>;
  };
  return async (args) => {
    const printed: string[] = [];
    const print = (text: string) => void printed.push(text);
    await runDoctor(args, { send, now: Date.now, print, printError: print });
    return printed.join('');
  };
}

function originOf(server: ViteDevServer): string {
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The dev server has no local address yet.');
  return new URL(address).origin;
}

const welcome = (origin: string, sandboxUrls: readonly string[]) => `
  Playground  ${origin}/
  Small shop  ${origin}/demo/shop.html
  Screens     ${origin}/demo/states.html (every one, in every language)
  Redirect    ${origin}/demo/redirect.html
  Sandbox     ${sandboxUrls.map((url) => `${url}/`).join('\n              ')}
              (the emulated providers; they verify nothing)

  Ctrl-C ends them all.
`;

/**
 * Ends the process cleanly on Ctrl-C. Vite leaves SIGINT to the system, which reports it as a failure. npm
 * forwards the terminal's signal a second time, so the handler stays until the end. Returns a function that
 * removes it.
 */
function endOnInterrupt(server: ViteDevServer): () => void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(0), patienceMs).unref();
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  return () => process.off('SIGINT', end);
}
