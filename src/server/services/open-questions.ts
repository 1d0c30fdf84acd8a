// Which questions a caller has asked about one thing, such as the checks of one verification, in the order of
// their arrival. A newer question closes the earlier ones: nobody waits for their answers any more, and the
// caller would take such an answer for one to the newer question. So an earlier one that was held up on its
// way to the store must never close a newer one.

import { ServiceRefusal } from '../../providers/services.js';
import type { LateDecision, ServiceRequest } from '../../providers/services.js';
import type { Context } from '../context.js';
import type { ServiceCall } from '../store/stored-calls.js';
import { nameCall } from './call-key.js';
import type { Ledger } from './ledger.js';

export interface QuestionsOptions {
  readonly context: Pick<Context, 'store' | 'sealer' | 'now'>;
  readonly ledger: Ledger;
}

export type Asked = Pick<LateDecision, 'service' | 'identity' | 'question'>;

/** A question as it arrived. */
export interface Arrived {
  readonly service: string;
  readonly request: Pick<ServiceRequest, 'identity' | 'question'>;
  /** Milliseconds since 1970. */
  readonly arrivedAt: number;
}

export type Questions = ReturnType<typeof createQuestions>;

/** A verification has a handful. */
const mostKept = 32;

/** Keeps the questions, as a note among the calls. */
export function createQuestions({ context, ledger }: QuestionsOptions) {
  const { store, sealer, now } = context;
  const nameNote = ({ service, identity }: Asked) =>
    nameCall({ service: 'note', identity: ['questions', service, ...identity] }, sealer);
  const keyOf = (asked: Asked, question: string | undefined) => nameCall({ ...asked, question }, sealer);

  /** A note of a secret that is not known here may name open questions: nobody may go on without it. */
  async function read(key: string, note: ServiceCall | undefined): Promise<Noted> {
    if (note?.sealed === undefined) return readNoted();
    const text = await sealer.open(note.sealed, key);
    if (text === undefined)
      throw new ServiceRefusal(503, 'Earlier questions were sealed with another secret.');
    return readNoted(text);
  }

  /** Adds one at the end; returns those before it. Undefined if a newer one is there. */
  async function note(
    asked: Asked & { readonly question: string },
    arrivedAt: number,
  ): Promise<readonly string[] | undefined> {
    const key = await nameNote(asked);
    for (;;) {
      const stored = await store.findCall(key);
      const { questions, newestAt } = await read(key, stored);
      const before = questions.filter((question) => question !== asked.question);
      const isNewest = questions.at(-1) === asked.question;
      if (isNewest && arrivedAt <= newestAt) return before;
      if (!isNewest && isEarlier(arrivedAt, newestAt, now())) return undefined;
      const noted = { questions: [...before, asked.question].slice(-mostKept), newestAt: arrivedAt };
      const sealed = await sealer.seal(writeNoted(noted), key);
      const fresh = {
        key,
        service: 'note',
        version: 0,
        phase: 'waiting',
        createdAt: now(),
        attempts: 0,
      } as const;
      const isWritten = stored
        ? await store.writeCall({ ...stored, sealed })
        : await store.beginCall({ ...fresh, sealed });
      if (isWritten) return before;
    }
  }

  return {
    /**
     * A question is asked: those that arrived before it are moot. Returns false if it is moot itself, because
     * a newer one is there. Beginning it twice changes nothing.
     */
    async begin({ service, request: { identity, question }, arrivedAt }: Arrived): Promise<boolean> {
      if (!identity || question === undefined) return true;
      const asked = { service, identity, question };
      const before = await note(asked, arrivedAt);
      if (!before) {
        await ledger.supersede(await keyOf(asked, question));
        return false;
      }
      await Promise.all(before.map(async (one) => ledger.supersede(await keyOf(asked, one))));
      return true;
    },

    /**
     * The key of the question that a late decision is about: the one that it names, else the only one that is
     * undecided, else the newest.
     *
     * @throws TypeError when several are undecided and the decision names none
     */
    async find(asked: Asked): Promise<string> {
      if (asked.question !== undefined) return keyOf(asked, asked.question);
      const noteKey = await nameNote(asked);
      const { questions } = await read(noteKey, await store.findCall(noteKey));
      const keys = await Promise.all(questions.map((question) => keyOf(asked, question)));
      const calls = (await Promise.all(keys.map((key) => store.findCall(key)))).filter(
        (call) => call !== undefined,
      );
      const open = calls.filter(
        ({ phase, answer, dueAt }) =>
          answer === undefined && (phase === 'waiting' || (phase === 'running' && dueAt !== undefined)),
      );
      if (open.length > 1)
        throw new TypeError('Several questions are undecided: name the "question" that your hook was asked.');
      return (open[0] ?? calls.at(-1))?.key ?? keyOf(asked, undefined);
    },
  };
}

/** Machines agree on the time to within this. */
const clocksMs = 5_000;

/** Whether one arrived before the other. What arrived in the future did so before the clock was set back. */
function isEarlier(one: number, other: number, now: number): boolean {
  const isAhead = (at: number) => at > now + clocksMs;
  return isAhead(one) === isAhead(other) ? one < other : isAhead(one);
}

interface Noted {
  /** In the order of their arrival. */
  readonly questions: readonly string[];
  /** When the last one arrived. */
  readonly newestAt: number;
}

/** In milliseconds, with the parts of one that a clock may have. */
const arrival = /^@[\d.]+$/;

/** The words of a note. A version of the kit that knows no arrivals leaves one in the middle. */
function readNoted(text = ''): Noted {
  const words = text.split(' ').filter(Boolean);
  const newest = words.findLast((word) => arrival.test(word));
  return {
    questions: words.filter((word) => !arrival.test(word)),
    newestAt: newest === undefined ? -Infinity : Number(newest.slice(1)),
  };
}

const writeNoted = ({ questions, newestAt }: Noted) => [...questions, `@${newestAt}`].join(' ');
