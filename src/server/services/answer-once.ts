// Answers the requests of a service. The merchant is asked once for equal requests, and the answer is stored
// before it is sent. A caller that cannot be answered in time is told to wait, or that the request failed. It
// must never ask twice at the same time, in this process or another.

import { withDeadline } from '../../providers/deadline.js';
import type { Later, ServiceRequest } from '../../providers/services.js';
import type { Context } from '../context.js';
import { within } from '../wait-at-most.js';
import type { ServiceCall } from '../store/stored-calls.js';
import { createAsk, Outrun, tooLate } from './ask-merchant.js';
import type { AskOptions } from './ask-merchant.js';
import { nameCall } from './call-key.js';
import { readTold } from './ledger.js';
import type { Told } from './ledger.js';
import type { Questions } from './open-questions.js';

export interface CallsOptions extends AskOptions {
  readonly context: Pick<Context, 'sealer' | 'signal' | 'background'>;
  readonly questions: Pick<Questions, 'begin'>;
  /** Milliseconds until a caller is answered, whatever the merchant does. */
  readonly answerWithinMs: number;
}

export interface Asked {
  readonly service: string;
  readonly request: ServiceRequest;
  /** Milliseconds since 1970. */
  readonly arrivedAt: number;
  /** Aborted when the caller must be answered. */
  readonly late: AbortSignal;
}

interface Keyed extends Asked {
  readonly key: string;
}

export interface Calls {
  /** Rejects with ServiceRefusal, or with what the merchant's hook throws. */
  answer(asked: Asked): Promise<Told>;
  /** Asks the merchant again for a waiting call, which the caller holds. Whatever comes of it is stored. */
  askAgain(call: ServiceCall, request: ServiceRequest): Promise<void>;
}

/** How long storing the result of a call may take. */
const leewayMs = 10_000;
const pollMs = 50;
/** How long storing a WAIT may take. With the usual `answerWithinMs` the caller has it in four seconds. */
const notingMs = 400;

export function createCalls(options: CallsOptions): Calls {
  const { context, ledger, questions, answerWithinMs } = options;
  const { sealer, signal: closing } = context;
  const { running, start } = createRuns(context);

  async function answer(asked: Asked): Promise<Told> {
    const { service, request, late } = asked;
    const { identity, code, question } = request;
    if (!identity) return inTime(askFreely(request), late);

    const key = await nameCall({ service, identity, code, question }, sealer);
    const run = running.get(key);
    const told = run ? join({ ...asked, key }, run) : start(key, () => askOnce({ ...asked, key }));
    return (await Promise.race([told, isLate(late)])) ?? sayLater({ ...asked, key });
  }

  /**
   * Equal requests share the work. A newer question may have closed this one meanwhile. Asked again, it is
   * the newest, and its answer counts.
   */
  async function join(asked: Keyed, run: Promise<Told>): Promise<Told> {
    if (asked.request.question === undefined) return run;
    const { isOurs } = await ledger.take({ ...asked, leaseMs: leaseMsOf(asked) });
    if (isOurs) return start(asked.key, () => askHeld(asked));
    await begin(asked);
    return running.get(asked.key) ?? start(asked.key, () => askOnce(asked));
  }

  /**
   * Tells a caller to wait. If it cannot be told so, or the store does not take the note in time, it is told
   * that the request failed.
   */
  async function sayLater(asked: Keyed): Promise<Told> {
    const { later } = asked.request;
    const waiting = later && (await within(noteWait(asked, later), { ms: notingMs, late: undefined }));
    const told = waiting && readTold(waiting, later);
    if (!told) throw tooLate();
    return told;
  }

  /** Only a question that is begun may wait: a newer one must find it, or its answer is taken for its own. */
  async function noteWait(asked: Keyed, later: Later): Promise<ServiceCall | undefined> {
    return (await questions.begin(asked)) ? ledger.wait(asked.key, later) : undefined;
  }

  async function askOnce(asked: Keyed): Promise<Told> {
    const { request, late } = asked;
    const giveUp = isLate(late).then(() => 'late');
    for (let isBegun = false; ; isBegun = true) {
      const { isOurs, stored } = await ledger.take({ ...asked, leaseMs: leaseMsOf(asked) });
      if (isOurs) return askHeld(asked);
      if (!isBegun) await begin(asked); // an answered question is the newest too when it is asked again
      const told = stored && readTold(stored, request.later);
      if (told) return told;
      // Another kit is asking the merchant. Its answer arrives through the store.
      if (await Promise.race([pause(pollMs), giveUp])) return sayLater(asked);
    }
  }

  /** Asks for a call that we hold. */
  async function askHeld(asked: Keyed): Promise<Told> {
    const { key, service, request } = asked;
    try {
      await begin(asked);
    } catch (error) {
      // nobody asks the merchant now, so the next try may
      await ledger.release(key, { soon: true }).catch(() => undefined);
      throw error;
    }
    return ask({ key, service, request, forMs: goesOnForMsOf(asked) });
  }

  async function begin(asked: Keyed): Promise<void> {
    if (!(await questions.begin(asked))) throw new Outrun();
  }

  const goesOnForMsOf = ({ request }: Keyed) => answerWithinMs + (request.goesOnForMs ?? 0);
  const leaseMsOf = (asked: Keyed) => goesOnForMsOf(asked) + leewayMs;

  const ask = createAsk(options);

  async function askFreely(request: ServiceRequest): Promise<Told> {
    const answered = await withDeadline({ signal: closing, ms: answerWithinMs }, (signal) =>
      request.ask({ signal }),
    );
    return { at: 'answered', body: answered.at === 'answered' ? answered.body : undefined };
  }

  return {
    answer,
    async askAgain({ key, service }, request) {
      if (running.has(key)) return; // the first run is only slow, not lost
      const forMs = request.goesOnForMs ?? answerWithinMs;
      try {
        await start(key, () => ask({ key, service, request, forMs }));
      } catch (error) {
        if (!(error instanceof Outrun)) throw error;
      }
    },
  };
}

/** What this process is at work on. */
function createRuns({ background }: Pick<Context, 'background'>) {
  const running = new Map<string, Promise<Told>>();

  /** Runs the work. Equal requests that arrive meanwhile share its result. */
  function start(key: string, work: () => Promise<Told>): Promise<Told> {
    const run: Promise<Told> = work().finally(() => {
      if (running.get(key) === run) running.delete(key);
    });
    running.set(key, run);
    background(() => run.catch(() => undefined)); // those who wait for it get the error
    return run;
  }
  return { running, start };
}

async function inTime(run: Promise<Told>, late: AbortSignal): Promise<Told> {
  run.catch(() => undefined);
  const told = await Promise.race([run, isLate(late)]);
  if (!told) throw tooLate();
  return told;
}

/** Resolves to undefined when time is up. */
const isLate = (late: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (late.aborted) resolve(undefined);
    late.addEventListener('abort', () => resolve(undefined), { once: true });
  });

const pause = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined));
