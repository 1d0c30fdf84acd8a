// A PgBouncer in front of our own PostgreSQL server: in transaction mode, otherwise with its defaults.

import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { missingEngine } from './engines.ts';
import { ownerOf } from './postgres.ts';
import type { PostgresServer } from './postgres.ts';

export interface PgBouncer {
  /** The address of the same database through the pooler. */
  addressOf(database: string): string;
  stop(): Promise<void>;
}

const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  .map((path) => join(path, 'pgbouncer'))
  .find(existsSync);
if (program === undefined) missingEngine('PgBouncer', 'pgbouncer');

/** Whether PgBouncer is installed. */
export const pgBouncerAvailable = program !== undefined;

/**
 * Starts a pooler with few connections, so that each transaction may get another connection than the one
 * before.
 */
export async function startPgBouncer({ createDatabase }: PostgresServer): Promise<PgBouncer> {
  if (program === undefined) throw new Error('PgBouncer is missing.');
  const database = await createDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'kyc-pb-'));
  const config = join(folder, 'pgbouncer.ini');
  const settings = [
    '[databases]',
    `* = host=${new URL(database).searchParams.get('host') ?? ''} user=kyc`,
    '[pgbouncer]',
    'listen_addr =',
    'listen_port = 6432',
    `unix_socket_dir = ${folder}`,
    'auth_type = any',
    'pool_mode = transaction',
    'default_pool_size = 3',
  ];
  writeFileSync(config, `${settings.join('\n')}\n`);
  const owner = ownerOf();
  if (owner) for (const path of [folder, config]) chownSync(path, owner.uid, owner.gid);

  const server = spawn(program, [config], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('pgbouncer ended at once.')));
    server.stderr.on('data', (text: Buffer) => {
      if (text.includes('process up')) resolve();
    });
  });

  return {
    addressOf(database) {
      const pooled = new URL(database);
      pooled.searchParams.set('host', folder);
      pooled.port = '6432';
      return pooled.href;
    },
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
