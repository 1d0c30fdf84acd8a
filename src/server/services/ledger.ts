// What the store keeps of a call, and how a call proceeds: running, then done; or waiting, decided, done. A
// call that a newer question made moot is done without an answer, and may be taken again.
// Every step is a compare-and-set, so several kits may work on one call. An answer must never be replaced:
// the first one stands (check 76).

import type { AuditNote } from '../audit/audit-chain.js';
import type { Audited } from '../audit/audit-trail.js';
import type { Later } from '../../providers/services.js';
import type { Context } from '../context.js';
import { undoLater } from '../store/bounded-store.js';
import { rewriteCall } from '../store/stored-calls.js';
import type { ServiceCall } from '../store/stored-calls.js';

/** What a caller gets: the answer, or `body` saying that the answer comes later. */
export type Told = { readonly at: 'answered' | 'later'; readonly body: unknown };

export interface Held {
  readonly key: string;
  readonly service: string;
  readonly leaseMs: number;
}

interface Answered {
  readonly body: unknown;
  readonly address?: string | undefined;
  /** Of an answer that decides about a customer. */
  readonly audited?: Omit<Audited, 'kind'> | undefined;
}

const firstPauseMs = 5_000;
const longestPauseMs = 60 * 60_000;

/** Milliseconds to wait after this many attempts. */
export const pauseAfter = (attempts: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1));

export type Ledger = ReturnType<typeof createLedger>;

/** The steps of a call. */
export function createLedger(context: Pick<Context, 'store' | 'sealer' | 'now' | 'audit' | 'background'>) {
  const { store, sealer, now, audit, background } = context;

  /** Applies a step to the stored call, again if somebody else wrote first. Returns what is stored then. */
  async function change(key: string, next: Step, note?: AuditNote): Promise<ServiceCall | undefined> {
    for (;;) {
      const stored = await store.findCall(key);
      const changed = stored && next(stored);
      if (!changed) return stored;
      if (await store.writeCall(changed, note)) return rewriteCall(stored, changed);
    }
  }

  return {
    /**
     * Takes a call if nobody holds it: a new one, one that was given back, or one whose holder has gone. One
     * that the store takes too late is given back.
     */
    async take({ key, service, leaseMs }: Held): Promise<Taken> {
      const dueAt = now() + leaseMs;
      try {
        return await take(context, { key, service, dueAt });
      } catch (error) {
        const givenBack = givesBack(dueAt);
        undoLater(error, () => change(key, givenBack), background);
        throw error;
      }
    },

    /** Stores what is needed to continue, before the caller is told to wait. */
    async wait(key: string, { memo }: Later): Promise<ServiceCall | undefined> {
      const sealed = await sealer.seal(memo, key);
      return change(key, (call) =>
        call.phase === 'running' && call.answer === undefined
          ? { ...call, phase: 'waiting', sealed, dueAt: call.dueAt ?? now() }
          : undefined,
      );
    },

    /** The merchant will decide later by itself, so it is not asked again. */
    async leave(key: string, { address }: Later): Promise<ServiceCall | undefined> {
      const sealed = await sealer.seal(address, key);
      return change(key, (call) =>
        call.answer === undefined && !isMoot(call)
          ? { ...call, phase: 'waiting', sealed, dueAt: undefined }
          : undefined,
      );
    },

    /** Stores the answer. A running call's caller gets it at once; a waiting caller is owed its delivery. */
    async decide(key: string, { body, address, audited }: Answered): Promise<ServiceCall | undefined> {
      const sealed = address === undefined ? undefined : await sealer.seal(address, key);
      const step = decided({ answer: JSON.stringify(body ?? null), sealed, dueAt: now() });
      const stored = await change(key, step, audited && audit.entry({ kind: 'decided', ...audited }));
      if (audited) audit.deliverSoon();
      return stored;
    },

    /**
     * Asking gave no answer. A waiting call is tried again; for any other call the caller may try again
     * itself.
     */
    release: (key: string, { soon }: { readonly soon: boolean }) =>
      change(key, released({ now: now(), soon })),

    /** A decision was delivered, or cannot be. */
    finish: (key: string) =>
      change(key, (call) => (call.phase === 'decided' ? { ...call, phase: 'done' } : undefined)),

    /** A decision could not be delivered yet. */
    postpone: (key: string) =>
      change(key, (call) =>
        call.phase === 'decided' ? { ...call, dueAt: now() + pauseAfter(call.attempts) } : undefined,
      ),

    /**
     * The caller asks something else by now: nobody waits for this answer, and nobody is told it. That it is
     * done without an answer says so, also to a hook that still runs.
     */
    supersede: (key: string) =>
      change(key, (call) => (call.phase === 'done' ? undefined : { ...call, phase: 'done' })),

    /** Decrypts what is sealed in a call. Undefined if nothing is sealed, or the secret is gone. */
    open: async ({ key, sealed }: ServiceCall): Promise<string | undefined> =>
      sealed === undefined ? undefined : sealer.open(sealed, key),
  };
}

