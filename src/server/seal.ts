// Encrypts what must not be in a store in clear: page addresses and providers' tokens. The keys are derived
// from the merchant's `secret`. The first key encrypts and all of them decrypt, so a secret can be changed.

import { base64url, nodeSealingKeys, webSealingKeys } from './sealing-keys.js';
import type { SealingKeys } from './sealing-keys.js';

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

/** Makes the keys of a secret: Node's own where there are any. */
const keysOf = async (secret: string) => nodeSealingKeys(secret) ?? webSealingKeys(secret);

/** AES-256-GCM with keys derived by HKDF-SHA-256. The format is `1.<key id>.<iv>.<ciphertext>`, base64url. */
export function createSealer(
  secrets: readonly string[],
  makeKeys: (secret: string) => Promise<SealingKeys> = keysOf,
): Sealer {
  const making = Promise.all(secrets.map(makeKeys));
  /** Known from the first use on, so that later ones need not wait. */
  let made: readonly SealingKeys[] | undefined;
  const all = async () => (made ??= await making);

  async function first(): Promise<SealingKeys> {
    const [newest] = made ?? (await all());
    if (!newest) throw new TypeError('A sealer needs a secret.');
    return newest;
  }

  return {
    async seal(text, place) {
      const key = await first();
      const iv = base64url(crypto.getRandomValues(new Uint8Array(12)));
      return ['1', key.id, iv, await key.encrypt(text, { iv, place })].join('.');
    },

    async open(sealed, place) {
      const [format, id, iv, ciphertext] = sealed.split('.');
      const key = (made ?? (await all())).find((candidate) => candidate.id === id);
      if (format !== '1' || !key || !iv || !ciphertext) return undefined;
      try {
        return await key.decrypt(ciphertext, { iv, place });
      } catch {
        return undefined;
      }
    },

    mark: async (text) => (await first()).hash(text),

    marks: async (text) =>
      Promise.all((made ?? (await all())).map(async (key) => `${key.id}.${await key.hash(text)}`)),
  };
}
