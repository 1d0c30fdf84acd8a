// Waits that end.

/**
 * Resolves to `late` if the work takes longer than `ms` milliseconds. The work continues, and its failure
 * must be handled by whoever started it.
 */
export function within<T, L>(
  work: Promise<T>,
  { ms, late }: { readonly ms: number; readonly late: L },
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(late);
    }, ms);
    const end = () => {
      clearTimeout(timer); // a running timer would keep the result in memory
    };
    work.then(
      (result) => {
        end();
        resolve(result);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
