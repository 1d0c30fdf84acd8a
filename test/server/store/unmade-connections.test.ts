// A PostgreSQL server that takes no connection, for a reason that only the driver's own words tell.

import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { openStore } from '../../../src/server/store/open-store.js';

type Answer = (socket: Socket, heard: number) => void;

/** A server that answers what it hears like this. Returns its host and port. */
async function listening(answer: Answer): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let heard = 0;
    sockets.add(socket);
    socket.on('error', () => undefined).on('data', () => answer(socket, (heard += 1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A message of PostgreSQL's protocol that asks for authentication. */
function authentication(kind: number, data: string): Buffer {
  const message = Buffer.alloc(9 + data.length);
  message.write('R');
  message.writeInt32BE(8 + data.length, 1);
  message.writeInt32BE(kind, 5);
  message.write(data, 9, 'latin1');
  return message;
}

const servers: Readonly<Record<string, { answer: Answer; address: (at: string) => string; says: string }>> = {
  'without TLS, where the address requires it': {
    answer: (socket) => socket.write('N'),
    address: (at) => `postgres://kyc:secret-canary@${at}/kyc?sslmode=verify-full`,
    says: 'The server does not support SSL connections',
  },
  'that asks for a password which the address has not': {
    answer: (socket, heard) =>
      socket.write(
        heard === 1
          ? authentication(10, 'SCRAM-SHA-256\0\0')
          : authentication(11, 'r=secret-canary,s=c2FsdA==,i=4096'),
      ),
    address: (at) => `postgres://kyc@${at}/kyc`,
    says: 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
  },
  'that hangs up': {
    answer: (socket) => socket.end(),
    address: (at) => `postgres://kyc:secret-canary@${at}/kyc`,
    says: 'Connection terminated unexpectedly',
  },
};

describe.each(Object.entries(servers))('a PostgreSQL server %s', (_name, { answer, address, says }) => {
  it('is told in the log in the driver’s words, and no secret with them', async () => {
    const logged: string[] = [];
    const note = (facts: object, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`);
    const logger = { info: note, warn: note, error: note };
    const store = openStore(address(await listening(answer)), { logger });
    onTestFinished(() => store.close());
    await expect(store.find('nobody')).rejects.toThrow(says);
    expect(logged).toEqual([expect.stringMatching(/The store cannot be opened/)]);
    expect(logged[0]).toContain(`"detail":"${says}"`);
    expect(logged.join()).not.toContain('secret-canary');
  });
});
