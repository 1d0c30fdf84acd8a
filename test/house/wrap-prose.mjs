// `npm run wrap`: wraps the prose of the documents at 110 columns. A paragraph that fits is left as it is, so
// that a change to one sentence changes one paragraph.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const columns = 110;

/** Words that would become markup at the beginning of a line: a list, a heading, a quotation. */
const beginsMarkup = /^(?:[-+*>]|#{1,6}|\d+[.)])$/;

/** @param {string} page Markdown @returns {string} the page with every paragraph wrapped */
export function wrapProse(page) {
  const lines = page.split('\n');
  const wrapped = [];
  let fence;
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined;
    if (fence !== undefined || mark || !isProse(line)) {
      wrapped.push(line);
      index++;
      continue;
    }
    const end = endOfParagraph(lines, index);
    wrapped.push(...wrapParagraph(lines.slice(index, end)));
    index = end;
  }
  return wrapped.join('\n');
}

/** Whether a line is neither a table, a heading, code, markup, a link's definition nor empty. */
export const isProse = (line) => !/^(?:\s*$|\s*\||#|<| {4}(?! *[-*] )|\t|\[[^\]]+\]:|---)/.test(line);

const item = /^(\s*)([-*] |\d+[.)] |> ?)/;

function endOfParagraph(lines, start) {
  const quoted = lines[start].startsWith('>');
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end];
    const goesOn = quoted
      ? /^> ?\S/.test(line)
      : line.trim() !== '' && !item.test(line) && !/^\s*(?:\||```|#|<)/.test(line);
    if (!goesOn) break;
    end++;
  }
  return end;
}

function wrapParagraph(lines) {
  if (lines.every(({ length }) => length <= columns)) return lines;
  if (lines.some((line) => /(?: {2}|\\)$/.test(line)) || /^> \[!/.test(lines[0])) return lines;
  const [first, indent = '', bullet = ''] = item.exec(lines[0]) ?? [''];
  const rest = bullet.startsWith('>') ? '> ' : indent + ' '.repeat(bullet.length) || /^\s*/.exec(lines[0])[0];
  const text = lines
    .map((line, index) => (index === 0 ? line.slice(first.length) : line.replace(/^(?:> ?|\s+)/, '')).trim())
    .join(' ');
  return fill(wordsOf(text), first || rest, rest);
}

/** Splits a text into words. What is in backticks stays in one piece. */
const wordsOf = (text) => text.match(/(?:`[^`]*`|[^\s`])+|`/g) ?? [];

function fill(words, first, rest) {
  const lines = [];
  let line = first;
  let isEmpty = true;
  words.forEach((word, index) => {
    const next = words[index + 1];
    const wouldBeMarkup = next !== undefined && beginsMarkup.test(next); // the word would begin the next line
    const needed = word.length + (wouldBeMarkup ? next.length + 1 : 0);
    if (!isEmpty && line.length + 1 + needed > columns && !beginsMarkup.test(word)) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  });
  return [...lines, line];
}

/** The documents: Markdown files at the root and below docs. */
const papers = () =>
  ['.', 'docs'].flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => join(folder, path)),
  );

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const path of papers()) {
    const page = readFileSync(path, 'utf8');
    const wrapped = wrapProse(page);
    if (wrapped !== page) writeFileSync(path, wrapped);
  }
}
