// Finds a Chromium for the tests. `node test/support/browser.mjs` installs one if there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const SYSTEM = [
  // Debian's own, without the script around it, whose flags cost a tenth of the processor time
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * @returns {{ executablePath?: string, source: string } | undefined} without executablePath it is
 * Playwright's own
 */
export function findChromium() {
  const env = process.env.KYC_CHROMIUM;
  if (env) {
    if (!existsSync(env)) throw new Error(`KYC_CHROMIUM points at ${env}, which does not exist`);
    return { executablePath: env, source: 'KYC_CHROMIUM' };
  }
  if (existsSync(chromium.executablePath())) return { source: 'Playwright' };
  const found = SYSTEM.find((p) => existsSync(p));
  return found ? { executablePath: found, source: 'system' } : undefined;
}

/**
 * The same engine without a window, Debian's package `chromium-headless-shell`: half of the processor time.
 * It asks nobody for the camera and keeps no page for the way back.
 *
 * @returns {string | undefined} the path, unless the environment names another Chromium
 */
export function findHeadlessShell() {
  const path = '/usr/bin/chromium-headless-shell';
  return !process.env.KYC_CHROMIUM && existsSync(path) ? path : undefined;
}

function run(command, args) {
  console.log(`[browser] ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, { stdio: 'inherit', timeout: 300_000, shell: process.platform === 'win32' })
      .status === 0
  );
}

function ensure() {
  const isRootDebian =
    process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const steps = [
    () => run('npx', ['--no', 'playwright', 'install', 'chromium']),
    () =>
      isRootDebian &&
      run('apt-get', ['update', '-q']) &&
      run('apt-get', [
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        '-o',
        'DPkg::Lock::Timeout=300',
        'chromium',
      ]),
  ];
  let found = findChromium();
  for (const step of steps) {
    if (found) break;
    step();
    found = findChromium();
  }
  if (!found) {
    console.error(
      '[browser] no Chromium: set KYC_CHROMIUM=/path/to/chrome, or run `npx playwright install ' +
        '--with-deps chromium`',
    );
    process.exit(1);
  }
  console.log(`[browser] ${found.source}: ${found.executablePath ?? chromium.executablePath()}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensure();
