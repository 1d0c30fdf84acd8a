// Temporary files in memory. Tests write thousands of them, for databases, browsers' profiles and installed
// packages, and a disk takes more of the processor's time for that than the tests themselves.

import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';
/** Far more than all tests need at once. */
const neededBytes = 4e9;

/** Whether there is room in memory, and programs may be run from there. */
function isFit() {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === memory);
    const { bavail, bsize } = statfsSync(memory);
    return mount !== undefined && !/\bnoexec\b/.test(mount) && bavail * bsize > neededBytes;
  } catch {
    return false; // there is none on this system
  }
}

/** Where memory is fit, this process and those that it starts have their temporary files there. */
export function useMemoryFolder() {
  if (process.env.TMPDIR !== undefined || !isFit()) return;
  const folder = mkdtempSync(`${memory}/kyc-test-`);
  chmodSync(folder, 0o755); // PostgreSQL runs as another user
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
