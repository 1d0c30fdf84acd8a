// `npm start` as a developer runs it, on a free port: the playground and the demo's pages, with sandbox and
// shop behind them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Playground {
  readonly address: string;
  close(): Promise<void>;
}

export async function startPlayground(): Promise<Playground> {
  const server = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes('Ctrl-C')) break;
  }
  server.stdout.resume(); // a full pipe would stop it
  const address = /Playground\s+(http:\S+)/.exec(said)?.[1];
  if (address === undefined) throw new Error(`npm start said: ${said}`);
  return {
    address,
    async close() {
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}
