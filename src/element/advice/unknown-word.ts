// A word that an attribute does not take.

import { nearestWord } from '../../enrolment/nearest-word.js';
import { tell, type Advice } from './console-line.js';

/** A framework sets an attribute again and again. */
const told = new Set<string>();

export function unknownWord(...said: Parameters<typeof adviceOnWord>): void {
  const before = told.size;
  if (told.add(said.join()).size > before) tell(adviceOnWord(...said));
}

/** The first of the known words is the default. The word itself may be anything, so it is not said. */
export function adviceOnWord(written: string, known: readonly string[], attribute: string): Advice {
  const near = nearestWord(written, known);
  return {
    wrong: `${attribute} has a word that is none of ${known.join(', ')}, and counts as ${known[0] ?? ''}.`,
    mend: near === undefined ? 'Write one of them.' : `Did you mean ${near}?`,
    chapter: 'the-element-does-not-start',
  };
}
