// What the shop's server was told, read again and again while somebody looks.

import type { Entry, Journal } from './journal.js';
import { readOutcomes } from './shop.js';

const everyMs = 2000;

const tones = new Map<string, Entry['tone']>([
  ['approved', 'good'],
  ['rejected', 'bad'],
  ['failed', 'bad'],
  ['expired', 'bad'],
]);

/** Adds what is new to the journal, every two seconds. */
export function followOutcomes(journal: Journal): void {
  const seen = new Set<string>();

  async function look() {
    if (document.hidden) return;
    for (const { eventId, status, occurredAt, ...facts } of (await readOutcomes()).toReversed()) {
      if (seen.has(eventId)) continue;
      seen.add(eventId);
      journal.add({ at: new Date(occurredAt), name: status, detail: facts, tone: tones.get(status) });
    }
  }

  // A server that is down is not worth a word here: the stage shows it.
  setInterval(() => void look().catch(() => undefined), everyMs);
  void look().catch(() => undefined);
}
