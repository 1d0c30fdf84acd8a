// Lets Node's bridge ask a kit for answers that are no Responses yet. The bridge knows a kit by its `fetch`:
// a function that a merchant has put around it has the last word on its answers, as ever.

import type { CallFacts } from './call-facts.js';
import type { PlainAnswer } from './json-answer.js';

type Fetch = (request: Request, facts?: CallFacts) => Promise<Response>;
type AnswerPlainly = (request: Request, facts: CallFacts) => Promise<Response | PlainAnswer>;

const known = new WeakMap<Fetch, AnswerPlainly>();

/** Says how the same request is answered without a Response. Returns `fetch`. */
export function offerPlainAnswers(fetch: Fetch, answer: AnswerPlainly): Fetch {
  known.set(fetch, answer);
  return fetch;
}

/** The plain way of a kit's `fetch`; itself, if it has none. */
export const plainly = (fetch: Fetch): AnswerPlainly => known.get(fetch) ?? fetch;
