// A chain as public servers send it: a leaf with an elliptic key, signed by an intermediate with an RSA key.
// Its length matters, because the handshake's acknowledged packets widen the window for what follows.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function createCertificateChain(): { readonly key: string; readonly chain: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-chain-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...given: string[]) => {
    const { status, stderr } = spawnSync('openssl', given, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl failed: ${stderr}`);
  };
  const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const rsa = ['-newkey', 'rsa:2048', '-nodes'];
  writeFileSync(at('leaf.ext'), 'subjectAltName=DNS:far.example\nkeyUsage=digitalSignature\n');
  writeFileSync(at('authority.ext'), 'basicConstraints=CA:TRUE\nkeyUsage=keyCertSign\n');
  try {
    openssl(
      'req',
      '-x509',
      ...rsa,
      '-days',
      '1',
      '-subj',
      '/O=Bench/CN=Root',
      '-keyout',
      at('root.key'),
      '-out',
      at('root.pem'),
    );
    sign('authority', 'root', [...rsa, '-subj', '/O=Bench/CN=Intermediate']);
    sign('leaf', 'authority', [...elliptic, '-subj', '/CN=far.example']);
    const text = (name: string) => readFileSync(at(name), 'utf8');
    return { key: text('leaf.key'), chain: text('leaf.pem') + text('authority.pem') };
  } finally {
    rmSync(folder, { recursive: true });
  }

  function sign(name: string, by: string, request: readonly string[]): void {
    openssl('req', ...request, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`));
    const issuer = ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-CAcreateserial'];
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      ...issuer,
      '-days',
      '1',
      '-extfile',
      at(`${name}.ext`),
      '-out',
      at(`${name}.pem`),
    );
  }
}
