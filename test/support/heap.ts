// Measures the memory that this process still holds after everything unused has been collected.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Bytes of the heap and of buffers after a collection. */
export async function heldBytes(): Promise<number> {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve)); // finalizers
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
