// A picture as text, as the provider's API takes it (docs/providers/trustmatic.md, Document).

/**
 * Base64 of the blob's bytes, without a `data:` prefix. The browser's own reader makes it, outside of script
 * memory.
 */
export function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error());
    });
    reader.readAsDataURL(blob);
  });
}
