// A folder that is removed when the test file ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder and removes it after the last test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
