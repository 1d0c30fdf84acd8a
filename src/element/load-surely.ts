// For a part of the script that nothing can stand in for: the rest of an attempt, the screen of its end.

import { pause } from './browser-environment.js';

const LONGEST_PAUSE_MS = 30_000;

/** Loads a part. It is asked for again, less and less often, until it comes or the signal aborts. */
export async function loadSurely<Part>(
  load: () => Promise<Part>,
  signal = new AbortController().signal,
): Promise<Part> {
  for (let pauseMs = 500; ; pauseMs *= 2) {
    const part = await load().catch(() => undefined);
    if (part) return part;
    await pause(Math.min(pauseMs, LONGEST_PAUSE_MS), signal);
  }
}

/** All that comes after an attempt's first page. */
export const loadRest = (signal?: AbortSignal) => loadSurely(() => import('./rest.js'), signal);

export type Rest = Awaited<ReturnType<typeof loadRest>>;
