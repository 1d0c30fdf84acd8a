// What the emulated provider can play, as data. The table of docs/sandbox.md and the playground's picker show
// the name and description.

import type { Scenario } from '../../../sandbox/scenario.js';
import type { levels, sessionStatuses } from '../wire.js';

export type SessionStatus = (typeof sessionStatuses)[number];
export type Level = (typeof levels)[number];

/** A status that follows the previous one after a while. */
export interface Change {
  readonly status: SessionStatus;
  /** Milliseconds. The default is the sandbox's `verdictAfterMs`. */
  readonly afterMs?: number;
}

/** What the hosted page does in place of the normal steps. */
export type PageTrouble =
  /** Posts this error as soon as it opens. The direct endpoints answer with it too. */
  | { readonly error: string; readonly firstSessionOnly?: boolean }
  /** `silent`: works normally, but tells its embedding page nothing. */
  | 'silent'
  | 'frame-refused'
  | 'hang'
  | 'slow';

export interface TrustmaticScenario extends Scenario {
  /** The statuses after completion. If empty, the session stays PENDING. */
  readonly changes: readonly Change[];
  /**
   * Level of the decision and its factors. It is independent of the status (docs/providers/trustmatic.md,
   * Levels).
   */
  readonly level: Level;
  readonly trouble?: PageTrouble;
  /** Number of the document's sides, 2 by default. */
  readonly sides?: 1 | 2;
  /** Whether directly sent pictures are accepted whatever they show. */
  readonly takesAnyPicture?: boolean;
  /** Whether the first completion reports that no pictures are there. */
  readonly losesPictures?: boolean;
  /** Whether initialize answers 503. */
  readonly isDown?: boolean;
}

const approved = [{ status: 'AUTO_APPROVED' }] as const;
const review = { status: 'WAITING_FOR_MANUAL_APPROVE' } as const;

/** All scenarios. The first one is the default. */
export const scenarios: readonly [TrustmaticScenario, ...TrustmaticScenario[]] = [
  { name: 'approved', description: 'Approved, level HIGH; the default.', changes: approved, level: 'HIGH' },
  { name: 'approved-medium', description: 'Approved, level MEDIUM.', changes: approved, level: 'MEDIUM' },
  {
    name: 'approved-low',
    description: 'Approved, although the level is LOW.',
    changes: approved,
    level: 'LOW',
  },
  {
    name: 'review',
    description: 'Waits for manual approval, level MEDIUM, and stays there.',
    changes: [review],
    level: 'MEDIUM',
  },
  {
    name: 'manual-approved',
    description: 'Waits for manual approval, then is approved.',
    changes: [review, { status: 'MANUAL_APPROVED' }],
    level: 'MEDIUM',
  },
  {
    name: 'manual-rejected',
    description: 'Waits for manual approval, then is rejected.',
    changes: [review, { status: 'MANUAL_REJECTED' }],
    level: 'MEDIUM',
  },
  {
    name: 'rejected',
    description: 'Rejected, level LOW.',
    changes: [{ status: 'AUTO_REJECTED' }],
    level: 'LOW',
  },
  {
    name: 'expired',
    description: 'The session expires before a decision.',
    changes: [{ status: 'EXPIRED' }],
    level: 'UNAVAILABLE',
  },
  {
    name: 'no-level',
    description: 'Approved, but the results say UNAVAILABLE.',
    changes: approved,
    level: 'UNAVAILABLE',
  },
  {
    name: 'already-completed',
    description: 'Completed elsewhere: the page opens with SESSION_ALREADY_COMPLETED.',
    changes: approved,
    level: 'HIGH',
    trouble: { error: 'SESSION_ALREADY_COMPLETED' },
  },
  {
    name: 'unauthorized',
    description: 'The page opens with SESSION_UNAUTHORIZED, every time.',
    changes: approved,
    level: 'HIGH',
    trouble: { error: 'SESSION_UNAUTHORIZED' },
  },
  {
    name: 'unauthorized-once',
    description: 'SESSION_UNAUTHORIZED for the first session of this external id; the next one works.',
    changes: approved,
    level: 'HIGH',
    trouble: { error: 'SESSION_UNAUTHORIZED', firstSessionOnly: true },
  },
  {
    name: 'internal-error',
    description: 'The page opens with INTERNAL_ERROR.',
    changes: approved,
    level: 'HIGH',
    trouble: { error: 'INTERNAL_ERROR' },
  },
  {
    name: 'unknown-error',
    description: 'The page opens with an error code that nobody has documented.',
    changes: approved,
    level: 'HIGH',
    trouble: { error: 'SANDBOX_MADE_THIS_UP' },
  },
  {
    name: 'silent-page',
    description: 'The page works, but never tells its embedder and never goes back.',
    changes: approved,
    level: 'HIGH',
    trouble: 'silent',
  },
  {
    name: 'frame-refused',
    description: 'The page refuses to be framed (X-Frame-Options: DENY).',
    changes: approved,
    level: 'HIGH',
    trouble: 'frame-refused',
  },
  { name: 'hang', description: 'The page never answers.', changes: approved, level: 'HIGH', trouble: 'hang' },
  {
    name: 'slow-page',
    description: 'The page answers after four seconds.',
    changes: approved,
    level: 'HIGH',
    trouble: 'slow',
  },
  {
    name: 'slow-verdict',
    description: 'Approved after two and a half minutes.',
    changes: [{ status: 'AUTO_APPROVED', afterMs: 150_000 }],
    level: 'HIGH',
  },
  { name: 'no-verdict', description: 'Pending for ever.', changes: [], level: 'UNKNOWN' },
  {
    name: 'provider-down',
    description: 'No session: initialize answers 503.',
    changes: approved,
    level: 'HIGH',
    isDown: true,
  },
  { name: 'one-side', description: 'A passport: no back side.', changes: approved, level: 'HIGH', sides: 1 },
  {
    name: 'any-picture',
    description: 'Own camera: any picture passes for the one that is due, for a try without a specimen.',
    changes: approved,
    level: 'HIGH',
    takesAnyPicture: true,
  },
  {
    name: 'pictures-lost',
    description: 'Own camera: the first completion says MISSING_DOCUMENT_AND_FACE.',
    changes: approved,
    level: 'HIGH',
    losesPictures: true,
  },
];
