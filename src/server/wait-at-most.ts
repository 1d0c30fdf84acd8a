// Waits that end.

/**
 * Resolves to `late` if the work takes longer than `ms` milliseconds. The work continues, and its failure
 * must be handled by whoever started it.
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
    clearTimeout(timer); // a running timer would keep the result in memory
  }
}
