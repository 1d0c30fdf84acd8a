// Hints as a screen reader says them: politely, and not faster than they can be listened to.

import type { Environment } from '../../enrolment/environment.js';
import type { LiveHint } from '../text-keys.js';

const PAUSE_MS = 2_000;

export interface SpokenHintOptions {
  readonly environment: Pick<Environment, 'pause'>;
  readonly say: (hint: LiveHint) => void;
  readonly signal: AbortSignal;
}

/**
 * Takes every hint; `say` is called with the first, and then with the present one where it is another, two
 * seconds apart.
 */
export function createSpokenHint({ environment, say, signal }: SpokenHintOptions): (hint: LiveHint) => void {
  let present: LiveHint | undefined;
  let isSpeaking = false;

  return (hint) => {
    present = hint;
    if (!isSpeaking) void speak().catch(() => undefined);
  };

  async function speak(): Promise<void> {
    isSpeaking = true;
    try {
      for (let said: LiveHint | undefined; present !== undefined && present !== said;) {
        say((said = present));
        await environment.pause(PAUSE_MS, signal);
      }
    } finally {
      isSpeaking = false;
    }
  }
}
