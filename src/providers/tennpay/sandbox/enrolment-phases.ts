// How an enrolment moves from phase to phase: by what the customer does at a page, and by status requests.

import { identificationStatuses } from '../wire.js';
import type { TennpayScenario } from './scenarios.js';

export type Leg = 'identification' | 'signing';

/** `identification` and `signing`: a page is open. `identified` and `signed`: the vendor is processing. */
export type Phase = 'identification' | 'identified' | 'signing' | 'signed' | 'confirmed' | 'failed';

export interface Enrolment {
  readonly userId: number;
  readonly scenario: TennpayScenario;
  /** BCP 47 tag that the merchant's server sent. Undefined means the pages' default language. */
  readonly language: string | undefined;
  /** The secret in the link to each page. */
  readonly tokens: Readonly<Record<Leg, string>>;
  /** Signhost's transaction id, which its return carries (docs/providers/10npay.md, Hosted pages). */
  readonly transactionId: string;
  readonly signerId: string;
  readonly expiresAt: number;
  phase: Phase;
  /** Status requests since the page was finished. */
  polls: number;
  /** When the first of these requests came. */
  firstPolledAt: number | undefined;
  /** The failure in the status's words. */
  error: string;
  finalized: { readonly correlationId: string; readonly individualId: number } | undefined;
  finalizeCalls: number;
}

/** What the status says. `page` names the leg whose page address goes with it. */
export interface Standing {
  readonly word: string | null;
  readonly page?: Leg;
}

export interface PhasesOptions {
  readonly now: () => number;
  /** How often the status says PROCESSING in each phase. */
  readonly processingPolls: number;
  /** How often the status still gives its earlier word after signing. */
  readonly lingeringPolls: number;
}

/** Creates the transitions between the phases. */
export function createPhases({ now, processingPolls, lingeringPolls }: PhasesOptions) {
  /** What a status request gets while the vendor is working. Undefined once it is done. */
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

  /** Ends the leg's wait: with the next phase, or with the scenario's error. */
  function settle(enrolment: Enrolment, leg: Leg): void {
    const error = enrolment.scenario[leg]?.error;
    if (error === undefined) enter(enrolment, leg === 'identification' ? 'signing' : 'confirmed');
    else fail(enrolment, error);
  }

  /** What one more status request learns. `down` means that it gets no answer. */
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

  return { enter, fail, poll };
}
