import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import type { Logger } from '../../../src/server/logger.js';
import { chooseStore, openStore } from '../../../src/server/store/open-store.js';
import { openSqliteStore } from '../../../src/server/store/sql/sqlite.js';
import type { SqliteFile } from '../../../src/server/store/sql/sqlite-file.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { consent, nothing, session } from './records.js';

const folder = temporaryFolder();
const newFile = () => join(folder, `${randomUUID()}.sqlite`);
const misconfigured = (message: RegExp) =>
  expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) });

function listen() {
  const said: string[] = [];
  const note = (level: string) => (_facts: object, message: string) => void said.push(`${level}: ${message}`);
  const logger: Logger = { info: note('info'), warn: note('warn'), error: note('error') };
  return { said, logger };
}

describe('the address of a store', () => {
  it.each([
    ['a path', (path: string) => path],
    ['file: and a path', (path: string) => `file:${path}`],
    ['a file URL', (path: string) => pathToFileURL(path).href],
  ])('is %s', async (_, addressOf) => {
    const path = newFile();
    const store = openStore(addressOf(path));
    await store.addConsent(consent('c1'));
    await store.close();
    expect(existsSync(path)).toBe(true);
  });

  it('may have a line break around it, as a file of a secret has', async () => {
    const path = newFile();
    const store = openStore(` file:${path}\n`);
    await store.addConsent(consent('c1'));
    await store.close();
    expect(existsSync(path)).toBe(true);
    expect(await openStore('memory:\n').find('s1')).toBeUndefined();
  });

  it('is memory:', async () => {
    const store = openStore('memory:');
    expect(await store.addConsent(consent('c1'))).toBe(true);
  });

  it.each([
    ['', /empty/],
    ['mysql://kyc:hunter2@db/kyc', /"mysql:"/],
    ['https://kyc:hunter2@db/kyc', /"https:"/],
    ['postgres://kyc:hunter2#x@db:port/kyc', /%23/],
    ['postgres://kyc:hunter2%E4@db/kyc', /%25/],
    ['postgres://kyc:hunter2@db1:5432,db2:5432/kyc?target_session_attrs=read-write', /several hosts/],
    ['postgres://kyc:hunter2@db1,db2/kyc', /several hosts/],
    [':memory:', /memory:/],
    ['file::memory:', /memory:/],
    ['memory', /"memory:", with a colon/],
    ['"postgres://kyc:hunter2@db/kyc"', /quotation marks/],
    ["'memory:'", /quotation marks/],
    ['KYC_STORE=postgres://kyc:hunter2@db/kyc', /before its scheme/],
    ['//kyc:hunter2@db/kyc', /no folder/],
  ])('is refused at once when it is "%s", without its password', (address, message) => {
    expect(() => openStore(address)).toThrow(misconfigured(message));
    expect(() => openStore(address)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });

  it.each([
    [undefined, undefined, "openStore() takes the store's address as a text, and was given undefined"],
    [new URL('file:///hunter2'), undefined, 'and was given an object'],
    ['memory:', { migrations: false }, 'has no option "migrations". It has logger, migrate.'],
    ['memory:', { migrate: 'hunter2' }, '"migrate" of openStore() must be true or false. It is a text.'],
    ['memory:', { logger: console.log }, '"logger" of openStore() must be an object. It is a function.'],
    ['memory:', false, 'openStore() takes an object of options, and was given a boolean'],
  ])('refuses what is no address or no option, at once: %s, %j', (address, options, message) => {
    const open = () => (openStore as (...given: unknown[]) => unknown)(address, options);
    expect(open).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(message) }),
    );
    expect(open).toThrow(expect.not.objectContaining({ message: expect.stringContaining('hunter2') }));
  });

  it.each(['schema=kyc', 'currentSchema=kyc', 'search_path=kyc'])(
    'says what to write where the driver passes over a schema: %s',
    (parameter) => {
      const { said, logger } = listen();
      openStore(`postgres://kyc:hunter2@db/kyc?${parameter}`, { logger });
      expect(said).toEqual([
        expect.stringMatching(/^warn: "\w+" .* no effect\. Write "options=-c%20search_path/),
      ]);
      openStore('postgres://kyc:hunter2@db/kyc?schema=public', { logger }); // where the tables are anyhow
      expect(said).toHaveLength(1);
    },
  );

  it('comes from the option, else from KYC_STORE, else it is a file in the working directory', async () => {
    const { said, logger } = listen();
    const given = memoryStore();
    expect(chooseStore(given, { logger })).toBe(given);

    const named = newFile();
    vi.stubEnv('KYC_STORE', named);
    const store = chooseStore(undefined, { logger });
    await store.addConsent(consent('c1'));
    await store.close();
    expect(existsSync(named)).toBe(true);
    expect(said).toEqual([]);

    vi.stubEnv('KYC_STORE', '');
    await chooseStore(undefined, { logger }).close(); // not used, so nothing is made
    expect(said).toEqual([expect.stringMatching(/^info: .*kyc-enrolment\.sqlite/)]);
    expect(existsSync('kyc-enrolment.sqlite')).toBe(false);
    vi.unstubAllEnvs();
  });
});

