// What can be seen of an element before anything has failed: its attributes, and whether it knows whom to
// ask.

import { knownAttributes } from '../../enrolment/known-attributes.js';
import { readUrl } from '../../enrolment/read-url.js';
import { nearestWord } from '../../enrolment/nearest-word.js';
import { tell, type Advice } from './console-line.js';
import type { LookedAt } from './looked-at.js';

/** Elements that were looked at, because each is told once. */
const told = new WeakSet<Element>();

/** Tells what is odd about the element, once. */
export function lookAround(host: LookedAt): void {
  if (!host.isConnected || told.has(host)) return;
  told.add(host);
  for (const advice of odditiesOf(host)) tell(advice);
}

/** What is odd about the element's attributes. */
export function odditiesOf(host: LookedAt): readonly Advice[] {
  const mistyped = mistypedOf(host);
  const { tokenEndpoint, requestSession, startMode, providerOrigins } = host;
  const hasSource = Boolean(tokenEndpoint || requestSession) || startMode === 'manual';
  const isExplained = mistyped.some(({ meant }) => meant === 'token-endpoint');
  return [
    ...mistyped.map(({ name, meant }): Advice => ({
      wrong: `The element knows no attribute ${name}:`,
      mend: `did you mean ${meant}?`,
      chapter: 'the-element-does-not-start',
    })),
    ...['disabled', 'required'].flatMap((name) =>
      host.getAttribute(name) === 'false' ? setByFalse(name) : [],
    ),
    ...(String(providerOrigins).match(/[^\s,]+/g) ?? []).flatMap(noOrigin),
    ...(hasSource || isExplained
      ? []
      : [
          {
            wrong: 'The element has no token source, so it never asks for a session.',
            mend: 'Set token-endpoint="/kyc/session", or the property requestSession.',
            chapter: 'the-element-does-not-start',
          } as const,
        ]),
  ];
}

const setByFalse = (name: string): Advice => ({
  wrong: `${name}="false" means ${name}, as on a button.`,
  mend: `Leave the attribute off. In Vue, write .${name} with a dot.`,
  chapter: 'the-element-does-not-start',
});

/** What is no origin as a browser writes it allows nothing. */
function noOrigin(entry: string): readonly Advice[] {
  const origin = /^https?:[^*]+$/i.test(entry) && readUrl(entry)?.origin;
  if (origin === entry.toLowerCase().replace(/\/+$/, '')) return [];
  return [
    {
      wrong: 'provider-origins has an entry that is no origin.',
      mend: `Write ${origin || 'https://host'}.`,
      chapter: 'the-element-does-not-start',
    },
  ];
}

/** Attributes that are nearly ours. Others may be a framework's, or the page's own. */
function mistypedOf(host: Element): readonly { readonly name: string; readonly meant: string }[] {
  const known = Object.keys(knownAttributes);
  return host.getAttributeNames().flatMap((name) => {
    if (known.includes(name) || everywhere.test(name)) return [];
    const meant = nearestWord(name, known);
    return meant === undefined ? [] : [{ name, meant }];
  });
}

/** Of any element, or of a framework: Alpine leaves its `:only-mobile` and `@kyc-success` in place. */
const everywhere =
  /^(?:id|class|style|slot|part|is|dir|hidden|title|role|inert|nonce|tabindex|(?:data|aria)-.*)$|[^\w-]/;
