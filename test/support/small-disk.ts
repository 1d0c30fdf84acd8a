// A disk of a few hundred kilobytes, where this process may mount one: it can be full, and read-only.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mount = (...given: readonly string[]) => spawnSync('mount', given).status === 0;
const unmount = (folder: string) => spawnSync('umount', ['-l', folder]).status === 0;

/** Whether one can be had. */
export const smallDiskAvailable = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-disk-'));
  const isMounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'kyc', folder);
  if (isMounted) unmount(folder);
  rmSync(folder, { recursive: true });
  return isMounted;
})();

export function createSmallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-disk-'));
  mount('-t', 'tmpfs', '-o', 'size=1m', 'kyc', folder);
  const views: string[] = [];
  const filler = join(folder, 'filler');
  return {
    folder,
    /** Leaves not a block. */
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    empty: () => rmSync(filler),
    /** The same files below another path, which may only be read until it is told otherwise. */
    readOnlyView() {
      const view = mkdtempSync(join(tmpdir(), 'kyc-view-'));
      views.push(view);
      mount('--bind', folder, view);
      mount('-o', 'remount,bind,ro', view);
      return { folder: view, setWritable: () => mount('-o', 'remount,bind,rw', view) };
    },
    remove() {
      for (const view of views) {
        unmount(view);
        rmSync(view, { recursive: true });
      }
      unmount(folder);
      rmSync(folder, { recursive: true });
    },
  };
}
