// What holds for every history of a customer's sessions, each as a witness that speaks up when it does not.

import type { StoredSession } from '../../../src/server/session/phases.js';
import { isOwed, presentVerdict, sealedOf } from '../../../src/server/session/questions.js';
import type { Witnessed, World } from './history.js';

/** Looks at every change of one history; throws when the property is broken. */
export type Witness = (change: Witnessed, world: World) => void;

const hour = 60 * 60_000;

/** A verdict stands, revisions are only added, and only by a word that came after the decision. */
const keepsFinalDecisions = (): Witness => {
  return ({ before, after, happening }) => {
    if (before?.phase !== 'closed' || !before.verdict || before.verdict.status === 'review') return;
    const verdict = after.phase === 'closed' ? after.verdict : undefined;
    if (verdict !== before.verdict) throw new Error('a final decision was replaced');
    const revisions = after.phase === 'closed' && after.verdict ? (after.revisions ?? []) : [];
    const known = before.revisions ?? [];
    if (known.some((revision, index) => revisions[index] !== revision))
      throw new Error('a revision was replaced');
    if (revisions.length > known.length && happening !== 'revised')
      throw new Error(`a final decision was revised by ${happening}`);
  };
};

const hasOneOpenSession = (): Witness => {
  return (_, { sessions }) => {
    const phases = [...sessions.values()].map(({ phase }) => phase);
    const open = phases.filter((phase) => ['page', 'provider', 'finishing'].includes(phase));
    if (open.length > 1) throw new Error(`${open.join(' and ')} are open at once`);
    if (phases.filter((phase) => phase === 'opening').length > 1) throw new Error('two are being opened');
  };
};

/** What was sealed is gone with the session, unless its provider can still say or is owed something. */
const sealsNoLongerThanOwed = (): Witness => {
  return ({ before, after }) => {
    if (sealedOf(after) === undefined) return;
    if (after.phase === 'closed' || after.phase === 'opening')
      throw new Error(`sealed outlasts the session in ${after.phase}`);
    const wasOwed = before && (isOwed(before) || (before.phase === 'review' && before.sealed !== undefined));
    if (after.phase === 'review' && !wasOwed) throw new Error('a review that owes nothing keeps the page');
  };
};

const isUndecided = ({ phase }: StoredSession) => phase !== 'closed' && phase !== 'opening';

const readsWhatIsUndecided = (): Witness => {
  return ({ after }, { at }) => {
    const due = 'readDueAt' in after ? after.readDueAt : undefined;
    if (isUndecided(after) && !(due !== undefined && due <= at + 7 * hour))
      throw new Error(`${after.phase} waits for a read that does not come: ${due}`);
  };
};

/** Neither a page that its session has left, nor a next page that was shown in an earlier session. */
const showsNoEarlierPage = (): Witness => {
  const left = new Map<string, Set<string>>();
  const shown = new Map<string, string>();
  const markOf = (session: StoredSession | undefined) =>
    session && (session.phase === 'page' || session.phase === 'provider') ? session.mark : undefined;
  return ({ before, after, happening }) => {
    const [from, to] = [markOf(before), markOf(after)];
    if (from !== undefined && from !== to)
      left.set(after.id, (left.get(after.id) ?? new Set<string>()).add(from));
    if (to === undefined) return;
    if (from !== to && left.get(after.id)?.has(to)) throw new Error('a page that was left came back');
    const isNext = from !== undefined && from !== to;
    const elsewhere = shown.get(to);
    if (isNext && elsewhere !== undefined && elsewhere !== after.id)
      throw new Error('a next page of an earlier session came back');
    const isNextPage = 'isNextPage' in after && after.isNextPage;
    if (happening === 'shown' && isNextPage) shown.set(to, after.id);
  };
};

const hasSucceeded = (session: StoredSession) =>
  isOwed(session) || presentVerdict(session)?.status === 'approved';

/** No page is taken from a customer for an earlier session that brings nothing. */
const givesWayOnlyToSuccess = (): Witness => {
  let awaited: string | undefined;
  return ({ after, happening }, { sessions }) => {
    const by = happening === 'overtaken' && 'instead' in after ? after.instead : awaited;
    const earlier = by === undefined ? undefined : sessions.get(by);
    const isOpenYet = earlier !== undefined && !hasSucceeded(earlier);
    awaited = happening === 'overtaken' && isOpenYet ? by : undefined;
    if (happening !== 'overtaken' && isOpenYet)
      throw new Error(`a session gave way to one that is ${earlier.phase}`);
  };
};

/** The merchant hears every change of what counts once, and of a revision which events it replaces. */
const tellsEachDecisionOnce = (): Witness => {
  const told = new Map<string, readonly string[]>();
  return ({ before, after, owed: { outcome } }) => {
    const status = presentVerdict(after)?.status;
    const isChange = before !== undefined && status !== presentVerdict(before)?.status;
    if (isChange !== (outcome !== undefined)) throw new Error(`${status} is ${isChange ? 'un' : ''}told`);
    if (!outcome) return;
    const earlier = told.get(after.id) ?? [];
    if (outcome.revision !== undefined && outcome.supersedes?.join() !== earlier.join())
      throw new Error('a revision does not name what it replaces');
    told.set(after.id, [...earlier, outcome.eventId]);
  };
};

/** What the merchant has required stays required. */
const staysOutdated = (): Witness => {
  return ({ before, after }) => {
    if (before?.reverifyAt !== undefined && after.reverifyAt !== before.reverifyAt)
      throw new Error('a required enrolment is required no more');
  };
};

/** By the name of the property. Each gives a fresh witness for a history. */
export const properties: Readonly<Record<string, () => Witness>> = {
  'never replaces a final decision but by a revision': keepsFinalDecisions,
  'has one open session a user': hasOneOpenSession,
  'keeps something sealed only while it is open or owed': sealsNoLongerThanOwed,
  'leaves nothing undecided without a read that is due': readsWhatIsUndecided,
  'never shows an earlier page again': showsNoEarlierPage,
  'gives way only to an earlier session that succeeds': givesWayOnlyToSuccess,
  'tells the merchant each decision once': tellsEachDecisionOnce,
  'asks for a new enrolment once it is required': staysOutdated,
};
