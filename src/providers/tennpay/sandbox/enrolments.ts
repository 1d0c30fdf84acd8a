// The emulated provider's users and their enrolments, in memory: two legs, each a hosted page and then a wait
// (docs/providers/10npay.md, Journey). It must hold nothing of a person: additional data is only remembered
// as there.

import { identificationStatuses } from '../wire.js';
import { scenarioNamed, scenarioOf, type TennpayScenario } from './scenarios.js';

export type Leg = 'identification' | 'signing';

/** `identification` and `signing`: a page is open. `identified` and `signed`: the vendor is processing. */
export type Phase = 'identification' | 'identified' | 'signing' | 'signed' | 'confirmed' | 'failed';

export interface Enrolment {
  readonly userId: number;
  readonly scenario: TennpayScenario;
  /** BCP 47, as the merchant's server asked for; undefined for the pages' default. */
  readonly language: string | undefined;
  /** Secret of the link to each page. */
  readonly tokens: Readonly<Record<Leg, string>>;
  /** Signhost's ids, which its return carries (docs/providers/10npay.md, Hosted pages). */
  readonly transactionId: string;
  readonly signerId: string;
  readonly expiresAt: number;
  phase: Phase;
  /** Status requests since the page was finished. */
  polls: number;
  /** When the first of them came. */
  firstPolledAt: number | undefined;
  /** The failure, as the status says it. */
  error: string;
  finalized: { readonly correlationId: string; readonly individualId: number } | undefined;
  finalizeCalls: number;
}

/** What the status says; `page` names the page whose address goes with it. */
export interface Standing {
  readonly word: string | null;
  readonly page?: Leg;
}

export interface EnrolmentsOptions {
  readonly now: () => number;
  readonly randomUUID: () => string;
  /** How often the status says PROCESSING in each phase. */
  readonly processingPolls: number;
  /** How often, after signing, it still says what it said before. */
  readonly lingeringPolls: number;
  /** Milliseconds that a page can be opened. */
  readonly linkLifetimeMs: number;
}

const FIRST_INDIVIDUAL_ID = 989;

/** Creates the provider's memory. */
export function createEnrolments({
  now,
  randomUUID,
  processingPolls,
  lingeringPolls,
  linkLifetimeMs,
}: EnrolmentsOptions) {
  const current = new Map<number, Enrolment>();
  const byToken = new Map<string, Enrolment>();
  const withAdditionalData = new Set<number>();
  const chosen = new Map<number, TennpayScenario>();
  let individuals = 0;

  const scenarioFor = (userId: number) => chosen.get(userId) ?? scenarioOf(userId);

  /** What a poll says while the vendor works; undefined once it is done. */
  function processing(enrolment: Enrolment, leg: Leg, patience: number): Standing | 'down' | undefined {
    const { polls = processingPolls, downMs = 0 } = enrolment.scenario[leg] ?? {};
    enrolment.firstPolledAt ??= now();
    if (now() - enrolment.firstPolledAt < downMs) return 'down';
    enrolment.polls += 1;
    if (enrolment.polls <= patience) return { word: identificationStatuses.signingReady, page: 'signing' };
    if (enrolment.polls > patience + polls) return undefined;
    return { word: enrolment.scenario.isWordless ? null : identificationStatuses.processing };
  }

  function enter(enrolment: Enrolment, phase: Phase): void {
    enrolment.phase = phase;
    enrolment.polls = 0;
    enrolment.firstPolledAt = undefined;
  }

  function fail(enrolment: Enrolment, error: string): void {
    enrolment.error = error;
    enter(enrolment, 'failed');
  }

  /** The leg's wait is over: on to the next phase, or to the scenario's error. */
  function settle(enrolment: Enrolment, leg: Leg): void {
    const error = enrolment.scenario[leg]?.error;
    if (error === undefined) enter(enrolment, leg === 'identification' ? 'signing' : 'confirmed');
    else fail(enrolment, error);
  }

  /** Where it stands, as one more status request learns; `down` is no answer. */
  function poll(enrolment: Enrolment): Standing | 'down' {
    switch (enrolment.phase) {
      case 'identification':
        return { word: identificationStatuses.started };
      case 'identified':
      case 'signed': {
        const isSigned = enrolment.phase === 'signed';
        const leg = isSigned ? 'signing' : 'identification';
        const wait = processing(enrolment, leg, isSigned ? lingeringPolls : 0);
        if (wait !== undefined) return wait;
        settle(enrolment, leg);
        return poll(enrolment);
      }
      case 'signing':
        return { word: identificationStatuses.signingReady, page: 'signing' };
      case 'confirmed':
        return { word: identificationStatuses.signed };
      case 'failed':
        return { word: enrolment.error };
    }
  }

  return {
    poll,
    scenarioFor,
    get: (userId: number): Enrolment | undefined => current.get(userId),
    byToken: (token: string): Enrolment | undefined => byToken.get(token),
    hasAdditionalData: (userId: number): boolean => withAdditionalData.has(userId),
    addAdditionalData: (userId: number): void => void withAdditionalData.add(userId),

    /** @throws RangeError for a name that no scenario has */
    setScenario: (userId: number, name: string): void => void chosen.set(userId, scenarioNamed(name)),

    /** Begins anew; links of an earlier enrolment of the user lead to the Fail URL from now on. */
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

    /** Whether the page can no longer be used, finished or not. */
    isExpired(enrolment: Enrolment, leg: Leg): boolean {
      return (
        current.get(enrolment.userId) !== enrolment ||
        now() >= enrolment.expiresAt ||
        enrolment.scenario[leg]?.page === 'expired'
      );
    },

    /** The customer has done all that the page asks for; returns whether the vendor is content. */
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

    /** The ids of a confirmed enrolment, the same ones however often it is asked; undefined before. */
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
