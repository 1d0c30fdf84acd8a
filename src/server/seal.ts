// Encrypts what must not be in a store in clear: page addresses and providers' tokens. The keys are derived
// from the merchant's `secret`. The first key encrypts and all of them decrypt, so a secret can be changed.

const encoder = new TextEncoder();

export interface Sealer {
  /** Encrypts a text for one place. It can be decrypted only for the same place. */
  seal(text: string, place: string): Promise<string>;
  /** The text, or undefined if it was sealed for another place or with a secret that is gone. */
  open(sealed: string, place: string): Promise<string | undefined>;
  /**
   * A keyed hash of a text under the first secret, in base64url. For texts that are too short for a plain
   * hash. Another secret gives another hash.
   */
  mark(text: string): Promise<string>;
  /** The text's keyed hashes under every secret, the first secret's first, each as `<key id>.<hash>`. */
  marks(text: string): Promise<readonly string[]>;
}

/** AES-256-GCM with keys derived by HKDF-SHA-256. The format is `1.<key id>.<iv>.<ciphertext>`, base64url. */
export function createSealer(secrets: readonly string[]): Sealer {
  const keys = secrets.map(deriveKey);

  return {
    async seal(text, place) {
      const [key] = await Promise.all(keys.slice(0, 1));
      if (!key) throw new TypeError('A sealer needs a secret.');
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) };
      const ciphertext = await crypto.subtle.encrypt(algorithm, key.secret, encoder.encode(text));
      return ['1', key.id, base64url(iv), base64url(new Uint8Array(ciphertext))].join('.');
    },

    async open(sealed, place) {
      const [format, id, iv, ciphertext] = sealed.split('.');
      const key = (await Promise.all(keys)).find((candidate) => candidate.id === id);
      if (format !== '1' || !key || !iv || !ciphertext) return undefined;
      const algorithm = { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: encoder.encode(place) };
      try {
        return new TextDecoder().decode(
          await crypto.subtle.decrypt(algorithm, key.secret, fromBase64url(ciphertext)),
        );
      } catch {
        return undefined;
      }
    },

    async mark(text) {
      const [key] = await Promise.all(keys.slice(0, 1));
      if (!key) throw new TypeError('A sealer needs a secret.');
      return hashUnder(key, text);
    },

    marks: async (text) =>
      Promise.all((await Promise.all(keys)).map(async (key) => `${key.id}.${await hashUnder(key, text)}`)),
  };
}

const hashUnder = async ({ marker }: { readonly marker: CryptoKey }, text: string) =>
  base64url(new Uint8Array(await crypto.subtle.sign('HMAC', marker, encoder.encode(text))));

async function deriveKey(secret: string) {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: encoder.encode(`kyc-enrolment ${info}`),
  });
  const id = base64url(new Uint8Array(await crypto.subtle.deriveBits(hkdf('key id'), material, 48)));
  const key = await crypto.subtle.deriveKey(hkdf('seal'), material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const marker = await crypto.subtle.deriveKey(
    hkdf('mark'),
    material,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return { id, secret: key, marker };
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
}
