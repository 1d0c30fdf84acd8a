// The tables of docs/ that the element's source has the facts of. `npm run manifest` writes them between
// their marks, and a test says where a page has another one.

import type { ElementModel } from './element-model.ts';

/** What stands in a table's cell for nothing. */
const NOTHING = '–';

type Row = readonly string[];

/** Tables by the name of their mark, for each page that has some. */
export function docsTables(model: ElementModel): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    'docs/element.md': {
      attributes: attributesTable(model),
      'read-only properties': factsTable(model),
      methods: table(
        ['Method', 'What it does'],
        model.methods.map(({ name, description }) => [code(`${name}()`), description]),
      ),
      events: table(
        ['Event', '`detail`', 'When'],
        model.events.map(({ name, type, description }) => [code(name), code(type), description]),
      ),
      errors: table(
        ['Code', 'Meaning', 'What to do', 'Retryable'],
        model.errors.map(({ codes, meaning, mend = NOTHING, retryable = NOTHING }) => [
          codes.map(code).join(', '),
          meaning,
          mend,
          retryable,
        ]),
      ),
    },
    'docs/theming.md': {
      'custom properties': table(
        ['Property', 'Default', 'What'],
        model.cssProperties.map(({ name, standard, description }) => [
          code(name),
          standard === undefined ? NOTHING : code(standard),
          description,
        ]),
      ),
      parts: described('Part', model.parts),
      slots: described('Slot', model.slots),
    },
  };
}

/** The page with its tables as they are made of the source. Throws for a mark that is not there. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, lines]) => {
    const [begin, end] = [
      `<!-- ${name}: \`npm run manifest\` writes this table -->`,
      `<!-- ${name}: end -->`,
    ];
    const [before, rest = ''] = text.split(begin);
    const [, after] = rest.split(end);
    if (before === undefined || after === undefined) throw new Error(`A page has no ${begin} … ${end}`);
    return `${before}${begin}\n\n${lines}\n\n${end}${after}`;
  }, page);
}

/** The page as a reader of a package gets it. */
export const withoutMarks = (page: string): string =>
  page.replace(/^<!-- [\w -]+: (?:end|`npm run manifest` writes this table) -->\n\n?/gm, '');

function attributesTable({ settings, facts, inherited }: ElementModel): string {
  const ofSettings = settings.map(({ name, attribute, type, words, standard, description }) => [
    attribute === undefined ? NOTHING : code(attribute),
    code(`${name}: ${words.map((word) => `'${word}'`).join(' | ') || given({ attribute, type })}`),
    description + (isPlain(standard) ? ` Default \`${standard.replaceAll("'", '')}\`.` : ''),
  ]);
  const ofField = facts.flatMap(({ name, attribute, type, description }) =>
    attribute === undefined ? [] : [[code(attribute), code(`${name}: ${type}`), description]],
  );
  const ofEveryElement = inherited.map(({ name, description }) => [
    code(name),
    code(`${name}: string`),
    description,
  ]);
  return table(['Attribute', 'Property', 'Meaning'], [...ofSettings, ...ofEveryElement, ...ofField]);
}

/** What a page sets; that a property without an attribute may be left out goes without saying. */
const given = ({ attribute, type }: Pick<ElementModel['settings'][number], 'attribute' | 'type'>) =>
  attribute === undefined ? type.replace(/ \| undefined$/, '') : type;

/** A word or a number, which a reader is told; nothing, a list and a constant's name are not. */
const isPlain = (standard: string | undefined): standard is string =>
  standard !== undefined && /^(?:'.+'|\d+)$/.test(standard);

const factsTable = ({ facts }: ElementModel) =>
  table(
    ['Property', 'Meaning'],
    facts
      .filter(({ isReadonly, description }) => isReadonly && description)
      .map(({ name, description }) => [code(name), description]),
  );

const described = (title: string, rows: ElementModel['parts']) =>
  table(
    [title, 'What'],
    rows.map(({ name, description }) => [code(name), description]),
  );

const table = (titles: Row, rows: readonly Row[]) =>
  [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const code = (text: string) => `\`${text}\``;

/** `docs/security.md, Frames` becomes a link, because the page stands in docs itself. */
const cell = (text: string) =>
  text
    .replaceAll('|', '\\|')
    .replace(/\bdocs\/([\w-]+\.md)(?:, ([A-Z][\w' ]*\w))?/g, (whole, page: string, title?: string) =>
      title === undefined
        ? `[${whole}](${page})`
        : `[${title}](${page}#${title.toLowerCase().replaceAll("'", '').replaceAll(' ', '-')})`,
    );
