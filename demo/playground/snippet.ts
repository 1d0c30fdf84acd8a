// The code that a merchant copies. It does exactly what the controls show.

import type { Pair, Settings } from './settings.js';

export type SnippetKind = 'script' | 'npm';

/** A piece of code in one colour. */
export interface Piece {
  readonly text: string;
  readonly paint?: 'tag' | 'name' | 'value' | 'comment';
}

/** The snippet for a merchant's page. */
export const createSnippet = (kind: SnippetKind, settings: Settings): readonly Piece[] => [
  ...(kind === 'script' ? scriptTag : npmImport),
  ...element(settings.attributes),
  plain('\n'),
  tag('<style>'),
  plain('\n'),
  ...rulesFor(settings).flatMap((rule) => written(rule, '  ')),
  tag('</style>'),
  plain('\n'),
];

/** The rules of the snippet by themselves, for a style sheet. */
export const styleRules = (settings: Settings): readonly Piece[] =>
  rulesFor(settings).flatMap((rule) => written(rule, ''));

/** The snippet as plain text, for copying. */
export const toText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

const tag = (text: string): Piece => ({ text, paint: 'tag' });
const name = (text: string): Piece => ({ text, paint: 'name' });
const value = (text: string): Piece => ({ text, paint: 'value' });
const comment = (text: string): Piece => ({ text, paint: 'comment' });
const plain = (text: string): Piece => ({ text });
const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const scriptTag: readonly Piece[] = [
  comment('<!-- the folder dist/cdn of the package, on your own server -->\n'),
  ...open('script', [
    ['type', 'module'],
    ['src', '/kyc-enrolment/kyc-enrolment.js'],
  ]),
  tag('</script>'),
  plain('\n\n'),
];

const npmImport: readonly Piece[] = [
  comment('// in your bundle, after `npm install kyc-enrolment`\n'),
  tag('import'),
  plain(' '),
  value("'kyc-enrolment/define'"),
  plain(';\n\n'),
  comment('<!-- in your page -->\n'),
];

const element = (attributes: readonly Pair[]): readonly Piece[] => [
  ...open('kyc-enrolment', attributes, attributes.length > 1 ? '\n  ' : ' '),
  tag('</kyc-enrolment>'),
  plain('\n'),
];

function open(element: string, attributes: readonly Pair[], gap = ' '): readonly Piece[] {
  const written = attributes.flatMap(([attribute, text]) => [
    plain(gap),
    name(attribute),
    ...(text === '' ? [] : [plain('='), value(`"${escapeAttribute(text)}"`)]),
  ]);
  return [tag(`<${element}`), ...written, ...(gap.startsWith('\n') ? [plain('\n')] : []), tag('>')];
}

/** Keeps the element's room until its script has come (docs/theming.md, Room on the page). */
const room = (attributes: readonly Pair[]): readonly Pair[] => [
  ['display', 'block'],
  [
    'min-block-size',
    attributes.some(([attribute, text]) => attribute === 'display' && text !== 'inline')
      ? 'var(--kyc-card-height, 448px)'
      : 'min(var(--kyc-frame-height, 750px), max(320px, 100svh - var(--kyc-around, 96px)))',
  ],
];

interface Rule {
  readonly selector: string;
  readonly properties: readonly Pair[];
}

const rulesFor = ({ attributes, properties }: Settings): readonly Rule[] => [
  ...(properties.length > 0 ? [{ selector: 'kyc-enrolment', properties }] : []),
  { selector: 'kyc-enrolment:not(:defined)', properties: room(attributes) },
];

const written = ({ selector, properties }: Rule, indent: string): readonly Piece[] => [
  plain(indent),
  tag(selector),
  plain(' {\n'),
  ...properties.flatMap(([property, text]) => [
    plain(`${indent}  `),
    name(property),
    plain(': '),
    value(text),
    plain(';\n'),
  ]),
  plain(`${indent}}\n`),
];
