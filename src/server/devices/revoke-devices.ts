// Takes a customer's sessions back from other devices, at the merchant's word.

import type { Context } from '../context.js';
import { presentGrant } from '../session/device-changes.js';
import { happen } from '../session-changes.js';

// A grant lives an hour, and a customer opens few sessions in that time.
const mostSessions = 100;

export async function revokeDevices(context: Context, userId: string): Promise<number> {
  const listed = await context.store.list({ userId, limit: mostSessions });
  let revoked = 0;
  for (const { session } of listed) {
    if (!presentGrant(session, context.now())) continue;
    const { isChanged } = await happen(context, session, { kind: 'device', does: 'end' });
    if (!isChanged) continue;
    revoked += 1;
    const { id: sessionId, provider } = session;
    await context.audit.note({ kind: 'taken-back', userId, sessionId, provider });
  }
  return revoked;
}
