// One example from its folder to the customer's verdict.

import { findChromium } from '../support/browser.mjs';
import { enrolInBrowser } from './enrol-in-browser.mjs';
import { freePort, freePorts, start } from './workshop.mjs';

const secret = 'a secret of thirty-two characters';

/** The sandbox takes a port for each of its providers' servers. */
const portsOfSandbox = 5;

/** Installs, starts and drives an example, and runs its own tests. Throws with what went wrong. */
export async function tryExample(example, workbench) {
  const { workshop } = workbench;
  try {
    const folder = example.hasNoPage ? workshop.prepare(example) : await drive(example, workbench);
    if (!example.isTested) return;
    workshop.test(folder, {
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePorts(portsOfSandbox)),
      CHROMIUM: findChromium()?.executablePath,
    });
  } finally {
    workshop.remove(example.name);
  }
}

/** Returns the example's folder. */
async function drive(example, { browser, workshop, kit = '', ...given }) {
  const [port, secondPort, kitPort] = [await freePort(), await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const { startSandbox } = given.startSandbox ? given : await workshop.sandboxIn(kit);
  const sandbox = await startSandbox({
    trustmatic: { webhookUrl: `${origin}/kyc/webhook/trustmatic`, verdictAfterMs: 0 },
  });
  const env = { ORIGIN: origin, SANDBOX_URL: sandbox.trustmatic.url, KYC_SECRET: secret };
  const { isServer, hasKit, hasNoKit, isQuickStart } = example;
  const open = [];
  try {
    const taken = { shop: port, sandbox: new URL(sandbox.trustmatic.url).port };
    const folder = workshop.prepare(example, { ports: taken });
    if (!isServer && !hasKit && !hasNoKit && !isQuickStart) {
      const kitOrigin = `http://localhost:${kitPort}`;
      open.push(await start(kit, { origin: kitOrigin, env: { ...env, PORT: String(kitPort) } }));
      env.KIT_URL = kitOrigin;
    }
    const ports = { PORT: String(port), SECOND_PORT: String(secondPort) };
    open.push(await start(folder, { origin, env: { ...env, ...ports } }));
    await enrolInBrowser(browser, { origin, ...example });
    return folder;
  } catch (error) {
    const printed = open.flatMap((server) => server.printed).join('');
    throw new Error(`${error.message}\nThe servers said:\n${printed}`, { cause: error });
  } finally {
    for (const server of open) await server.close();
    await sandbox.close();
  }
}
