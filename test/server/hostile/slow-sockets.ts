// Clients that hold connections as long as they can: by headers, bodies or answers that take for ever. One
// that is cut off comes again.

import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface SlowSocketsOptions {
  readonly port: number;
  readonly count: number;
  /** Milliseconds between two bytes of one client. */
  readonly everyMs: number;
}

const kinds = [
  { first: 'POST /kyc/session HTTP/1.1\r\nhost: shop.example\r\nx-', drip: 'a' },
  {
    first:
      'POST /kyc/session HTTP/1.1\r\nhost: shop.example\r\norigin: ' +
      'https://shop.example\r\ncontent-type: application/json\r\ncontent-length: 16000\r\n\r\n{',
    drip: ' ',
  },
  {
    first:
      'POST /kyc/session HTTP/1.1\r\nhost: shop.example\r\norigin: ' +
      'https://shop.example\r\ncontent-type: application/json\r\ntransfer-encoding: ' +
      'chunked\r\n\r\n',
    drip: '1\r\n \r\n',
  },
  { first: 'GET /kyc/nothing HTTP/1.1\r\nhost: shop.example\r\n\r\n'.repeat(20), drip: '', isDeaf: true },
] as const;

/** Opens them. `close` ends them all. */
export async function openSlowSockets({ port, count, everyMs }: SlowSocketsOptions) {
  const sockets = new Map<Socket, (typeof kinds)[number]>();
  let isClosed = false;
  let cutOff = 0;

  function open(index: number): Promise<void> {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const socket = connect({ port, host: '127.0.0.1' });
    sockets.set(socket, kind);
    socket.on('error', () => undefined);
    if ('isDeaf' in kind) socket.pause();
    else socket.resume();
    socket.on('close', () => {
      sockets.delete(socket);
      if (isClosed) return;
      cutOff += 1;
      void open(index);
    });
    return new Promise((resolve) => {
      socket.once('connect', () => {
        socket.write(kind.first);
        resolve();
      });
      socket.once('close', () => resolve());
    });
  }

  await Promise.all(Array.from({ length: count }, (_, index) => open(index)));
  const timer = setInterval(() => {
    for (const [socket, { drip }] of sockets)
      if (socket.writable && socket.writableLength < 1_000) socket.write(drip);
  }, everyMs);

  return {
    /** How many are open. */
    count: () => sockets.size,
    /** How often one was cut off. */
    cutOff: () => cutOff,
    close() {
      isClosed = true;
      clearInterval(timer);
      for (const socket of sockets.keys()) socket.destroy();
    },
  };
}
