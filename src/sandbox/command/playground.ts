// `kyc-sandbox demo`: the playground with the sandbox behind it. Its pages and its shop are those of the
// repository's `demo/`, which the build puts beside this package's own modules.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Answer } from '../emulator.js';
import { listen } from '../listen.js';
import { emulatorIds, emulators, portsNeeded, startSandbox, type Sandbox } from '../start.js';
import { closeOnSignal, columns, readOrEnd, readPort, startOrEnd } from './terminal.js';
import { askDoctor, elementFolder, missingCompanions } from './companions.js';
import { serveFolder } from './served-folder.js';

/** The sandbox's, then the shop's. */
const needed = portsNeeded + 1;

const usage = `Usage: kyc-sandbox demo [options]
${columns([['--port 4600', `the first of ${String(needed)}: the providers', then the shop's`]], 20)}`;

/** Where the build has put the repository's `demo/`. */
const built = new URL('../../playground/', import.meta.url);

/** The built `demo/shop-server.ts`. */
interface ShopServerModule {
  openShop(options: {
    readonly sandbox: Sandbox;
    readonly origin: string;
    readonly doctor: (args: readonly string[]) => Promise<string>;
    readonly elementScript: string;
  }): { fetch(request: Request): Promise<Response>; close(): Promise<void> };
}

export async function runPlayground(args: readonly string[]): Promise<void> {
  const port = readOrEnd(usage, () => {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '4600' }, help: { type: 'boolean' } },
    });
    return values.help ? undefined : readPort(values.port, needed);
  });

  const missing = missingCompanions();
  if (missing.length > 0) {
    console.error(
      `kyc-sandbox demo runs the element and the server kit that are installed beside it.\n` +
        `Missing: npm install ${missing.join(' ')}`,
    );
    process.exit(1);
  }

  const { origin, sandbox, close } = await startOrEnd({ port, needed }, () => startPlayground(port));
  closeOnSignal(close);
  console.log(`The playground runs on this computer only. It verifies nothing; its credentials are fake.

${columns(
  [
    ['Playground', `${origin}/`],
    ['Small shop', `${origin}/demo/shop.html`],
    ['Screens', `${origin}/demo/states.html (every one, in every language)`],
    ['Redirect', `${origin}/demo/redirect.html`],
    ...emulatorIds.map((id) => [emulators[id].name, `${sandbox[id].url}/`] as const),
  ],
  12,
)}

Ctrl-C ends all of it.`);
}

async function startPlayground(port: number) {
  const { openShop } = (await import(new URL('shop-server.js', built).href)) as ShopServerModule;
  const sandbox = await startSandbox({ port });
  const ended = new AbortController();
  const pages = serveFolder(fileURLToPath(new URL('pages/', built)), '/');
  const scripts = serveFolder(elementFolder(), '/kyc-enrolment/');
  let answerOfShop: Answer = async () => new Response(null, { status: 503 });

  try {
    // Not the sandbox's name: to the browser the providers are other sites then, as they are in real life.
    const listening = await listen({
      host: 'localhost',
      port: port === 0 ? 0 : port + portsNeeded,
      fetch: async (request) => (await pages(request)) ?? (await scripts(request)) ?? answerOfShop(request),
    });
    const shop = openShop({
      sandbox,
      origin: listening.url,
      doctor: (args) => askDoctor(args, ended.signal),
      elementScript: '/kyc-enrolment/kyc-enrolment.js',
    });
    answerOfShop = shop.fetch;
    const close = async () => {
      ended.abort();
      // The sandbox closes first, so that everything the kit still waits for fails at once.
      await sandbox.close();
      await shop.close();
      await listening.close();
    };
    return { origin: listening.url, sandbox, close };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
