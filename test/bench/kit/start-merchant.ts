// Starts a merchant's server, and sends it what browsers send.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import type { Lasting } from './lasting.js';
import type { Question, Reply, StoreKind } from './merchant-server.js';
import type { Seeding } from './seeding.js';

export interface MerchantOptions {
  /** The bundled merchant-server. */
  readonly file: string;
  readonly kind: StoreKind;
  /** Of the store. */
  readonly address?: string;
  readonly upstreamUrl: string;
  /** Whether statements and deadlines are counted, which costs time. */
  readonly counts?: boolean;
  /** Whether the kit calls the provider by `nodeFetch()`. */
  readonly usesNodeFetch?: boolean;
}

export type Merchant = Awaited<ReturnType<typeof startMerchant>>;

let users = 0;

export async function startMerchant({
  file,
  kind,
  address = '',
  upstreamUrl,
  counts = false,
  usesNodeFetch = false,
}: MerchantOptions) {
  const child = fork(file, {
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KYC_BENCH_KIND: kind,
      KYC_BENCH_STORE: address,
      KYC_BENCH_UPSTREAM: upstreamUrl,
      KYC_BENCH_COUNTS: counts ? 'yes' : 'no',
      KYC_BENCH_NODE_FETCH: usesNodeFetch ? 'yes' : 'no',
    },
  });
  const [port]: unknown[] = await once(child, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  async function ask<Answer extends Reply>(question: Question): Promise<Answer> {
    child.send(question);
    const [answer] = await once(child, 'message');
    return answer;
  }

  /** @throws Error when the answer is not 200 */
  function send(path: string, { method = 'GET', user }: { method?: string; user: string }): Promise<string> {
    return new Promise((resolve, reject) => {
      const body = method === 'POST' ? '{"language":"en","display":"inline"}' : undefined;
      const headers = {
        origin: 'https://shop.example',
        'sec-fetch-site': 'same-origin',
        'x-user': user,
        ...(body === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': body.length,
              'idempotency-key': crypto.randomUUID(),
            }),
      };
      const sending = httpRequest(
        { host: '127.0.0.1', port: Number(port), path, method, agent, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${kind} answered ${path} with ${String(response.statusCode)}: ${text}`));
          });
        },
      );
      sending.on('error', reject);
      sending.end(body);
    });
  }

  async function open(): Promise<{
    readonly sessionId: string;
    readonly statusUrl: string;
    readonly user: string;
  }> {
    const user = `user-${++users}`;
    return { ...JSON.parse(await send('/kyc/session', { method: 'POST', user })), user };
  }

  return {
    kind,
    /** A new session of a new customer. */
    open,
    status: ({ statusUrl, user }: { readonly statusUrl: string; readonly user: string }) =>
      send(statusUrl, { user }),
    /** Brings the database's own statistics up to date. */
    analyze: () => ask<number>({ ask: 'analyze' }),
    /** Milliseconds of the processor so far. */
    cpuMs: () => ask<number>({ ask: 'cpu' }),
    lasting: () => ask<Lasting>({ ask: 'lasting' }),
    statements: () => ask<readonly string[]>({ ask: 'statements' }),
    seed: (seeding: Seeding) => ask<number>({ ask: 'seed', seeding }),
    async stop() {
      agent.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return; // it was stopped before
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What so many customers at once get answered in a while. */
export async function measureRate(
  act: () => Promise<unknown>,
  { forMs, connections }: { readonly forMs: number; readonly connections: number },
): Promise<{ readonly answered: number; readonly rate: number }> {
  const begun = performance.now();
  let answered = 0;
  const customer = async () => {
    while (performance.now() - begun < forMs) {
      await act();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, customer));
  return { answered, rate: answered / ((performance.now() - begun) / 1000) };
}
