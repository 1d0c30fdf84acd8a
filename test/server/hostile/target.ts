// The target server as a child process, and the healthy requests that are measured on it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { Agent } from 'node:http';
import { createInterface } from 'node:readline';
import { bundle } from '../../support/bundle.mjs';
import { origin } from '../kit.js';

export interface Memory {
  /** Bytes that the process has of the system. */
  readonly rss: number;
  /** Bytes that it holds after a collection. */
  readonly held: number;
}

/** Starts it, with a provider in this process or at an address; `stop` ends it. */
export async function startTargetServer({ upstreamUrl }: { readonly upstreamUrl?: string } = {}) {
  const { file, remove } = await bundle('test/server/hostile/target-server.ts');
  const child = spawn(process.execPath, [file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ...(upstreamUrl === undefined ? {} : { KYC_UPSTREAM: upstreamUrl }),
    },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  const port = Number(await nextLine());
  const ask = async (what: string) => {
    child.stdin.write(`${what}\n`);
    return Number(await nextLine());
  };

  return {
    port,
    memory: async (): Promise<Memory> => ({ rss: await ask('rss'), held: await ask('held') }),
    rss: () => ask('rss'),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      remove();
    },
  };
}

export interface Sending {
  readonly port: number;
  readonly agent: Agent;
  readonly path: string;
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly user?: string;
}

/**
 * One request of a page; resolves to its answer's status and text, and the milliseconds until the last byte.
 */
export function send({
  port,
  agent,
  path,
  method = 'GET',
  body,
  user = 'ada',
}: Sending): Promise<{ readonly status: number; readonly text: string; readonly ms: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const length =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sending = httpRequest(
      { host: '127.0.0.1', port, path, method, agent, headers: { origin, 'x-user': user, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            ms: performance.now() - begun,
          }),
        );
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
