import fc from 'fast-check';
import { advance } from '../../../src/server/session/advance.js';
import type { StoredSession } from '../../../src/server/session/phases.js';
import { fieldsOf, sessionFrom } from '../../../src/server/session/stored-fields.js';
import { acts, play } from './history.js';
import type { Act, Advance } from './history.js';
import { properties } from './properties.js';

/** `npm run torture` plays more. */
const runs = Number(process.env['KYC_TORTURE_HISTORIES'] ?? 10_000);

/** Whether a property holds for a history. */
function holds(name: string, history: readonly Act[], machine: Advance): boolean {
  const witness = properties[name]!();
  try {
    play(history, { advance: machine, witness });
    return true;
  } catch (error) {
    if (error instanceof TypeError) throw error; // the history itself is broken
    return false;
  }
}

describe('whatever happens to the sessions of a customer', () => {
  it(`in ${runs} random histories each of the properties holds`, () => {
    fc.assert(
      fc.property(acts, (history) => {
        const witnesses = Object.values(properties).map((create) => create());
        play(history, {
          advance,
          witness: (change, world) => {
            for (const witness of witnesses) witness(change, world);
          },
        });
      }),
      { numRuns: runs },
    );
  }, 600_000);

  it('a page that was shown while a session was being opened is known also to the one after the next', () => {
    const history: readonly Act[] = [
      { act: 'restart', of: 0 },
      { act: 'answer', of: 0, said: 'next-page', address: 1, isLate: false },
      { act: 'open', of: 0 },
      { act: 'show', of: 1 },
      { act: 'answer', of: 1, said: 'approved', address: 0, isLate: false },
      { act: 'answer', of: 1, said: 'rejected', address: 0, isLate: false },
      { act: 'open', of: 0 },
      { act: 'answer', of: 2, said: 'approved', address: 0, isLate: false },
      { act: 'restart', of: 0 },
      { act: 'answer', of: 0, said: 'next-page', address: 1, isLate: false },
    ];
    expect(holds('never shows an earlier page again', history, advance)).toBe(true);
    const forgetful: Advance = (session, happening, facts) =>
      advance(session, happening.kind === 'overtaken' ? { ...happening, shownPages: [] } : happening, facts);
    expect(holds('never shows an earlier page again', history, forgetful)).toBe(false);
  });

  it('the histories come to every phase, verdict and kind of happening', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(acts, (history) => {
        play(history, {
          advance,
          witness: ({ after, happening }) => {
            met.add(after.phase).add(happening);
            if (after.phase === 'watched' && after.isOwed) met.add('watched and owed');
            if (after.phase === 'closed' && after.instead !== undefined)
              met.add('overtaken by an earlier one');
            if (after.phase === 'closed' && after.verdict && after.revisions) met.add('a revision');
          },
        });
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect([...met].sort()).toEqual(
      [
        ...['opening', 'page', 'provider', 'finishing', 'watched', 'review', 'closed'],
        ...['drafted', 'opened', 'shown', 'hinted', 'returned', 'pictures', 'asked', 'read', 'refused'],
        ...[
          'news',
          'settled',
          'revised',
          'told',
          'given-up',
          'superseded',
          'overtaken',
          'expired',
          'outdated',
        ],
        ...['watched and owed', 'overtaken by an earlier one', 'a revision'],
      ].sort(),
    );
  });

  it('a session is the same after it was stored', () => {
    fc.assert(
      fc.property(acts, (history) => {
        play(history, {
          advance,
          witness: ({ after }) => {
            const stored: unknown = JSON.parse(JSON.stringify(fieldsOf(after)));
            expect(sessionFrom(stored as ReturnType<typeof fieldsOf>)).toEqual(after);
          },
        });
      }),
      { numRuns: 300 },
    );
  });
});

const replaced = (session: StoredSession, given: object) => ({ ...session, ...given });

/** Machines that are broken on purpose, each in what one property is about. */
const mutants: readonly (readonly [property: string, what: string, machine: Advance])[] = [
  [
    'never replaces a final decision but by a revision',
    'lets the later of two verdicts win',
    (session, happening, facts) => {
      if (happening.kind === 'settled' && session.phase === 'closed' && session.verdict)
        return { session: replaced(session, { verdict: happening.verdict }), owed: {} };
      return advance(session, happening, facts);
    },
  ],
  [
    'never replaces a final decision but by a revision',
    'forgets a verdict when an earlier session overtakes',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (happening.kind !== 'overtaken' || !step) return step;
      return { ...step, session: replaced(step.session, { verdict: undefined }) };
    },
  ],
  [
    'has one open session a user',
    'opens a watched session again when its provider works on it',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (session.phase !== 'watched' || happening.kind !== 'read' || !step) return step;
      return { ...step, session: replaced(step.session, { phase: 'provider', waitingSince: facts.at }) };
    },
  ],
  [
    'has one open session a user',
    'keeps what it is opening when it is given up',
    (session, happening, facts) =>
      happening.kind === 'given-up' ? undefined : advance(session, happening, facts),
  ],
  [
    'keeps something sealed only while it is open or owed',
    'keeps what was sealed with a verdict',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (happening.kind !== 'settled' || !step || !('sealed' in session)) return step;
      return { ...step, session: replaced(step.session, { sealed: session.sealed }) };
    },
  ],
  [
    'leaves nothing undecided without a read that is due',
    'forgets the next read when the provider is down',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (happening.kind !== 'refused' || !step) return step;
      return { ...step, session: replaced(step.session, { readDueAt: undefined }) };
    },
  ],
  [
    'leaves nothing undecided without a read that is due',
    'puts the read of a superseded session off for ever',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (happening.kind !== 'superseded' || !step) return step;
      return { ...step, session: replaced(step.session, { readDueAt: Infinity }) };
    },
  ],
  [
    'never shows an earlier page again',
    'does not remember the pages that it has left',
    (session, happening, facts) => advance(replaced(session, { leftPages: [] }), happening, facts),
  ],
  [
    'never shows an earlier page again',
    'does not remember the pages of earlier sessions',
    (session, happening, facts) => advance(replaced(session, { shownPages: [] }), happening, facts),
  ],
  [
    'gives way only to an earlier session that succeeds',
    'takes no approval after a rejection',
    (session, happening, facts) =>
      happening.kind === 'revised' ? undefined : advance(session, happening, facts),
  ],
  [
    'tells the merchant each decision once',
    'tells a review whenever the provider says it',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      if (happening.kind !== 'settled' || session.phase !== 'review') return step;
      return { session: step?.session ?? session, owed: { outcome: happening.event } };
    },
  ],
  [
    'tells the merchant each decision once',
    'does not say which events a revision replaces',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      const outcome = step?.owed.outcome;
      return outcome ? { ...step, owed: { outcome: { ...outcome, supersedes: [] } } } : step;
    },
  ],
  [
    'asks for a new enrolment once it is required',
    'forgets that with a later decision',
    (session, happening, facts) => {
      const step = advance(session, happening, facts);
      return happening.kind === 'revised' && step
        ? { ...step, session: replaced(step.session, { reverifyAt: undefined }) }
        : step;
    },
  ],
];

describe('a machine that is broken on purpose', () => {
  it.each(mutants)('is caught by "%s" when it %s', (property, _, machine) => {
    const { failed } = fc.check(
      fc.property(acts, (history) => holds(property, history, machine)),
      { numRuns: 10_000, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });

  it('has one for each property', () => {
    expect(new Set(mutants.map(([property]) => property))).toEqual(new Set(Object.keys(properties)));
  });
});
