// Reads an address that may be none. `URL.canParse` would do, but a page's polyfill of URL may not have it.

/** Undefined if the address is none. */
export const readUrl = (address: string, base?: string | URL): URL | undefined => {
  try {
    return new URL(address, base);
  } catch {
    // it is none
  }
};