describe('a store that cannot be opened', () => {
  it.each([
    [
      'a full disk',
      Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }),
      /\(SQLITE_FULL\)/,
    ],
    ['a file that is none', new Error('it holds hunter2'), /sqlite\. It must be/],
  ])('says by which code the file was refused: %s', async (_, refused, message) => {
    const open = () => {
      throw refused;
    };
    await expect(openSqliteStore(newFile(), { open })).rejects.toThrow(misconfigured(message));
  });

  it.each([
    ['a path', (path: string) => path],
    ['a file URL', (path: string) => pathToFileURL(path).href],
  ])('says at once that its folder is not there: %s', (_, addressOf) => {
    const path = join(folder, 'nowhere', 'kyc.sqlite');
    expect(() => openStore(addressOf(path))).toThrow(misconfigured(/which is no folder/));
  });

  it.each([
    ['a folder', () => folder],
    [
      'a file that is something else',
      () => {
        const path = newFile();
        writeFileSync(path, 'this is the diary of a user who wanted to keep it. '.repeat(100));
        return path;
      },
    ],
  ])('says so with its name: %s', async (_, pathOf) => {
    const { said, logger } = listen();
    const store = openStore(pathOf(), { logger });
    await expect(store.find('s1')).rejects.toThrow(misconfigured(/The store's file cannot be opened: /));
    expect(said).toEqual([expect.stringMatching(/^error: The store cannot be opened\. The store's file/)]);
    await store.close();
  });

  it('is tried again with the next request', async () => {
    const path = newFile();
    writeFileSync(path, 'not a database, and in the way of one. '.repeat(100));
    const store = openStore(path);
    await expect(store.find('s1')).rejects.toThrow();
    rmSync(path);
    expect(await store.find('s1')).toBeUndefined();
    await store.close();
  });

  it('was written by a newer version', async () => {
    const path = newFile();
    const older = openStore(path);
    await older.addConsent(consent('c1'));
    await older.close();
    const database = new Libsql(path);
    database.exec("insert into kyc_migrations values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
    database.close();
    const store = openStore(path);
    await expect(store.find('s1')).rejects.toThrow(misconfigured(/newer version/));
    await store.close();

    let opened = 0; // a file that stays open for each request would be one too many soon
    const open = (file: string) => {
      const connection = new Libsql(file);
      opened += 1;
      return Object.assign(connection, { close: () => void (opened -= 1) }) as unknown as SqliteFile;
    };
    await expect(openSqliteStore(path, { open })).rejects.toThrow(misconfigured(/newer version/));
    expect(opened).toBe(0);
    const second = (file: string) => {
      if (opened === 1) throw new Error('too many open files');
      return open(file);
    };
    await expect(openSqliteStore(path, { open: second })).rejects.toThrow(misconfigured(/cannot be opened/));
    expect(opened).toBe(0);
  });
});

describe('a file of SQLite', () => {
  it('is for the eyes of the server’s user alone, and alone after the end', async () => {
    const path = newFile();
    const store = openStore(path);
    await store.addConsent(consent('c1'));
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    await store.close();
    expect(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0).toBe(0);
    expect(readFileSync(path, 'latin1')).toContain('GDPR');
  });

  it('does not keep what was deleted', async () => {
    const path = newFile();
    const store = openStore(path);
    await store.open({
      session: session('s1', { phase: 'page', sealed: 'sealed-canary' }),
      after: undefined,
    });
    await store.settle({ sessionId: 's1', verdict: { status: 'approved' }, at: 5 });
    await store.purge({ ...nothing, sessionsClosedBefore: 6 });
    await store.close();
    expect(readFileSync(path, 'latin1')).not.toContain('sealed-canary');
  });

  it('is waited for while somebody else writes, and the event loop goes on', async () => {
    const path = newFile();
    const store = openStore(path);
    await store.addConsent(consent('c1'));
    const shell = new Libsql(path);
    shell.exec('begin immediate');
    const added = store.addConsent(consent('c2', { version: '2' }));
    for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    shell.exec('commit');
    expect(await added).toBe(true);
    shell.close();
    await store.close();
  });
});
