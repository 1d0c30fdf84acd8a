// What two who are at it at the same moment make of one grant: each has read the session before the other one
// changed it.

import { changeDevice } from '../../../src/server/session/device-changes.js';
import type { DeviceHappening } from '../../../src/server/session/device-grant.js';
import { session } from '../store/records.js';

const facts = { at: 0, intervalMs: 60_000 };

/** A session after these; undefined if the last one changes nothing. */
function after(...happenings: readonly DeviceHappening[]) {
  let step = { session: session('s', { phase: 'page', sealed: 'page', readDueAt: 0 }) };
  let isChanged = true;
  for (const happening of happenings) {
    const next = changeDevice(step.session, happening, facts);
    isChanged = next !== undefined;
    step = next ?? step;
  }
  return isChanged ? step.session : undefined;
}

const offer = (secretHash: string) => ({ kind: 'device', does: 'offer', offer: { secretHash } }) as const;
const claim = (linkHash: string, secretHash: string) =>
  ({ kind: 'device', does: 'claim', linkHash, secretHash, digits: '42' }) as const;
const end = (secretHash: string) => ({ kind: 'device', does: 'end', secretHash }) as const;

it('a link that a newer one has ended is claimed by nobody, and takes the newer one from nobody', () => {
  expect(after(offer('older'), claim('older', 'phone'))).toMatchObject({ device: { state: 'claimed' } });
  expect(after(offer('older'), offer('newer'), claim('older', 'phone'))).toBeUndefined();
  expect(after(offer('older'), offer('newer'), end('older'))).toBeUndefined();
});

it('a phone that has said yes says it once: its digits stay', () => {
  expect(after(offer('link'), claim('link', 'phone'), claim('link', 'other'))).toBeUndefined();
  expect(after(offer('link'), claim('link', 'phone'), claim('phone', 'other'))).toBeUndefined();
});
