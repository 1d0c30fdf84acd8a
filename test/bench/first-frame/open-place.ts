// The browser and the servers of a bench; nothing that they do leaves this machine.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { chromium } from 'playwright';
import { bundle } from '../../support/bundle.mjs';
import { headlessShellOptions } from '../../support/browsers.js';
import type { Place, ServedFile } from './visit.js';

/** A certificate for any host, good for a day. */
function createCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-bench-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const made = spawnSync(
    'openssl',
    ['req', '-x509', ...elliptic, '-nodes', '-days', '1', '-subj', '/CN=bench', '-keyout', key, '-out', cert],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl is needed for the bench. ${made.stderr}`);
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return pair;
}

export interface OpenPlace extends Place {
  readonly chromiumVersion: string;
  close(): Promise<void>;
}

export async function openPlace(files: Readonly<Record<string, ServedFile>>): Promise<OpenPlace> {
  const { file, remove } = await bundle('test/bench/first-frame/server-worker.ts');
  const worker = new Worker(file, { workerData: { ...createCertificate(), files } });
  const [{ merchantPort, tlsPort }] = await once(worker, 'message');
  remove();
  const launch = headlessShellOptions();
  const browser = await chromium.launch({
    ...launch,
    args: [
      ...launch.args,
      `--host-resolver-rules=MAP *:443 127.0.0.1:${String(tlsPort)}, MAP * 127.0.0.1`,
      '--ignore-certificate-errors',
    ],
  });
  return {
    browser,
    worker,
    merchantUrl: `http://localhost:${String(merchantPort)}/`,
    chromiumVersion: browser.version(),
    async close() {
      await browser.close();
      await worker.terminate();
    },
  };
}
