// A PostgreSQL server for one test file, in a folder of its own. It is reached through a socket in that
// folder, and removed with it.

import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { openStore } from '../../src/server/store/open-store.js';
import { missingEngine } from './engines.ts';

export interface PostgresServer {
  /** Returns the address of a new, empty database. */
  createDatabase(): Promise<string>;
  /**
   * Returns the address of a database that has the kit's tables without a row. It is the same one each time,
   * because emptying it is far cheaper than making another: one test at a time may use it.
   */
  emptiedDatabase(): Promise<string>;
  /** Breaks every connection to the server, as a restart or a firewall does. */
  breakConnections(): Promise<void>;
  /** Stops every process of it, as a machine that hangs. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of its programs, or undefined. Where every engine is required, a missing one is an error. */
function findPrograms(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : [];
  const folder = [...(process.env['PATH'] ?? '').split(delimiter), ...versions].find(
    (path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')),
  );
  if (folder === undefined) missingEngine('PostgreSQL', 'postgresql');
  return folder;
}

const programs = findPrograms();

/** Whether PostgreSQL is installed. */
export const postgresAvailable = programs !== undefined;

/** Starts a server. One that is durable waits for the disk at each commit, as a bank's does. */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  if (programs === undefined) throw new Error('PostgreSQL is missing.');
  // short, because a socket's path has at most 107 bytes
  const folder = mkdtempSync(join(tmpdir(), 'kyc-pg-'));
  const data = join(folder, 'data');
  const owner = ownerOf();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  makeCluster(programs, { data, owner });
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'shared_buffers=16MB',
    'deadlock_timeout=100ms',
    ...(isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => void server.kill('SIGQUIT');
  process.once('exit', kill);
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('postgres ended at once.')));
    server.stderr.on('data', (text: Buffer) => {
      if (text.includes('ready to accept connections')) resolve();
    });
  });

  const signalAll = (signal: NodeJS.Signals) => {
    const { pid = 0 } = server;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const one of [pid, ...children.filter(Boolean).map(Number)]) {
      try {
        process.kill(one, signal);
      } catch {
        // It has ended meanwhile, as the process of a closed connection does.
      }
    }
  };
  const address = (database: string) =>
    `postgres://kyc@localhost/${database}?host=${encodeURIComponent(folder)}`;
  async function run(statement: string, connectionString = address('postgres')): Promise<void> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  let databases = 0;
  async function createDatabase(): Promise<string> {
    databases += 1;
    const name = `kyc${databases}`;
    await run(`create database ${name}`);
    return address(name);
  }

  let withTables: string | undefined;
  return {
    createDatabase,
    async emptiedDatabase() {
      if (withTables === undefined) {
        withTables = await createDatabase();
        const store = openStore(withTables);
        await store.find('nobody'); // which makes the tables
        await store.close();
      } else await run(emptyTables, withTables);
      return withTables;
    },
    breakConnections: () =>
      run(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() ' +
          'and datname is not null',
      ),
    freeze: async () => signalAll('SIGSTOP'),
    thaw: async () => signalAll('SIGCONT'),
    async stop() {
      process.off('exit', kill);
      signalAll('SIGCONT'); // a stopped one hears nothing else
      kill(); // at once: nobody needs the data any more
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Removes every row but those that say which migrations there were. `truncate` writes new files instead. */
const emptyTables = `
  set session_replication_role = replica;
  do $$ declare name text; begin
    for name in
      select tablename from pg_tables where schemaname = 'public' and tablename not like 'kyc\\_migrations%'
    loop execute format('delete from %I', name); end loop;
  end $$`;

interface Cluster {
  /** The folder that it is made in; it does not exist yet. */
  readonly data: string;
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

/** Makes a cluster as `initdb` does, which takes a second. It is asked once for each version, and copied. */
function makeCluster(programs: string, { data, owner }: Cluster): void {
  const command = (name: string, ...args: string[]) =>
    spawnSync(name, args, { ...owner, encoding: 'utf8', cwd: dirname(data) });
  const version = command(join(programs, 'postgres'), '--version')
    .stdout.trim()
    .replaceAll(/[^\w.]+/g, '-');
  const cache = join(process.cwd(), 'node_modules', '.cache');
  const kept = join(cache, `kyc-${version}`);
  if (spawnSync('cp', ['-a', kept, data]).status === 0) return;

  const options = ['-D', data, '-U', 'kyc', '--auth=trust', '--no-sync', '--encoding=UTF8', '--no-locale'];
  options.push('--wal-segsize=1'); // megabyte; sixteen would be copied each time
  const made = command(join(programs, 'initdb'), ...options);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(`${kept}-`);
  try {
    if (spawnSync('cp', ['-a', data, join(copy, 'data')]).status === 0) renameSync(join(copy, 'data'), kept);
  } catch {
    // Another process has kept one meanwhile.
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** The user to run PostgreSQL as. It refuses to run as root, and its package creates a user for it. */
export function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ids = ['-u', '-g'].map((option) =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout),
  );
  const [uid = 0, gid = 0] = ids;
  if (!(uid > 0)) throw new Error('PostgreSQL does not run as root, and there is no user "postgres".');
  return { uid, gid };
}
