// At how many bytes a script from an origin that the visitor has no connection to takes a round trip more:
// real TCP and TLS between two network namespaces, 50 ms there and back. Needs root, iproute2 and Python.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../support/bundle.mjs';
import { createCertificateChain } from './cold/certificates.js';
import type { Edge } from './cold/edge.js';
import { options } from './options.js';
import { gate, keepFigures } from './report.js';

const roundTripMs = 50;
const [near, far, host] = ['kyc-near', 'kyc-far', '10.98.76.2'];

/** Until it says that it is ready. */
async function startTool(command: string, given: readonly string[]) {
  const child = spawn(command, given, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line', {
    signal: AbortSignal.timeout(15_000),
  });
  if (line !== 'ready') throw new Error(`${command} says "${String(line)}".`);
  return child;
}

async function measureEdges(folder: string): Promise<readonly Edge[]> {
  const server = await bundle('test/bench/cold/far-server.ts');
  const client = await bundle('test/bench/cold/near-client.ts');
  const { key, chain } = createCertificateChain();
  const [keyFile, chainFile] = [join(folder, 'key.pem'), join(folder, 'chain.pem')];
  writeFileSync(keyFile, key);
  writeFileSync(chainFile, chain);
  const link = await startTool('python3', [
    'test/bench/cold/delayed-link.py',
    near,
    far,
    String(roundTripMs / 2),
  ]);
  const serving = await startTool('ip', [
    'netns',
    'exec',
    far,
    process.execPath,
    server.file,
    host,
    keyFile,
    chainFile,
  ]);
  try {
    const tries = options.isQuick ? '3' : '7';
    const visiting = spawn(
      'ip',
      ['netns', 'exec', near, process.execPath, client.file, host, String(roundTripMs), tries],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line]: unknown[] = await once(createInterface(visiting.stdout), 'line');
    return JSON.parse(String(line));
  } finally {
    serving.kill();
    await once(serving, 'exit');
    link.stdin.end();
    await once(link, 'exit');
    for (const { remove } of [server, client]) remove();
  }
}

const missing =
  process.getuid?.() !== 0
    ? 'root'
    : !existsSync('/dev/net/tun')
      ? '/dev/net/tun'
      : ['ip', 'python3', 'openssl', 'sysctl'].find((tool) => spawnSync('which', [tool]).status !== 0);
if (missing !== undefined) {
  console.log(`Not measured: it needs ${missing}.`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-cold-'));
  try {
    const edges = await measureEdges(folder);
    const scriptBytes = brotliCompressSync(readFileSync('dist/cdn/kyc-enrolment.js')).byteLength;
    console.log(
      `A connection for one script, ${roundTripMs} ms there and back, TLS 1.3, a chain of two certificates:`,
    );
    console.table(
      Object.fromEntries(
        edges.map(({ protocol, bodyBytes, headerBytes, roundTripsBefore, roundTripsAfter }) => [
          protocol,
          {
            'largest body, bytes': bodyBytes,
            'with its headers': bodyBytes + headerBytes,
            'round trips just below': Number(roundTripsBefore.toFixed(2)),
            'just above': Number(roundTripsAfter.toFixed(2)),
          },
        ]),
      ),
    );
    const least = Math.min(...edges.map(({ bodyBytes }) => bodyBytes));
    gate(`the script, ${scriptBytes} bytes, comes before the extra round trip`, scriptBytes <= least);
    keepFigures('cold', { roundTripMs, scriptBytes, edges });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
