// A visitor at the near end who was never there: one new connection for one script, again and again, and at
// how many bytes it takes a round trip more. Prints its findings as JSON.

import type { IncomingMessage } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request as httpsRequest } from 'node:https';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import type { Edge } from './edge.js';

const [host = '', roundTrip = '50', tries = '5'] = process.argv.slice(2);
const roundTripMs = Number(roundTrip);

export interface Fetched {
  /** From the request to the answer's last byte, in round trips. */
  readonly roundTrips: number;
  /** Of the answer's headers, as they would stand in HTTP/1.1. */
  readonly headerBytes: number;
}

type Protocol = 'http/1.1' | 'h2';

async function connect(protocol: Protocol): Promise<TLSSocket> {
  const socket = connectTls({
    host,
    port: 443,
    servername: 'far.example',
    rejectUnauthorized: false,
    ALPNProtocols: [protocol],
  });
  await once(socket, 'secureConnect');
  return socket;
}

/** A request on a connection of its own, whose handshake is over. */
async function fetchCold(protocol: Protocol, bytes: number): Promise<Fetched> {
  const socket = await connect(protocol);
  const path = `/script.js?bytes=${bytes}`;
  const begun = performance.now();
  const headerBytes = protocol === 'h2' ? await overHttp2(socket, path) : await overHttp1(socket, path);
  const roundTrips = (performance.now() - begun) / roundTripMs;
  socket.destroy();
  return { roundTrips, headerBytes };
}

async function overHttp1(socket: TLSSocket, path: string): Promise<number> {
  const sending = httpsRequest({ createConnection: () => socket, host: 'far.example', path });
  sending.end();
  const [response]: IncomingMessage[] = await once(sending, 'response');
  if (!response) throw new Error('There was no answer.');
  response.resume();
  await once(response, 'end');
  const lines: string[] = response.rawHeaders;
  const separators = lines.length * 2; // ": " and a line's end for each pair
  return 'HTTP/1.1 200 OK\r\n\r\n'.length + lines.join('').length + separators;
}

async function overHttp2(socket: TLSSocket, path: string): Promise<number> {
  const session = connectHttp2('https://far.example', { createConnection: () => socket });
  const stream = session.request({ ':path': path });
  let headerBytes = 0;
  stream.on('response', (headers) => {
    headerBytes = Object.entries(headers).reduce(
      (sum, [name, value]) => sum + `${name}${String(value)}`.length + 4,
      0,
    );
  });
  stream.resume();
  await once(stream, 'end');
  session.destroy();
  return headerBytes;
}

async function roundTripsOf(protocol: Protocol, bytes: number): Promise<Fetched> {
  const fetched: Fetched[] = [];
  while (fetched.length < Number(tries)) fetched.push(await fetchCold(protocol, bytes));
  // a busy machine only ever adds
  return {
    roundTrips: Math.min(...fetched.map(({ roundTrips }) => roundTrips)),
    headerBytes: fetched[0]?.headerBytes ?? 0,
  };
}

/** The largest body that comes in as few round trips as a small one. */
async function findEdge(protocol: Protocol): Promise<Edge> {
  const small = await roundTripsOf(protocol, 1_000);
  let [fits, exceeds] = [1_000, 100_000];
  while (exceeds - fits > 16) {
    const middle = Math.round((fits + exceeds) / 2);
    const { roundTrips } = await roundTripsOf(protocol, middle);
    if (roundTrips < small.roundTrips + 0.5) fits = middle;
    else exceeds = middle;
  }
  const [before, after] = [
    await roundTripsOf(protocol, fits - 64),
    await roundTripsOf(protocol, exceeds + 64),
  ];
  return {
    protocol,
    bodyBytes: fits,
    headerBytes: small.headerBytes,
    roundTripsBefore: before.roundTrips,
    roundTripsAfter: after.roundTrips,
  };
}

await fetchCold('h2', 1_000); // compiles
await fetchCold('http/1.1', 1_000);
console.log(JSON.stringify([await findEdge('http/1.1'), await findEdge('h2')]));