/** Returns the call's next state, or undefined to leave it as it is. */
type Step = (call: ServiceCall) => ServiceCall | undefined;

/** What became of taking a call; `stored` is what somebody else has made of it. */
interface Taken {
  readonly isOurs: boolean;
  readonly stored?: ServiceCall | undefined;
}

async function take(
  { store, now }: Pick<Context, 'store' | 'now'>,
  { key, service, dueAt }: Pick<Held, 'key' | 'service'> & { readonly dueAt: number },
): Promise<Taken> {
  const fresh = { key, service, version: 0, phase: 'running', createdAt: now(), dueAt, attempts: 0 } as const;
  if (await store.beginCall(fresh)) return { isOurs: true };
  const stored = await store.findCall(key);
  const isFree =
    stored?.answer === undefined &&
    (stored?.phase === 'done' || (stored?.phase === 'running' && (stored.dueAt ?? 0) <= now()));
  return { isOurs: isFree && (await store.writeCall({ ...stored, phase: 'running', dueAt })), stored };
}

/** Gives a call back that is held until this time. */
const givesBack =
  (dueAt: number): Step =>
  (call) =>
    call.phase === 'running' && call.answer === undefined && call.dueAt === dueAt
      ? { ...call, dueAt: undefined }
      : undefined;

const decided =
  ({ answer, sealed, dueAt }: Pick<ServiceCall, 'answer' | 'sealed' | 'dueAt'>): Step =>
  (call) => {
    if (call.answer !== undefined || call.phase === 'done') return undefined;
    return call.phase === 'waiting'
      ? { ...call, phase: 'decided', answer, sealed, dueAt, attempts: 0 }
      : { ...call, phase: 'done', answer };
  };

const released =
  ({ now, soon }: { readonly now: number; readonly soon: boolean }): Step =>
  (call) => {
    if (call.answer !== undefined || call.phase === 'done') return undefined;
    if (call.phase === 'waiting' && call.dueAt === undefined) return undefined;
    const pauseMs = soon ? 0 : pauseAfter(call.attempts);
    return { ...call, dueAt: call.phase === 'waiting' ? now + pauseMs : undefined };
  };

/** What the caller of a stored call is told. Undefined while there is nothing to tell. */
export function readTold({ answer, phase }: ServiceCall, later: Later | undefined): Told | undefined {
  if (answer !== undefined) return { at: 'answered', body: parseAnswer(answer) };
  return phase === 'waiting' && later ? { at: 'later', body: later.body } : undefined;
}

function parseAnswer(answer: string): unknown {
  const body: unknown = JSON.parse(answer);
  return body ?? undefined;
}

/** Superseded while the merchant was asked: whoever asks holds a call until a time. */
const isMoot = ({ phase, dueAt }: ServiceCall): boolean =>
  phase === 'done' || (phase === 'running' && dueAt === undefined);
