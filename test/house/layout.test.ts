import { longFiles, longLines, longestFile, medianLength, repeatedNames } from './layout.ts';
import { readFiles } from './project.ts';
import { wrapProse } from './wrap-prose.mjs';

const sources = readFiles(['src', 'demo'], /\.(ts|css)$/);
const tests = readFiles(['test'], /\.(ts|mjs)$/);

/** Lines that are still too long. A number may only go down; at 0 it is removed. */
const stillLong = { sources: 8, tests: 0 };

/** Files that are still too long. An entry is removed when its file has been shortened. */
const stillTooLong: readonly string[] = ['src/providers/tennpay/server.ts'];

/** A folder with one language's texts, named by its tag. */
const isLanguagesFolder = /^src\/i18n\/[a-z]{2}(-[a-z\d]+)?$/;

/** File names that mean the same role in every folder that has them. */
const sameRole: Readonly<Record<string, RegExp>> = {
  'wire.ts': /^src\/providers\/\w+$/,
  'server.ts': /^src(\/providers\/\w+)?$/,
  'sandbox.ts': /^src(\/providers\/\w+)?$/,
  'scenarios.ts': /^src\/providers\/\w+\/sandbox$/,
  'page-script.ts': /^src\/providers\/\w+\/sandbox$/,
  'page-styles.ts': /^src\/providers\/\w+\/sandbox$/,
  'page-texts.ts': /^src\/providers\/\w+\/sandbox$/,
  'controls.ts': /^src\/providers\/\w+\/sandbox$/,
  'element-texts.ts': isLanguagesFolder,
  'camera-texts.ts': isLanguagesFolder,
  'hand-off-texts.ts': isLanguagesFolder,
  'phone-texts.ts': isLanguagesFolder,
  'return-texts.ts': isLanguagesFolder,
};
/** Texts of a hosted page in one language. */
const isLanguage = /^[a-z]{2}(-[A-Za-z]{2})?\.ts$/;

describe('lines', () => {
  it.each([
    ['sources', sources, stillLong.sources],
    ['tests', tests, stillLong.tests],
  ])('of %s are at most 110 columns long', (_, files, most) => {
    const long = longLines(files);
    expect(long.length, long.join('\n')).toBeLessThanOrEqual(most);
  });

  it('of the papers’ prose too: if not, run `npm run wrap`', () => {
    const pages = Object.entries(readFiles(['.', 'docs'], /\.md$/));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter(([, page]) => wrapProse(page) !== page).map(([path]) => path)).toEqual([]);
  });

  it('that are longer are found, in letters and not in bytes', () => {
    expect(longLines({ 'a.ts': `${'я'.repeat(110)}\n${'a'.repeat(111)}` })).toEqual(['a.ts:2']);
  });
});

describe('the wrapping of prose', () => {
  const long = 'word '.repeat(30).trim();

  it.each([
    ['a paragraph', long, (lines: string[]) => lines.every((line) => !line.startsWith(' '))],
    [
      'a list, below its bullet',
      `- ${long}`,
      (lines: string[]) => lines.slice(1).every((line) => /^ {2}w/.test(line)),
    ],
    ['a quotation', `> ${long}`, (lines: string[]) => lines.every((line) => line.startsWith('> w'))],
  ])('breaks %s', (_, page, isRight) => {
    const lines = wrapProse(page).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ length }) => length <= 110)).toBe(true);
    expect(isRight(lines)).toBe(true);
    expect(wrapProse(lines.join('\n'))).toBe(lines.join('\n'));
  });

  it.each([
    ['a table', `| ${long} |`],
    ['a heading', `# ${long}`],
    ['code', `\`\`\`\n${long}\n\`\`\``],
    ['indented code', `    ${long}`],
    ['what fits', 'short\nlines\nof their own'],
  ])('leaves %s', (_, page) => {
    expect(wrapProse(page)).toBe(page);
  });

  it('begins no line with what would be a list, and breaks no code', () => {
    const page = `${'word '.repeat(21)}four - ${'word '.repeat(10)}\`code ${'of words '.repeat(5)}\` end`;
    const lines = wrapProse(page).split('\n');
    expect(lines.some((line) => /^[-`]? /.test(line) || (line.match(/`/g) ?? []).length % 2 === 1)).toBe(
      false,
    );
  });
});

describe('files', () => {
  it('are at most 300 lines long', () => {
    expect(longFiles(sources).filter((path) => !stillTooLong.includes(path))).toEqual([]);
  });

  it('are at most 80 lines long in the median', () => {
    expect(medianLength(sources)).toBeLessThanOrEqual(80);
  });

  it('that are longer are found', () => {
    const files = { 'a.ts': 'a;\n'.repeat(longestFile), 'b.ts': 'b;\n'.repeat(longestFile + 1) };
    expect(longFiles(files)).toEqual(['b.ts']);
    expect(medianLength({ ...files, 'c.ts': 'c;\n' })).toBe(300);
  });
});

describe('names', () => {
  it('of files have one meaning', () => {
    const repeated = Object.entries(
      repeatedNames(Object.keys(sources).filter((path) => path.startsWith('src/'))),
    );
    const ambiguous = repeated.filter(
      ([name, folders]) => !isLanguage.test(name) && !folders.every((folder) => sameRole[name]?.test(folder)),
    );
    expect(ambiguous.map(([name]) => name)).toEqual([]);
  });

  it('that are repeated are found', () => {
    expect(repeatedNames(['src/a/look.ts', 'src/b/look.ts', 'src/b/other.ts'])).toEqual({
      'look.ts': ['src/a', 'src/b'],
    });
  });
});
