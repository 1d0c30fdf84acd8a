// A PostgreSQL server whose certificate is no good for this address: the log says what to write.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { openStore } from '../../../src/server/store/open-store.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const certificate = join(folder, 'certificate.pem');
const key = join(folder, 'key.pem');
const hasOpenssl =
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', key, '-out', certificate, '-subj', '/CN=db.bank.example'],
  ]).status === 0;

/** Answers that it has TLS, and begins it. Returns its port. */
async function listening(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .once('data', () => {
        socket.write('S');
        const options = { isServer: true, cert: readFileSync(certificate), key: readFileSync(key) };
        new TLSSocket(socket, options).on('error', () => undefined);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe.skipIf(!hasOpenssl)('a PostgreSQL server whose certificate', () => {
  it.each([
    ['nobody knows', 'sslmode=require', /not trusted.*sslrootcert=/],
    ['is for another name', `sslmode=verify-full&sslrootcert=${certificate}`, /other names than the host/],
    [
      'is checked by a file that is not there',
      `sslrootcert=${folder}/nothing.pem`,
      /cannot be read.*"sslrootcert"/,
    ],
  ])('%s is told with what to do', async (_, parameters, words) => {
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(`${message} ${JSON.stringify(facts)}`);
    const store = openStore(`postgres://kyc:secret-canary@127.0.0.1:${await listening()}/kyc?${parameters}`, {
      logger: { info: note, warn: note, error: note },
    });
    onTestFinished(() => store.close());
    await expect(store.find('nobody')).rejects.toThrow();
    expect(said).toEqual([expect.stringMatching(words)]);
    expect(said.join()).not.toMatch(/secret-canary|nothing\.pem/);
  });
});
