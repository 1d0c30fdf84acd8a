// The emulated provider's users and enrolments, in memory. An enrolment has two legs, each a hosted page and
// then a wait (docs/providers/10npay.md, Journey). It must hold nothing about a person: of additional data it
// only remembers that there is some.

import { identificationStatuses } from '../wire.js';
import { createPhases, type Enrolment, type Leg, type PhasesOptions } from './enrolment-phases.js';
import { scenarioNamed, scenarioOf, type TennpayScenario } from './scenarios.js';

export interface EnrolmentsOptions extends PhasesOptions {
  readonly randomUUID: () => string;
  /** Milliseconds for which a page can be opened. */
  readonly linkLifetimeMs: number;
}

const FIRST_INDIVIDUAL_ID = 989;

/** Creates the provider's memory. */
export function createEnrolments({ now, randomUUID, linkLifetimeMs, ...patience }: EnrolmentsOptions) {
  const { enter, fail, poll } = createPhases({ now, ...patience });
  const current = new Map<number, Enrolment>();
  const byToken = new Map<string, Enrolment>();
  const withAdditionalData = new Set<number>();
  const chosen = new Map<number, TennpayScenario>();
  let individuals = 0;

  const scenarioFor = (userId: number) => chosen.get(userId) ?? scenarioOf(userId);

  return {
    poll,
    scenarioFor,
    get: (userId: number): Enrolment | undefined => current.get(userId),
    byToken: (token: string): Enrolment | undefined => byToken.get(token),
    hasAdditionalData: (userId: number): boolean => withAdditionalData.has(userId),
    addAdditionalData: (userId: number): void => void withAdditionalData.add(userId),

    /** @throws RangeError if no scenario has this name */
    setScenario: (userId: number, name: string): void => void chosen.set(userId, scenarioNamed(name)),

    /** Starts a new enrolment. Links of the user's earlier ones lead to the Fail URL from now on. */
    begin(userId: number, { language }: { readonly language: string | undefined }): Enrolment {
      const enrolment: Enrolment = {
        userId,
        scenario: scenarioFor(userId),
        language,
        tokens: { identification: randomUUID(), signing: randomUUID() },
        transactionId: randomUUID(),
        signerId: randomUUID(),
        expiresAt: now() + linkLifetimeMs,
        phase: 'identification',
        polls: 0,
        firstPolledAt: undefined,
        error: identificationStatuses.error,
        finalized: undefined,
        finalizeCalls: 0,
      };
      current.set(userId, enrolment);
      for (const token of Object.values(enrolment.tokens)) byToken.set(token, enrolment);
      return enrolment;
    },

    /** Whether the page can no longer be used, because it is finished or too old. */
    isExpired(enrolment: Enrolment, leg: Leg): boolean {
      return (
        current.get(enrolment.userId) !== enrolment ||
        now() >= enrolment.expiresAt ||
        enrolment.scenario[leg]?.page === 'expired'
      );
    },

    /** The customer has done everything that the page asks for. Returns whether the vendor accepts it. */
    complete(enrolment: Enrolment, leg: Leg): boolean {
      const isFine = enrolment.scenario[leg]?.page !== 'fails';
      if (isFine) enter(enrolment, leg === 'identification' ? 'identified' : 'signed');
      else fail(enrolment, identificationStatuses.error);
      return isFine;
    },

    /** The customer has left the page by its own button. */
    abort(enrolment: Enrolment, leg: Leg): void {
      if (enrolment.scenario[leg]?.page !== 'breaks-off') fail(enrolment, identificationStatuses.error);
    },

    /** The ids of a confirmed enrolment, the same however often this is called. Undefined before that. */
    finalize(enrolment: Enrolment) {
      if (enrolment.phase !== 'confirmed') return undefined;
      enrolment.finalizeCalls += 1;
      enrolment.finalized ??= {
        correlationId: randomUUID(),
        individualId: FIRST_INDIVIDUAL_ID + individuals++,
      };
      return enrolment.finalized;
    },
  };
}

export type Enrolments = ReturnType<typeof createEnrolments>;
