// What the store keeps of a call, and how it goes on: running, then done; or waiting, decided, done. Every
// step is a compare and set, so several kits may go on with one call. It must never replace an answer: the
// first one stands (check 76).

import type { Later } from '../../providers/services.js';
import type { Context } from '../context.js';
import { rewriteCall } from '../store/stored-calls.js';
import type { ServiceCall } from '../store/stored-calls.js';

/** What a caller is told: an answer; or that it comes later, and `body` says so. */
export type Told = { readonly at: 'answered' | 'later'; readonly body: unknown };

export interface Held {
  readonly key: string;
  readonly service: string;
  readonly leaseMs: number;
}

const firstPauseMs = 5_000;
const longestPauseMs = 60 * 60_000;

/** Milliseconds until something is tried again that was tried so often. */
export const pauseAfter = (attempts: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1));

export type Ledger = ReturnType<typeof createLedger>;

/** The steps. */
export function createLedger(context: Pick<Context, 'store' | 'sealer' | 'now'>) {
  const { store, sealer, now } = context;

  /** Changes a call as it is now, again if somebody else was faster; returns what is stored then. */
  async function change(key: string, next: Step): Promise<ServiceCall | undefined> {
    for (;;) {
      const stored = await store.findCall(key);
      const changed = stored && next(stored);
      if (!changed) return stored;
      if (await store.writeCall(changed)) return rewriteCall(stored, changed);
    }
  }

  return {
    /** Takes a call for ourselves, if nobody has it: new, given back, or left by somebody who has gone. */
    take: (held: Held) => take(context, held),

    /** The caller is going to be told to wait: before it is, what is needed to go on is stored. */
    async wait(key: string, { memo }: Later): Promise<ServiceCall | undefined> {
      const sealed = await sealer.seal(memo, key);
      return change(key, (call) =>
        call.phase === 'running' && call.answer === undefined
          ? { ...call, phase: 'waiting', sealed, dueAt: call.dueAt ?? now() }
          : undefined,
      );
    },

    /** The merchant decides by itself, some day: nobody is to be asked any more. */
    async leave(key: string, { address }: Later): Promise<ServiceCall | undefined> {
      const sealed = await sealer.seal(address, key);
      return change(key, (call) =>
        call.answer === undefined ? { ...call, phase: 'waiting', sealed, dueAt: undefined } : undefined,
      );
    },

    /** The answer: told at once by whoever asks, owed to a caller that waits. */
    async decide(
      key: string,
      { body, address }: { readonly body: unknown; readonly address?: string | undefined },
    ): Promise<ServiceCall | undefined> {
      const sealed = address === undefined ? undefined : await sealer.seal(address, key);
      return change(key, decided({ answer: JSON.stringify(body ?? null), sealed, dueAt: now() }));
    },

    /** Nothing came of asking: a caller that waits is owed another try, any other one may try itself. */
    release: (key: string, { soon }: { readonly soon: boolean }) =>
      change(key, released({ now: now(), soon })),

    /** A decision was told, or cannot be. */
    finish: (key: string) =>
      change(key, (call) => (call.phase === 'decided' ? { ...call, phase: 'done' } : undefined)),

    /** A decision could not be told yet. */
    postpone: (key: string) =>
      change(key, (call) =>
        call.phase === 'decided' ? { ...call, dueAt: now() + pauseAfter(call.attempts) } : undefined,
      ),

    /** What is sealed in a call; undefined when there is nothing, or the secret is gone. */
    open: async ({ key, sealed }: ServiceCall): Promise<string | undefined> =>
      sealed === undefined ? undefined : sealer.open(sealed, key),
  };
}

/** What becomes of a call; undefined leaves it as it is. */
type Step = (call: ServiceCall) => ServiceCall | undefined;

async function take(
  { store, now }: Pick<Context, 'store' | 'now'>,
  { key, service, leaseMs }: Held,
): Promise<{ readonly isOurs: boolean; readonly stored?: ServiceCall | undefined }> {
  const dueAt = now() + leaseMs;
  const fresh = { key, service, version: 0, phase: 'running', createdAt: now(), dueAt, attempts: 0 } as const;
  if (await store.beginCall(fresh)) return { isOurs: true };
  const stored = await store.findCall(key);
  const isFree = stored?.phase === 'running' && stored.answer === undefined && (stored.dueAt ?? 0) <= now();
  return { isOurs: isFree && (await store.writeCall({ ...stored, dueAt })), stored };
}

const decided =
  ({ answer, sealed, dueAt }: Pick<ServiceCall, 'answer' | 'sealed' | 'dueAt'>): Step =>
  (call) => {
    if (call.answer !== undefined) return undefined;
    return call.phase === 'waiting'
      ? { ...call, phase: 'decided', answer, sealed, dueAt, attempts: 0 }
      : { ...call, phase: 'done', answer };
  };

const released =
  ({ now, soon }: { readonly now: number; readonly soon: boolean }): Step =>
  (call) => {
    if (call.answer !== undefined || (call.phase === 'waiting' && call.dueAt === undefined)) return undefined;
    const pauseMs = soon ? 0 : pauseAfter(call.attempts);
    return { ...call, dueAt: call.phase === 'waiting' ? now + pauseMs : undefined };
  };

/** What the caller of a stored call is told; undefined while there is nothing to tell. */
export function readTold({ answer, phase }: ServiceCall, later: Later | undefined): Told | undefined {
  if (answer !== undefined) return { at: 'answered', body: parseAnswer(answer) };
  return phase === 'waiting' && later ? { at: 'later', body: later.body } : undefined;
}

function parseAnswer(answer: string): unknown {
  const body: unknown = JSON.parse(answer);
  return body ?? undefined;
}
