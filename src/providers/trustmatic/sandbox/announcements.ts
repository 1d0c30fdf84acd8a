// Tells the merchant's server about every status change with a signed webhook (docs/providers/trustmatic.md,
// Webhook).

import type { Clock } from '../../../sandbox/clock.js';
import type { Webhook } from '../../../sandbox/webhook.js';
import { signatureHeader } from '../wire.js';
import type { Session, Sessions } from './emulated-sessions.js';

export interface AnnouncementsOptions {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly projectId: string;
  readonly password: string;
  /** The webhook's address. If it is undefined, nothing is sent. */
  readonly url: () => string | undefined;
  readonly send: (webhook: Webhook) => Promise<void>;
}

/** Creates the announcer. Statuses follow from the clock, so it only has to notice their changes. */
export function createAnnouncements({
  sessions,
  clock,
  projectId,
  password,
  url,
  send,
}: AnnouncementsOptions) {
  const cancels = new Set<() => void>();

  /** Announces every change since the last call. */
  function settle(): void {
    for (const session of sessions.all()) {
      for (const { at, status } of session.changes.slice(session.announced)) {
        if (at > clock.now()) break;
        session.announced += 1;
        void announce(session, status);
      }
    }
  }

  async function announce({ id, externalId }: Session, status: string): Promise<void> {
    const target = url();
    if (target === undefined) return;
    const body = JSON.stringify({ sessionId: id, status, projectId, externalId });
    await send({ url: target, body, headers: { [signatureHeader]: await sign(body, password) } });
  }

  /**
   * Wakes up when a change is due. A timer may fire slightly early by the other clock; then there is nothing
   * to announce yet.
   */
  function wakeAt(at: number): void {
    const cancel = clock.after(at - clock.now(), () => {
      cancels.delete(cancel);
      if (clock.now() < at) wakeAt(at);
      else settle();
    });
    cancels.add(cancel);
  }

  return {
    settle,

    /** Wakes up when the session's changes are due. */
    watch({ changes }: Session): void {
      for (const { at } of changes) wakeAt(at);
    },

    close(): void {
      for (const cancel of cancels) cancel();
    },
  };
}

/**
 * Base64 of HMAC-SHA256 over the raw body, keyed with the API password (docs/providers/trustmatic.md,
 * Webhook).
 */
async function sign(body: string, password: string): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey(
    'raw',
    encode(password),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, encode(body));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}
