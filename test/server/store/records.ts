// Records to store, each with as little in it as a store asks for.

import type { ServiceCall } from '../../../src/server/store/stored-calls.js';
import type { ConsentEvidence } from '../../../src/server/store/stored-consents.js';
import type { StoredSession } from '../../../src/server/session/phases.js';
import { fieldsOf, sessionFrom } from '../../../src/server/session/stored-fields.js';
import type { StoredFields } from '../../../src/server/session/stored-fields.js';
import type { OutcomeEvent } from '../../../src/server/store/store.js';

export const session = (id: string, given: Partial<StoredFields> = {}): StoredSession =>
  sessionFrom({
    id,
    userId: 'ada',
    provider: 'trustmatic',
    display: 'inline',
    version: 0,
    phase: 'opening',
    createdAt: 1_000,
    facts: [],
    ...given,
  });

/** A session with other fields; of a session that is not there, an error. */
export function changed(stored: StoredSession | undefined, given: Partial<StoredFields>): StoredSession {
  if (!stored) throw new Error('nothing stored');
  return sessionFrom({ ...fieldsOf(stored), ...given });
}

/** All that is stored of a session, whatever its phase. */
export const fields = (stored: StoredSession | undefined): Partial<StoredFields> =>
  stored ? fieldsOf(stored) : {};

export const event = (eventId: string, sessionId: string): OutcomeEvent => ({
  eventId,
  sessionId,
  userId: 'ada',
  status: 'approved',
  occurredAt: '2026-01-01T00:00:00.000Z',
});

export const consent = (id: string, given: Partial<ConsentEvidence> = {}): ConsentEvidence => ({
  id,
  userId: 'ada',
  consentType: 'GDPR',
  version: '1',
  language: 'en',
  textHash: 'ab'.repeat(32),
  decision: 'accepted',
  at: 1_000,
  ...given,
});

export const call = (key: string, given: Partial<ServiceCall> = {}): ServiceCall => ({
  key,
  service: 'client/evaluate',
  version: 0,
  phase: 'running',
  createdAt: 1_000,
  attempts: 0,
  ...given,
});

/** Ages at which nothing is too old. */
export const nothing = {
  sessionsClosedBefore: 0,
  keysBefore: 0,
  consentsBefore: 0,
  callsBefore: 0,
  countsBeforeHour: 0,
};
