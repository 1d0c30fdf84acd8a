// `npm start` in one process: Vite's dev server shows the playground, and the sandbox and the merchant's server run inside it.

import type { Plugin, ViteDevServer } from 'vite';

const pathsOfTheShop = ['/kyc', '/demo/login', '/demo/outcomes', '/demo/sandbox'];

/** Longest wait for a clean end, in milliseconds. */
const patienceMs = 2000;

/** Runs the demo's servers inside the dev server; builds, previews and test runs are left alone. */
export function demoServer(): Plugin {
  return {
    name: 'kyc-demo-server',
    apply: (_, { command, isPreview }) => command === 'serve' && !isPreview && !process.env.VITEST,

    // The shop answers for itself: no origin but its own may read it.
    config: () => ({ server: { cors: false } }),

    async configureServer(server) {
      // Through Vite, so that the package's own doors are found by their names, in their sources.
      const { startStage } = (await server.ssrLoadModule('/demo/stage.ts')) as typeof import('./stage.js');
      const stage = await startStage();

      let shop: ReturnType<typeof stage.open> | undefined;
      const open = () => (shop ??= stage.open(originOf(server)));
      for (const path of pathsOfTheShop) {
        server.middlewares.use(path, (request, response, next) => {
          Promise.resolve()
            .then(() => open()(request, response))
            .catch(next);
        });
      }

      server.printUrls = () => { server.config.logger.info(welcome(originOf(server), stage.sandboxUrl)); }; // prettier-ignore
      endOnInterrupt(server);

      const close = server.close.bind(server);
      server.close = async () => {
        await stage.close();
        await close();
      };
    },
  };
}

function originOf(server: ViteDevServer): string {
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('The dev server has no local address yet.');
  return new URL(address).origin;
}

const welcome = (origin: string, sandboxUrl: string) => `
  Playground  ${origin}/
  Small shop  ${origin}/demo/shop.html
  Sandbox     ${sandboxUrl}/  (the emulated provider; it verifies nothing)

  Ctrl-C ends all three.
`;

/** Vite leaves SIGINT to the system, which would end the process as if it had failed. */
function endOnInterrupt(server: ViteDevServer): void {
  const end = () => {
    setTimeout(() => process.exit(0), patienceMs).unref();
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  server.httpServer?.once('close', () => process.off('SIGINT', end));
}
