// The one place where a stored session changes. `advance` takes a session, a happening and the facts that it
// needs. It returns the changed session and what is owed. It is pure: its callers do all reading and writing.

import { changeDevice } from './device-changes.js';
import { hinted, pictures, resumed, returned, shown } from './evidence.js';
import type { Facts, Happening, Step } from './happenings.js';
import { news } from './news.js';
import type { StoredSession } from './phases.js';
import { asked, expired, read } from './reads.js';
import { refused } from './refusals.js';
import { givenUp, opened, outdated, overtaken, superseded } from './succession.js';
import { revised, settled, toldToBrowser } from './verdicts.js';

/** Returns the session as it is after the happening, or undefined if the happening changes nothing. */
export function advance(session: StoredSession, happening: Happening, facts: Facts): Step | undefined {
  switch (happening.kind) {
    case 'opened':
      return opened(session, happening, facts);
    case 'shown':
      return shown(session, happening, facts);
    case 'resumed':
      return resumed(session, happening);
    case 'hinted':
      return hinted(session, happening, facts);
    case 'returned':
      return returned(session, happening, facts);
    case 'pictures':
      return pictures(session, facts);
    case 'asked':
      return asked(session, happening, facts);
    case 'read':
      return read(session, happening, facts);
    case 'refused':
      return refused(session, happening, facts);
    case 'news':
      return news(session, happening, facts);
    case 'settled':
      return settled(session, happening, facts);
    case 'revised':
      return revised(session, happening, facts);
    case 'told':
      return toldToBrowser(session, happening, facts);
    case 'given-up':
      return givenUp(session, facts);
    case 'superseded':
      return superseded(session, happening, facts);
    case 'overtaken':
      return overtaken(session, happening, facts);
    case 'outdated':
      return outdated(session, happening);
    case 'device':
      return changeDevice(session, happening, facts);
    case 'expired':
      return expired(session, facts);
  }
}
