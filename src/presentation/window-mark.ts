// What tells a window of ours from any other: an item in its sessionStorage, which is its own, outlives a cut
// link to us, and is read by pages of our origin alone (seen in three engines, 2026-11). A browser that keeps
// nothing for this page has none.

const MARK = 'kyc-return';

/** Marks an empty window that has been opened just now. Returns what its return page will say. */
export const mark = (opened: Window): string | undefined =>
  where(opened, (storage) => {
    const nonce = crypto.randomUUID();
    storage.setItem(MARK, nonce);
    return nonce;
  });

/** The mark of this very window. */
export const readMark = (): string | undefined =>
  where(window, (storage) => storage.getItem(MARK) ?? undefined);

/** The customer goes on in this window, and whoever opened it waits for nothing of it. */
export const unmark = (): void =>
  where(window, (storage) => {
    storage.removeItem(MARK);
  });

function where<Value>(there: Window, use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(there.sessionStorage);
  } catch {
    return undefined;
  }
}
