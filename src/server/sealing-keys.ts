// The keys that are derived from one secret, and what they do: AES-256-GCM and HMAC-SHA-256, by keys of
// HKDF-SHA-256. On Node its own crypto does it at once, because Web Crypto there sends each of these short
// tasks to another thread, which costs more than the task. Elsewhere it is Web Crypto. Both give the same
// bytes.

/** What comes out is text in base64url. */
export interface SealingKeys {
  /** Names the secret in what it has sealed. */
  readonly id: string;
  /** Ciphertext with its tag at the end. */
  encrypt(text: string, bound: Bound): Promise<string> | string;
  /** Rejects or throws if the ciphertext is not what was encrypted for the same place. */
  decrypt(ciphertext: string, bound: Bound): Promise<string> | string;
  /** A keyed hash of 32 bytes. */
  hash(text: string): Promise<string> | string;
}

/** What a ciphertext is bound to. */
export interface Bound {
  /** Twelve bytes, in base64url. */
  readonly iv: string;
  readonly place: string;
}

const idBytes = 6;
const tagBytes = 16;
const infoOf = (use: 'key id' | 'seal' | 'mark') => `kyc-enrolment ${use}`;
const encoder = new TextEncoder();
/** Keeps a first U+FEFF, as Node does. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Without an import, because hosts without Node's modules load this module too. */
function modulesOfHost() {
  const builtin = 'process' in globalThis ? process.getBuiltinModule : undefined;
  const [crypto, buffer] = [builtin?.('node:crypto'), builtin?.('node:buffer')];
  return crypto && buffer && { crypto, buffer };
}

/** What of Node is needed. */
export type NodeModules = NonNullable<ReturnType<typeof modulesOfHost>>;

/**
 * By Node's crypto. Undefined on a host that has none. The same on a host that has only a part of it: some
 * have the module, and throw when a cipher is made.
 */
export function nodeSealingKeys(secret: string, modules?: NodeModules): SealingKeys | undefined {
  modules ??= modulesOfHost();
  try {
    const keys = modules && makeNodeKeys(secret, modules);
    return keys && areWorking(keys) ? keys : undefined;
  } catch {
    return undefined;
  }
}

function areWorking({ id, encrypt, decrypt, hash }: NodeKeys): boolean {
  const [bound, text] = [{ iv: 'A'.repeat(16), place: 'here' }, 'a probe'];
  const sealed = encrypt(text, bound);
  const isOpened = decrypt(sealed, bound) === text;
  const isRight = id.length === 8 && hash(text).length === 43;
  return isOpened && isRight && !opens(() => decrypt(sealed, { ...bound, place: 'elsewhere' }));
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

type NodeKeys = ReturnType<typeof makeNodeKeys>;

function makeNodeKeys(secret: string, { crypto: node, buffer: { Buffer } }: NodeModules) {
  const derive = (use: Parameters<typeof infoOf>[0], bytes: number) =>
    Buffer.from(node.hkdfSync('sha256', secret, '', infoOf(use), bytes));
  const cipherKey = node.createSecretKey(derive('seal', 32));
  const hashKey = node.createSecretKey(derive('mark', 64)); // as long as SHA-256's block, as in Web Crypto
  const options = { authTagLength: tagBytes };
  const bytesOf = (text: string) => Buffer.from(text, 'base64url');
  return {
    id: derive('key id', idBytes).toString('base64url'),
    encrypt(text: string, { iv, place }: Bound): string {
      const cipher = node.createCipheriv('aes-256-gcm', cipherKey, bytesOf(iv), options);
      cipher.setAAD(Buffer.from(place));
      const parts = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(parts).toString('base64url');
    },
    decrypt(ciphertext: string, { iv, place }: Bound): string {
      const bytes = bytesOf(ciphertext);
      const end = bytes.length - tagBytes;
      const cipher = node.createDecipheriv('aes-256-gcm', cipherKey, bytesOf(iv), options);
      cipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(end));
      return Buffer.concat([cipher.update(bytes.subarray(0, end)), cipher.final()]).toString();
    },
    hash: (text: string): string =>
      node.createHmac('sha256', hashKey).update(text, 'utf8').digest('base64url'),
  };
}

/** By Web Crypto, on any host. */
export async function webSealingKeys(secret: string): Promise<SealingKeys> {
  const { subtle } = crypto;
  const uses: KeyUsage[] = ['deriveBits', 'deriveKey'];
  const material = await subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, uses);
  const hkdf = (use: Parameters<typeof infoOf>[0]) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: encoder.encode(infoOf(use)),
  });
  const aes = { name: 'AES-GCM', length: 256 };
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const cipherKey = await subtle.deriveKey(hkdf('seal'), material, aes, false, ['encrypt', 'decrypt']);
  const hashKey = await subtle.deriveKey(hkdf('mark'), material, hmac, false, ['sign']);
  const gcm = ({ iv, place }: Bound) => ({
    name: 'AES-GCM',
    iv: fromBase64url(iv),
    additionalData: encoder.encode(place),
  });
  return {
    id: base64url(await subtle.deriveBits(hkdf('key id'), material, 8 * idBytes)),
    encrypt: async (text, bound) =>
      base64url(await subtle.encrypt(gcm(bound), cipherKey, encoder.encode(text))),
    decrypt: async (ciphertext, bound) =>
      decoder.decode(await subtle.decrypt(gcm(bound), cipherKey, fromBase64url(ciphertext))),
    hash: async (text) => base64url(await subtle.sign('HMAC', hashKey, encoder.encode(text))),
  };
}

/** Bytes as text. */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
}
