// Waits that have an end.

/**
 * Resolves to `late` when `ms` milliseconds are over before the work is; the work goes on, and whoever began
 * it hears of its failure.
 */
export async function within<T, L>(
  work: Promise<T>,
  { ms, late }: { readonly ms: number; readonly late: L },
): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer); // it would hold on to what was waited for
  }
}
