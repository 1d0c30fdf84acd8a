// The emulated provider's sessions, in memory. It must hold no picture and nothing about the applicant.

import type { SessionStatus, TrustmaticScenario } from './scenarios.js';

/** The kind of document that a session is about. */
export interface SessionDocument {
  readonly type: 'IDENTITY_CARD' | 'PASSPORT';
  /** ISO 3166 alpha-3 code. */
  readonly country: string;
  readonly sides: 1 | 2;
}

export interface Session {
  readonly id: string;
  readonly externalId: string | undefined;
  readonly returnUrl: string;
  readonly theme: string | undefined;
  /** Whether the applicant's names must be compared with the document. */
  readonly comparesApplicant: boolean;
  readonly scenario: TrustmaticScenario;
  /** An error from the scenario, which the page and the direct endpoints answer with. */
  readonly error: string | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The scenario's document, until a picture shows another one. */
  document: SessionDocument;
  sidesTaken: number;
  hasFace: boolean;
  /** Whether an error that happens only once has happened. */
  hasFailed: boolean;
  completedAt: number | undefined;
  /** Status changes with their times, oldest first. Changes in the future have not happened yet. */
  changes: readonly { readonly at: number; readonly status: SessionStatus }[];
  /** How many of the changes were announced. */
  announced: number;
}

/** What a new session is made from. The rest starts empty. */
export type NewSession = Pick<
  Session,
  'id' | 'externalId' | 'returnUrl' | 'theme' | 'comparesApplicant' | 'scenario'
>;

export interface SessionsOptions {
  readonly now: () => number;
  /** Milliseconds after which an unfinished session expires. */
  readonly validityMs: number;
  /** Milliseconds from completion to the first status change, and between further ones. */
  readonly verdictAfterMs: number;
}

/** Creates the provider's memory. */
export function createSessions({ now, validityMs, verdictAfterMs }: SessionsOptions) {
  const sessions = new Map<string, Session>();
  const seenExternalIds = new Set<string>();

  return {
    get: (id: string): Session | undefined => sessions.get(id.toLowerCase()),
    all: (): readonly Session[] => [...sessions.values()],
    delete: (id: string): boolean => sessions.delete(id.toLowerCase()),

    add(fresh: NewSession): Session {
      const at = now();
      const isFirst = fresh.externalId === undefined || !seenExternalIds.has(fresh.externalId);
      if (fresh.externalId !== undefined) seenExternalIds.add(fresh.externalId);
      const session: Session = {
        ...fresh,
        error: errorOf(fresh.scenario, isFirst),
        createdAt: at,
        expiresAt: at + validityMs,
        document:
          fresh.scenario.sides === 1
            ? { type: 'PASSPORT', country: 'SVK', sides: 1 }
            : { type: 'IDENTITY_CARD', country: 'SVK', sides: 2 },
        sidesTaken: 0,
        hasFace: false,
        hasFailed: false,
        completedAt: undefined,
        changes: [{ at: at + validityMs, status: 'EXPIRED' }],
        announced: 0,
      };
      sessions.set(fresh.id.toLowerCase(), session);
      return session;
    },

    /** Drops the pictures, as if none had been sent. */
    losePictures(session: Session): void {
      Object.assign(session, { sidesTaken: 0, hasFace: false });
    },

    /** The customer has finished. The scenario decides from here on. */
    complete(session: Session): void {
      let at = now();
      session.completedAt = at;
      session.changes = session.scenario.changes.map(({ status, afterMs = verdictAfterMs }) => ({
        status,
        at: (at += afterMs),
      }));
    },

    statusOf: (session: Session): SessionStatus =>
      session.changes.findLast(({ at }) => at <= now())?.status ?? 'PENDING',
  };
}

export type Sessions = ReturnType<typeof createSessions>;

function errorOf({ trouble }: TrustmaticScenario, isFirst: boolean): string | undefined {
  if (typeof trouble !== 'object') return undefined;
  return trouble.firstSessionOnly && !isFirst ? undefined : trouble.error;
}
