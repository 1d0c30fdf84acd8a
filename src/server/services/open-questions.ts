// Which questions a caller has asked about one thing, such as the checks of one verification. A newer
// question closes the earlier ones: nobody waits for their answers any more, and the caller would take such
// an answer for one to the newer question.

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

export type Questions = ReturnType<typeof createQuestions>;

/** A verification has a handful. */
const mostKept = 32;

/** Keeps the questions, as a note among the calls. */
export function createQuestions({ context, ledger }: QuestionsOptions) {
  const { store, sealer, now } = context;
  const nameNote = ({ service, identity }: Asked) =>
    nameCall({ service: 'note', identity: ['questions', service, ...identity] }, sealer);
  const keyOf = (asked: Asked, question: string | undefined) => nameCall({ ...asked, question }, sealer);

  const read = async (key: string, note: ServiceCall | undefined): Promise<readonly string[]> => {
    const text = note?.sealed === undefined ? undefined : await sealer.open(note.sealed, key);
    return text === undefined ? [] : text.split(' ');
  };

  /** Adds one at the end; returns those before it. */
  async function note(asked: Asked & { readonly question: string }): Promise<readonly string[]> {
    const key = await nameNote(asked);
    for (;;) {
      const stored = await store.findCall(key);
      const before = (await read(key, stored)).filter((question) => question !== asked.question);
      const sealed = await sealer.seal([...before, asked.question].slice(-mostKept).join(' '), key);
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
    /** A question is asked for the first time: those before it are moot. */
    async begin(service: string, { identity, question }: ServiceRequest): Promise<void> {
      if (!identity || question === undefined) return;
      const asked = { service, identity, question };
      const before = await note(asked);
      await Promise.all(before.map(async (one) => ledger.supersede(await keyOf(asked, one))));
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
      const known = await read(noteKey, await store.findCall(noteKey));
      const keys = await Promise.all(known.map((question) => keyOf(asked, question)));
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
