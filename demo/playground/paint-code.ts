// Colours code of a merchant's server or framework: comments, texts in quotes, and the words of the language.

import type { Piece } from './snippet.js';

const words = 'import|from|export|default|const|let|await|async|function|return|new|class|readonly|type';
const painted = new RegExp(
  String.raw`(?<comment>\/\/[^\n]*|\/\*.*?\*\/)|(?<value>'[^'\n]*'|"[^"\n]*")|(?<tag>\b(?:${words})\b(?![\w-]))`,
  'gs',
);

/** The same text, in pieces of one colour each. */
export function paintCode(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(painted)) {
    const paint = (['comment', 'value', 'tag'] as const).find((kind) => groups[kind] !== undefined);
    pieces.push({ text: text.slice(end, index) }, { text: found, ...(paint && { paint }) });
    end = index + found.length;
  }
  return [...pieces, { text: text.slice(end) }];
}
