// The sandbox's processes, in memory, each with its log of calls. A process moves on by one step, or runs
// until it has to wait for something.

import type { CallLog } from './call-log.js';
import { createCallLog } from './call-log.js';
import { nextStep, steps, type StepName } from './journey.js';
import { beginProcess, viewOf, type NewProcess, type OnboardingProcess } from './process.js';
import type { Call, CallResult, Services } from './call-service.js';
import type { Step, Turn } from './steps/step.js';

/** The choice for each step. Steps without one take the ordinary way. */
export type Choices = Readonly<Partial<Record<StepName, string>>>;

/** A process and what belongs to it. */
export interface Entry {
  readonly process: OnboardingProcess;
  readonly log: CallLog;
  /** Whether a step is running. */
  isBusy: boolean;
  /** Set during an automatic run, also while the run waits for a decision. */
  choices: Choices | undefined;
  /** Makes the last call once more, with new headers, and ignores the answer. */
  repeat: (() => Promise<unknown>) | undefined;
}

/** Why a process was not moved on. */
export type Refusal = 'busy' | 'nothing-to-do' | 'no-such-choice';

export interface ProcessesOptions extends Omit<Turn, 'process' | 'call'> {
  readonly services: Services;
}

const KEPT = 200;
const MOST_STEPS = 100;

/** Creates the store of processes. */
export function createProcesses({ services, ...equipment }: ProcessesOptions) {
  const entries = new Map<string, Entry>();

  async function perform(entry: Entry, action: Step['choices'][string]): Promise<void> {
    const { process, log } = entry;
    const call = <T>(
      wish: Pick<Call<T>, 'service' | 'body' | 'decode' | 'attempt'>,
    ): Promise<CallResult<T>> => {
      const whole = { ...wish, log, timeoutMs: process.profile.responseTimeoutMs };
      entry.repeat = () => services.call({ ...whole, decode: () => undefined });
      return services.call(whole);
    };
    entry.isBusy = true;
    process.appError = null;
    try {
      await action({ ...equipment, process, call });
    } finally {
      entry.isBusy = false;
    }
  }

  async function step(entry: Entry, choice?: string): Promise<Refusal | undefined> {
    const next = nextStep(entry.process);
    if (entry.isBusy) return 'busy';
    if (next === undefined) return 'nothing-to-do';
    const { choices }: Step = steps[next];
    const [ordinary = ''] = Object.keys(choices);
    const action = Object.hasOwn(choices, choice ?? ordinary) ? choices[choice ?? ordinary] : undefined;
    if (!action) return 'no-such-choice';
    await perform(entry, action);
    return undefined;
  }

  return {
    /** Oldest first. */
    all: (): readonly Entry[] => [...entries.values()],
    get: (processId: string): Entry | undefined => entries.get(processId),
    clear: (): void => entries.clear(),

    begin(beginning: NewProcess): Entry {
      const entry: Entry = {
        process: beginProcess(beginning),
        log: createCallLog(),
        isBusy: false,
        choices: undefined,
        repeat: undefined,
      };
      entries.set(beginning.processId, entry);
      for (const oldest of entries.keys()) if (entries.size > KEPT) entries.delete(oldest);
      return entry;
    },

    step,

    /**
     * Continues until an end, a decision to wait for, an error for the app, or a failure that only the user
     * can overcome.
     */
    async run(entry: Entry, choices: Choices = {}): Promise<Refusal | undefined> {
      if (entry.isBusy) return 'busy';
      entry.choices = choices;
      for (let count = 0; count < MOST_STEPS; count += 1) {
        const next = nextStep(entry.process);
        if (next === undefined || (next === 'start-over' && choices[next] === undefined)) break;
        const refusal = await step(entry, choices[next]);
        if (refusal !== undefined) return refusal;
        if (entry.process.appError !== null) break;
      }
      if (!entry.process.isAwaited) entry.choices = undefined;
      return undefined;
    },

    async repeat(entry: Entry): Promise<Refusal | undefined> {
      if (entry.isBusy) return 'busy';
      if (!entry.repeat) return 'nothing-to-do';
      await entry.repeat();
      return undefined;
    },
  };
}

export type Processes = ReturnType<typeof createProcesses>;

/** What the control endpoints show of a process. */
export function showEntry({ process, log, isBusy }: Entry) {
  const next = nextStep(process);
  return {
    process: viewOf(process),
    next:
      next === undefined
        ? null
        : { step: next, title: steps[next].title, choices: Object.keys(steps[next].choices) },
    isBusy,
    calls: log.calls,
  };
}
