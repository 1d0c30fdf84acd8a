// Generations of the Onboarding Server, as data: what each sends, waits for and accepts
// (docs/providers/wultra.md, Versions).

import type { Profile } from '../wire.js';

export interface CallerProfile {
  readonly name: Profile;
  /** One line for pickers. */
  readonly description: string;
  /** How long it waits for an answer, in milliseconds. */
  readonly responseTimeoutMs: number;
  /** How often it requests the evaluation before it gives up. There is no pause between attempts. */
  readonly evaluateAttempts: number;
  /** Whether every request names the process type. */
  readonly sendsProcessType: boolean;
  /** Whether it can decode `WAIT`. */
  readonly knowsWait: boolean;
  /** Whether a look-up fails without a boolean `consentRequired`. If so, `consent` is not read. */
  readonly needsConsentRequired: boolean;
  /**
   * When it asks for the client's approval; undefined for never. Stored versions of the state machine differ:
   * the first asks after the presence check, later ones after the code.
   */
  readonly approval: 'before-code' | 'after-code' | undefined;
  /**
   * Whether the approval's score is 10 whatever the vendor says, for a failed check too: only `status` tells
   * them apart.
   */
  readonly hasConstantScore: boolean;
  /** The form of the evaluation's request. */
  readonly evaluation: 'extracted-data' | 'scored' | 'scored-documents';
  /** The form of events. `typed` also reports the end of each check. */
  readonly events: 'flat' | 'nested' | 'typed';
}

const profiles: Readonly<Record<Profile, CallerProfile>> = {
  '1.9': {
    name: '1.9',
    description: 'Code of release 1.9: 5 s, the evaluation five times, no WAIT, no approval.',
    responseTimeoutMs: 5_000,
    evaluateAttempts: 5,
    sendsProcessType: false,
    knowsWait: false,
    needsConsentRequired: true,
    approval: undefined,
    hasConstantScore: false,
    evaluation: 'extracted-data',
    events: 'flat',
  },
  seed: {
    name: 'seed',
    description: 'Documents of January 2026: 5 s, the evaluation once, approval before the code.',
    responseTimeoutMs: 5_000,
    evaluateAttempts: 1,
    sendsProcessType: true,
    knowsWait: true,
    needsConsentRequired: false,
    approval: 'before-code',
    hasConstantScore: false,
    evaluation: 'scored',
    events: 'nested',
  },
  '2.2': {
    name: '2.2',
    description:
      'Code of release 2.2: 60 s, the evaluation once, approval after the code, an event for each check.',
    responseTimeoutMs: 60_000,
    evaluateAttempts: 1,
    sendsProcessType: true,
    knowsWait: true,
    needsConsentRequired: true,
    approval: 'after-code',
    hasConstantScore: true,
    evaluation: 'scored-documents',
    events: 'typed',
  },
};

/** All profiles, oldest first. */
export const allProfiles: readonly CallerProfile[] = Object.values(profiles);

export const profileNamed = (name: Profile): CallerProfile => profiles[name];
