// A file of SQLite that others have to do with beside the kit: what a process writes is there for all, and
// stays, or is refused.

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../src/server/store/open-store.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { consent } from './records.js';

vi.setConfig({ testTimeout: 30_000 }); // processes start, and each change is written to the disk

const folder = temporaryFolder();

/** How many consents another process finds, which opens and closes the file as a backup or a restart does. */
function countElsewhere(path: string, first = ''): number {
  const script = `
    const database = new (require('libsql'))(process.argv[1]);
    database.exec(process.argv[2]);
    console.log(database.prepare('select count(*) as n from kyc_consents').get().n);
    database.close();
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, path, first], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return Number(stdout);
}

describe('a file of SQLite that a process before has made', () => {
  it('keeps what is written after another process has come and gone', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const before = openStore(path);
    await before.addConsent(consent('c1'));
    await before.close();

    const store = openStore(path);
    onTestFinished(() => store.close());
    await store.addConsent(consent('c2', { version: '2' }));
    expect(countElsewhere(path)).toBe(2);
    await store.addConsent(consent('c3', { version: '3' }));
    expect(countElsewhere(path)).toBe(3);
  });

  it('does so beside a second store of the same process', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const [kit, own] = [openStore(path), openStore(path)];
    onTestFinished(async () => {
      await Promise.all([kit.close(), own.close()]);
    });
    await kit.addConsent(consent('c1'));
    expect(await own.consents('ada')).toHaveLength(1);
    expect(countElsewhere(path)).toBe(1);
    await kit.addConsent(consent('c2', { version: '2' }));
    expect(countElsewhere(path)).toBe(2);
  });
});

/** A store with a consent in a file of its own, and what its log says. */
async function openInUse() {
  const path = join(folder, `${randomUUID()}.sqlite`);
  const said: string[] = [];
  const note = (_facts: object, message: string) => void said.push(message);
  const store = openStore(path, { logger: { info: note, warn: note, error: note } });
  onTestFinished(() => store.close());
  await store.addConsent(consent('c1'));
  return { path, said, store };
}

describe('a file of SQLite that is deleted in use', () => {
  it('takes no writes any more, and the log says so once', async () => {
    const { path, said, store } = await openInUse();
    for (const end of ['', '-wal', '-shm']) rmSync(path + end);
    for (const id of ['c2', 'c3'])
      await expect(store.addConsent(consent(id, { version: id }))).rejects.toThrow(/gone/);
    await expect(store.probe?.(1_000)).rejects.toThrow(/gone/);
    expect(said).toEqual([expect.stringMatching(/was deleted, moved or replaced.*start the server again/)]);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['made anew', (path: string) => void countElsewhere(path, 'create table kyc_consents (id text)')],
    ['replaced by a copy of before', (path: string) => renameSync(`${path}.before`, path)],
  ])('takes none either once it was %s', async (_, makeAnew) => {
    const { path, said, store } = await openInUse();
    copyFileSync(path, `${path}.before`);
    for (const end of ['', '-wal', '-shm']) rmSync(path + end);
    makeAnew(path);
    await expect(store.addConsent(consent('c2', { version: '2' }))).rejects.toThrow(/gone/);
    expect(said).toEqual([expect.stringMatching(/deleted, moved or replaced/)]);
  });
});

it('a link to where the file is going to be makes the file there', async () => {
  const [link, path] = [join(folder, `${randomUUID()}.sqlite`), join(folder, `${randomUUID()}.sqlite`)];
  symlinkSync(path, link);
  const store = openStore(link);
  onTestFinished(() => store.close());
  await store.addConsent(consent('c1'));
  expect(countElsewhere(path)).toBe(1);
});
