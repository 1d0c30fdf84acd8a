// What the merchant's own code threw, in a form for the log: its message and its places in code, so that they
// can find their mistake. Everything that the message quotes of a request, of JSON, of an address or of a
// token is cut out.

import { describeError } from './logger.js';
import type { Facts } from './logger.js';

const mostPlaces = 8;
const mostCauses = 3;
const shortestKnown = 4;

/** Describes an error of the merchant's code. `known` are texts that it may quote and the log must not. */
export function describeThrown(
  error: unknown,
  known: readonly string[] = [],
): Pick<Facts, 'error' | 'code' | 'at' | 'detail' | 'message' | 'stack'> {
  const facts = describeError(error);
  // A database's message quotes values, and describeError has described it already.
  const isOfDatabase = error instanceof Error && 'severity' in error;
  if (isOfDatabase) return facts;
  const message = messagesOf(error).map((text) => withoutQuotes(text, known));
  return { ...facts, message: message.join(': '), stack: placesOf(error) };
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

function withoutQuotes(message: string, known: readonly string[]): string {
  const longestFirst = known
    .filter((text) => text.length >= shortestKnown)
    .sort((one, other) => other.length - one.length);
  return longestFirst
    .reduce((text, value) => text.replaceAll(value, '…'), message.slice(0, 10_000))
    .replaceAll(/[{[]\s*(?:["'[{]|\w+\s*:)[\s\S]*[}\]]/g, '{…}') // a printed object
    .replaceAll(/\/\/[^\s/@]*@/g, '//…@') // credentials in an address
    .replaceAll(/\?[^\s"']+/g, '?…') // a query
    .replaceAll(/[^\s@"'<>(]+@[^\s@"'<>)]+\.[^\s@"'<>)]+/g, '…') // an e-mail address
    .replaceAll(/(?=[\w+=-]*\d)[\w+=-]{20,}/g, '…') // a token
    .replaceAll(/\d{6,}/g, '…'); // a code, or the number of a person or an account
}
