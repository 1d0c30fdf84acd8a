// How fast honest requests are answered.

import { Agent } from 'node:http';
import { send } from './target.js';

export interface HealthyOptions {
  readonly port: number;
  readonly requests: number;
  readonly connections: number;
}

/** Milliseconds of each of so many requests, a session and its status by turns. */
export async function measureHealthy({
  port,
  requests,
  connections,
}: HealthyOptions): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { text } = await send({ port, agent, path: '/kyc/session', method: 'POST', body: '{}' });
  const { statusUrl }: { statusUrl: string } = JSON.parse(text);
  const times: number[] = [];
  let left = requests;
  const client = async () => {
    while (left-- > 0) {
      const { status, ms } = await send(
        left % 2 === 0
          ? { port, agent, path: '/kyc/session', method: 'POST', body: '{}' }
          : { port, agent, path: statusUrl },
      );
      if (status !== 200) throw new Error(`An honest request was answered with ${String(status)}.`);
      times.push(ms);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return times;
}

/** The same with and without something, block by block, so that what else the machine does hits both. */
export async function compareHealthy(
  options: HealthyOptions & { readonly blocks: number; readonly begin: () => Promise<() => void> },
) {
  const without: number[] = [];
  const during: number[] = [];
  await measureHealthy(options); // compiles
  for (let block = 0; block < options.blocks; block += 1) {
    without.push(...(await measureHealthy(options)));
    const end = await options.begin();
    during.push(...(await measureHealthy(options)));
    end();
  }
  return { without, during };
}
