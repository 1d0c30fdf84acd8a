// Waits that have an end.

/** Resolves to `late` when `ms` milliseconds are over before the work is; the work goes on, and whoever began it hears of its failure. */
export async function within<T, L>(work: Promise<T>, { ms, late }: { readonly ms: number; readonly late: L }): Promise<T | L> {
  const signal = AbortSignal.timeout(ms);
  const end = new Promise<L>((resolve) => signal.addEventListener('abort', () => resolve(late), { once: true }));
  return Promise.race([work, end]);
}
