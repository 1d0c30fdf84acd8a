// What the merchant's own code threw, in a form for the log: its message and its places in code, so that they
// can find their mistake. Everything that the message quotes is cut out, and what drivers and parsers quote
// without quotation marks: of a request, JSON, an address, a token, a date, a row.

import { ProviderError } from '../providers/contract.js';
import { describeError } from './logger.js';
import type { Facts } from './logger.js';

const mostPlaces = 8;
const mostCauses = 3;
const shortestKnown = 4;
const longestMessage = 10_000;
/** With spaces: longer ones are pictures, which no message quotes in full. */
const longestKnown = 2 * longestMessage;

/** Describes an error of the merchant's code. `known` are texts that it may quote and the log must not. */
export function describeThrown(
  error: unknown,
  known: readonly string[] = [],
): Pick<Facts, 'error' | 'code' | 'at' | 'detail' | 'message' | 'stack'> {
  const facts = describeError(error);
  // A database's message quotes values, and describeError has described it already.
  if (isOfDatabase(error)) return { ...facts, detail: withoutQuotes(detailOf(error), known) };
  const message = messagesOf(error).map((text) => withoutQuotes(text, known));
  return { ...facts, message: message.join(': '), stack: placesOf(error) };
}

/** Why a provider could not be asked. If the merchant's own code kept it from that, that is described too. */
export function describeFailure(error: unknown): Facts {
  if (!(error instanceof ProviderError)) return describeThrown(error);
  const { reason, httpStatus, message, cause } = error;
  return { ...(cause === undefined ? {} : describeThrown(cause)), reason, httpStatus, detail: message };
}

/** All texts in a request's body, at any depth. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Texts in a request's headers that identify a person. */
export function textsOfHeaders(headers: Headers): readonly string[] {
  return [...headers].flatMap(([name, value]) =>
    name === 'authorization' || name === 'cookie' || name.startsWith('x-')
      ? [value, ...value.split(/[\s;,=]+/)]
      : [],
  );
}

function messagesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error === 'string') return [error];
  if (!(error instanceof Error)) return [`a ${typeof error} was thrown`];
  if (isOfDatabase(error)) return [detailOf(error)];
  const { cause } = error;
  return cause instanceof Error && depth < mostCauses
    ? [error.message, ...messagesOf(cause, depth + 1)]
    : [error.message];
}

/** The stack without the message in front of it, whose lines may look like places in code. */
function placesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? error.stack?.replace(error.message, '') : undefined;
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return places.slice(0, mostPlaces).map((line) => line.trim());
}

const isOfDatabase = (error: unknown): boolean => error instanceof Error && 'severity' in error;

function detailOf(error: unknown): string {
  const { detail } = describeError(error);
  return typeof detail === 'string' ? detail : 'the database refused';
}

/** What databases and parsers write before the values that they quote without quotation marks. */
const wordsBefore = [
  'near(?!\\s*…: syntax error)',
  ...['details?', 'params', 'parameters', 'bindings', 'dup key', 'values', 'value is', 'is not valid'],
  ...['got', 'received'],
];
const beforeValues = new RegExp(`\\b(${wordsBefore.join('|')})\\b[\\s:=]*[^\\s:=][\\s\\S]*$`, 'i');
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

const cuts: readonly (readonly [RegExp, string])[] = [
  [/[{[]\s*(?:["'[{]|\w+\s*:)[\s\S]*[}\]]/g, '{…}'], // a printed object
  // What V8 says of a property's name in the merchant's code; a value would hardly look like one.
  [/\((reading|setting) '([a-z_$][\w$]{0,40})'\)/g, '($1 \u2045$2\u2045)'],
  [/(Cannot convert|regular expression:) [\s\S]*?(?= to an? |$)/g, '$1 …'], // V8
  [/"[\s\S]*?"|“[\s\S]*?”|«[\s\S]*?»|`[\s\S]*?`/g, '…'],
  [/(?<!\w)'[\s\S]*?'(?!\w)/g, '…'],
  [/(?:["“«`]|(?<!\w)')[\s\S]*$/, '…'], // a quotation that was cut off
  [/=\s*\([\s\S]*?\)/g, '=(…)'], // PostgreSQL's "Key (name)=(Ada)"
  [beforeValues, '$1 …'],
  [/\/\/[^\s/@]*@/g, '//…@'], // credentials in an address
  [/\?[^\s"']+/g, '?…'], // a query
  [/[^\s@"'<>(]+@[^\s@"'<>)]+\.[^\s@"'<>)]+/g, '…'], // an e-mail address
  [/(?<![\d.])\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\.?\d)(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?/g, '…'], // a date
  [new RegExp(`\\b${month} \\d{1,2},? \\d{4}|\\b\\d{1,2}\\.? ${month},? \\d{4}`, 'gi'), '…'],
  [/(?=[\w+=-]*\d)[\w+=-]{20,}/g, '…'], // a token
  [/\d{6,}/g, '…'], // a code, or the number of a person or an account
  [/\u2045/g, "'"],
];

/** The merchant's code may have written it in another case, or with other spaces. */
const inAnySpelling = (text: string) => {
  const characters = Array.from(text, (one) => one.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'));
  return new RegExp(characters.join('\\s*'), 'giu');
};

const withoutSpaces = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
/** What the `i` of a pattern takes for the same is the same. */
const folded = (text: string) => text.toUpperCase().toLowerCase();

/** A message that quotes more than this says nothing else. */
const mostQuoted = 100;
/** The cuts may take a time that grows with the square of this. A log line shows a quarter of it. */
const longestCut = 1_000;

/** Its last word goes, because only whole ones are recognised, and what was open is closed. */
const shortened = (text: string) =>
  text.length > longestCut ? `${text.slice(0, longestCut).replace(/\S+$/, '')}…}` : text;

/** A stranger chooses what is sent: its length and number must cost little where nothing of it is quoted. */
function withoutQuotes(message: string, known: readonly string[]): string {
  let kept = message.slice(0, longestMessage).normalize('NFC');
  let flat = folded(withoutSpaces(kept));
  const sent = new Set(known.filter((text) => text.length <= longestKnown).map(withoutSpaces));
  const longestFirst = [...sent]
    .filter((text) => text.length >= shortestKnown && flat.includes(folded(text)))
    .sort((one, other) => other.length - one.length);
  let quoted = 0;
  for (const text of longestFirst) {
    if (!flat.includes(folded(text))) continue;
    if (++quoted > mostQuoted) return '…';
    kept = kept.replace(inAnySpelling(text), '…');
    flat = folded(withoutSpaces(kept));
  }
  return cuts.reduce((text, [what, instead]) => text.replace(what, instead), shortened(kept));
}
