// The documented `fetch` with a client certificate (docs/operations.md, Certificates): call-backs reach a
// server that asks for one, signed by a CA that nobody else knows.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { createKycServer, memoryStore, wultra } from 'kyc-enrolment-server';
import { root } from '../../support/build.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { basic, bodies, callerHeaders, credentials, ids, mockHooks, secret } from './merchant.js';

interface Documented {
  fetchWithCertificate(host: string, tls: Record<'cert' | 'key' | 'ca', string>): typeof fetch;
}

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

function openssl(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${words[0]} failed: ${stderr}`);
}

/** A CA of our own, and a certificate of it. */
function makeCertificates(): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca-key.pem', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=CA');
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  for (const name of ['server', 'client']) {
    openssl('req', ...key, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-extfile', 'names'];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-days', '2', ...signed);
  }
}

const pem = (name: string) => readFileSync(at(name), 'utf8');

/** The module as the page has it. */
async function loadDocumented(): Promise<Documented> {
  const [, code] = /```js\n(\/\/ client-certificate\.mjs\n[\s\S]*?)```/.exec(
    readFileSync(`${root}docs/operations.md`, 'utf8'),
  ) ?? [undefined, ''];
  writeFileSync(at('client-certificate.mjs'), code);
  return (await import(/* @vite-ignore */ pathToFileURL(at('client-certificate.mjs')).href)) as Documented;
}

/** An Onboarding Server that admits certificates of the CA alone. */
async function startOnboarding() {
  const heard: { readonly from: string | undefined; readonly body: unknown }[] = [];
  const server = createServer(
    { cert: pem('server.pem'), key: pem('server-key.pem'), ca: pem('ca.pem'), requestCert: true },
    (request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { subject } = (request.socket as TLSSocket).getPeerCertificate();
        heard.push({
          from: subject.CN as string | undefined,
          body: JSON.parse(String(Buffer.concat(chunks))),
        });
        response.setHeader('content-type', 'application/json').end('{"result":"OK","resultReason":null}');
      })();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  return { heard, host: `localhost:${(server.address() as AddressInfo).port}` };
}

function startBank(host: string, send: typeof fetch) {
  const logged: string[] = [];
  const note = (facts: object, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`);
  const onboarding = wultra({
    ...credentials,
    ...mockHooks,
    approveClient: () => 'WAIT',
    callback: { url: `https://${host}`, ...credentials, retryDelayMs: 0 },
  });
  const kyc = createKycServer({
    services: [onboarding],
    baseUrl: 'https://bank.example/kyc',
    secret,
    store: memoryStore(),
    fetch: send,
    logger: { info: note, warn: note, error: note },
    sweepEveryMs: 0,
  });
  onTestFinished(() => kyc.close());
  const { processId, userId, identityVerificationId } = ids;
  return {
    logged,
    async decide() {
      await kyc.fetch(
        new Request('https://bank.example/kyc/wultra/client/approve', {
          method: 'POST',
          headers: { ...callerHeaders(), authorization: basic(credentials) },
          body: JSON.stringify(bodies.approve()),
        }),
      );
      const decided = { processId, userId, identityVerificationId, result: 'OK' } as const;
      await onboarding.decide({ service: 'client/approve', ...decided });
      await kyc.settled();
    },
  };
}

describe.skipIf(!hasOpenssl)('a call-back to a server that asks for a client certificate', () => {
  beforeAll(makeCertificates);

  it('arrives with the documented fetch, and with its certificate', async () => {
    const { fetchWithCertificate } = await loadDocumented();
    const { heard, host } = await startOnboarding();
    const tls = { cert: pem('client.pem'), key: pem('client-key.pem'), ca: pem('ca.pem') };
    const { decide, logged } = startBank(host, fetchWithCertificate(host, tls));
    await decide();
    expect(heard).toEqual([
      { from: 'client', body: expect.objectContaining({ processId: 'p-1', approvalResult: 'OK' }) },
    ]);
    expect(logged.join()).toContain('A decision was told');
  });

  it('check 82: does not arrive without one, nor at a server whose certificate nobody knows', async () => {
    const { heard, host } = await startOnboarding();
    const { decide, logged } = startBank(host, fetch);
    await decide();
    expect(heard).toEqual([]);
    expect(logged.join()).toContain('it is told again');
  });
});
