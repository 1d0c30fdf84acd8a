// Where examples are installed and run: each in a folder of its own outside of the repository, with the
// packages as they are packed.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeQuickStart } from './quick-start.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packed = `${root}dist/packages`;
const ownExamples = `${root}demo/examples`;

const quietly = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };

function tarballOf(name) {
  const { version } = JSON.parse(readFileSync(`${packed}/${name}/package.json`, 'utf8'));
  return `${packed}/${name}-${version}.tgz`;
}

/** Runs a command to its end. Throws with what it printed if it fails. */
const run = (folder, ...command) => runWith({}, folder, ...command);

function runWith(more, folder, ...command) {
  const [name, ...args] = command;
  const { status, stdout, stderr } = spawnSync(name, args, {
    cwd: folder,
    encoding: 'utf8',
    // a runner's own NODE_ENV would make a development build
    env: { ...process.env, NODE_ENV: undefined, ...quietly, ...more },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command.join(' ')}\n${stdout}${stderr}`);
}

export function openWorkshop() {
  if (!existsSync(packed)) run(root, 'npm', 'run', 'build');
  const base = mkdtempSync(join(tmpdir(), 'kyc-examples-'));

  /** Writes an example and installs it. Returns its folder. */
  function prepare(example, { ports } = {}) {
    const {
      name,
      folder = name,
      isQuickStart,
      isServer,
      hasKit,
      hasNoKit,
      hasSandbox,
      versions = [],
    } = example;
    const made = join(base, name);
    const named = isQuickStart ? writeQuickStart(made, { readme: `${root}README.md`, ports }) : [];
    if (isServer) cpSync(`${ownExamples}/shop`, made, { recursive: true });
    if (!isQuickStart) cpSync(`${ownExamples}/${folder}`, made, { recursive: true });
    if (hasNoKit) cpSync(`${ownExamples}/shop/index.html`, `${made}/index.html`);
    const withKit = isServer || hasKit || isQuickStart;
    const names = [
      'kyc-enrolment',
      ...(withKit ? ['kyc-enrolment-server'] : []),
      ...(hasSandbox ? ['kyc-enrolment-sandbox'] : []),
    ];
    const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
    run(made, 'npm', 'install', ...quiet, ...names.map(tarballOf), ...named, ...versions);
    const { scripts } = JSON.parse(readFileSync(join(made, 'package.json'), 'utf8'));
    if (scripts.build) run(made, 'npm', 'run', 'build');
    return made;
  }

  return {
    prepare,
    /** Runs an example's own tests. */
    test: (folder, env) => runWith(env, folder, 'npm', 'test', '--silent'),
    /** A server with the kit, for pages that have none of their own; the sandbox is installed beside it. */
    prepareKit: () => prepare({ name: 'kit', folder: 'hono', isServer: true, hasSandbox: true }),
    /** The sandbox as it is installed in a folder. */
    sandboxIn: (folder) =>
      import(pathToFileURL(join(folder, 'node_modules/kyc-enrolment-sandbox/dist/sandbox.js')).href),
    remove(name) {
      rmSync(join(base, name), { recursive: true, force: true });
    },
    close() {
      for (const left of readdirSync(base)) rmSync(join(base, left), { recursive: true, force: true });
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The first of so many ports in a row that were free a moment ago. */
export async function freePorts(count) {
  const first = await freePort();
  const rest = Array.from({ length: count - 1 }, (_, index) => isFree(first + 1 + index));
  return (await Promise.all(rest)).every(Boolean) ? first : freePorts(count);
}

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Starts a folder's server, and resolves when it answers. */
export async function start(folder, { origin, env }) {
  const printed = [];
  const isWindows = process.platform === 'win32';
  const server = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: undefined, ...env },
    detached: !isWindows, // npm's children are ended with it
    shell: isWindows,
  });
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (bytes) => printed.push(String(bytes)));
  let hasEnded = false;
  const ended = new Promise((resolve) =>
    server.once('exit', () => {
      hasEnded = true;
      resolve();
    }),
  );
  const close = async () => {
    if (hasEnded) return;
    if (isWindows) server.kill();
    else process.kill(-server.pid);
    await ended;
  };
  for (let tries = 0; !(await answers(origin)); tries += 1) {
    if (!hasEnded && tries < 600) continue;
    await close();
    throw new Error(`The server did not start.\n${printed.join('')}`);
  }
  return { close, printed };
}

/** Whether a server answers; after a moment where none does. */
async function answers(origin) {
  try {
    return (await fetch(origin)).status < 500;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100)); // there is nothing to wait for but time
    return false;
  }
}
