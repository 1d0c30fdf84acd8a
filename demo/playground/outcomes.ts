// What the shop's server was told, read repeatedly while the page is open.

import type { Entry, Journal } from './journal.js';
import { readOutcomes } from './shop.js';

const everyMs = 2000;

const tones = new Map<string, Entry['tone']>([
  ['approved', 'good'],
  ['rejected', 'bad'],
  ['failed', 'bad'],
  ['expired', 'bad'],
]);

/** Adds new outcomes to the journal every two seconds. */
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

  // A server that is down needs no message here, because the stage shows it.
  setInterval(() => void look().catch(() => undefined), everyMs);
  void look().catch(() => undefined);
}
