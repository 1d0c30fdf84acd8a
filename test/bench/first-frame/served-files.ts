// Every contender's files as its server sends them: in one module each, minified, packed by brotli.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import type { Contender } from './contenders.js';
import { marked, type ServedFile } from './visit.js';

const peersFolder = 'test/bench/peers';

/** Installs the peers where they are missing or of other versions than the lock says. */
export function installPeers(): void {
  const lock = join(peersFolder, 'package-lock.json');
  const installed = join(peersFolder, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('installing the peers');
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', peersFolder, '--ignore-scripts', '--no-audit', '--no-fund'],
    { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error('The peers cannot be installed.');
}

export function versionOf(name: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(peersFolder, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return version;
}

const pack = (code: string): Uint8Array =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

async function bundlePeer(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error(`no bundle of ${entry}`);
  return result.output[0].code;
}

const ownScript = 'dist/cdn/kyc-enrolment.js';

/** The other script's code comes, and is read by the browser, but not run. */
const withUnused = (code: string, other: string): string =>
  `${code};globalThis.unused=()=>{${other.replace(/export\s*\{[^}]*\};?/g, '')}};`;

export interface Served {
  readonly files: Readonly<Record<string, ServedFile>>;
  /** Bytes of each contender's script by brotli, without the marks. */
  readonly scriptBytes: Readonly<Record<string, number>>;
}

/** Reads or makes the files of these contenders. */
export async function serveFiles(contenders: readonly Contender[]): Promise<Served> {
  const files: Record<string, ServedFile> = {};
  const scriptBytes: Record<string, number> = {};
  const add = (path: string, code: string, isScript: boolean) => {
    files[path] ??= { type: 'text/javascript', body: pack(isScript ? marked(code) : code), isBrotli: true };
  };
  for (const { id, script, file, isPadded } of contenders) {
    if (script === undefined) continue;
    if (file === undefined) {
      const peer = await bundlePeer(`${peersFolder}/${id.replace(/-(again|padded|early)$/, '')}.ts`);
      const code = isPadded ? withUnused(peer, readFileSync(ownScript, 'utf8')) : peer;
      scriptBytes[id] = pack(code).byteLength;
      add(script, code, true);
      continue;
    }
    const folder = dirname(file);
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.js')))
      add(`${dirname(script)}/${name}`, readFileSync(join(folder, name), 'utf8'), name === basename(file));
    scriptBytes[id] = pack(readFileSync(file, 'utf8')).byteLength;
  }
  return { files, scriptBytes };
}
