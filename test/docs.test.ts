// What README and docs promise, held against the code that they speak of.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { packages } from '../build/package-list.ts';
import { parseSession } from '../src/enrolment/merchant-contract.js';
import { parseStatus } from '../src/enrolment/status-contract.js';
import { createKycServer } from '../src/server.js';
import { scenarios, tennpayScenarios, tennpayUserId, wultraScenarios } from '../src/sandbox.js';
import { documentPaths as pages, readDocument as read } from './docs/read-snippets.ts';
import { root } from './support/build.ts';

/** A page's part under a heading, up to the next of the same depth. */
function section(page: string, title: string): string {
  const [, text = ''] = page.split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

/** What stands as code in the table's column, in its order. */
const column = (text: string, index: number) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].flatMap(([, row = '']) =>
    [...(row.split(' | ')[index] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
  );

/** All that a pattern's first group finds in a source file. */
const inSource = (path: string, pattern: RegExp) =>
  [...read(path).matchAll(pattern)].map(([, name = '']) => name);

/** As a reader asks: is everything there, and nothing that is not? */
const expectSame = (said: readonly string[], real: readonly string[]) => {
  expect([...said].sort()).toEqual([...new Set(real)].sort());
};

it('docs/sandbox.md has the scenarios of every provider, as they are played', () => {
  const rows = [
    ...scenarios.map(({ name, description }) => `| Trustmatic | \`sandbox:${name}\` | ${description} |`),
    ...tennpayScenarios.map(
      ({ name, description }) => `| 10nPay | \`${tennpayUserId(name)}\` | ${description} |`,
    ),
    ...wultraScenarios.map(({ value, description }) => `| Wultra | \`${value}\` | ${description} |`),
  ];
  expect(read('docs/sandbox.md').match(/^\| (Trustmatic|10nPay|Wultra) .*$/gm)).toEqual(rows);
});

describe('docs/element.md', () => {
  const element = read('docs/element.md');

  const states = inSource('src/enrolment/states.ts', /(?:^ {2}|\| )'([a-z]+)'(?= \||;)/gm);

  it('has every state', () => {
    expect(states.length).toBeGreaterThan(5);
    const [, line = ''] = /^States: (.*?)\.\s+Each/ms.exec(element) ?? [];
    expectSame(
      [...line.matchAll(/`([a-z]+)`/g)].map(([, state = '']) => state),
      states,
    );
  });

  it('tells the events in the order of the states', () => {
    const [, order = ''] = element.split('### In which order');
    const said = column(order.split('\n#')[0] ?? '', 0).filter((code) => states.includes(code));
    expect(said).toEqual(states.filter((state) => state !== 'idle'));
  });
});

it('docs/element.md: a session refused before the element is there is no unhandled rejection', async () => {
  const [, script = ''] =
    /<script nonce="…">\n( {2}const ask =.*?)<\/script>/s.exec(read('docs/element.md')) ?? [];
  expect(script).toContain('early');
  const unhandled: unknown[] = [];
  const hear = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', hear);
  const early: unknown = runInNewContext(`${script};early`, {
    fetch: () => Promise.resolve(new Response(null, { status: 401 })),
  });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  expect(unhandled).toEqual([]);
  // the customer is asked to sign in
  await expect(early).rejects.toMatchObject({ name: 'KycError', code: 'NOT_SIGNED_IN' });
});

it('docs/server.md has every option of the kit in its table', () => {
  let known = '';
  try {
    createKycServer({ somethingElse: true } as never);
  } catch (error) {
    known = /It has (.*)\.$/.exec(String(error))?.[1] ?? '';
  }
  const [, table = ''] = read('docs/server.md').split('| Option | Meaning |');
  const named = column(table.split('\n\n')[0] ?? '', 0).map((code) => code.replace(/\(.*/, ''));
  expect(known.split(', ').length).toBeGreaterThan(20);
  expect([...named].sort()).toEqual(known.split(', ').sort());
});

it('docs/frameworks.md has the directive of the Angular example, which Angular itself compiles', () => {
  const directive = read('demo/examples/angular/src/kyc-enrolment-tag.ts');
  expect(read('docs/frameworks.md')).toContain(`\`\`\`ts\n${directive}\`\`\``);
});

describe('docs/languages.md', () => {
  it('names the language of every folder of texts, and none that there is not', () => {
    const tags = readdirSync(`${root}src/i18n`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    for (const page of ['README.md', 'index.html'])
      expect(read(page)).toContain(`${String(tags.length)} languages`);
    const said = column(section(read('docs/languages.md'), 'The languages'), 0);
    expectSame(
      said.map((tag) => tag.toLowerCase()),
      tags,
    );
    expect(said.filter((tag) => Intl.getCanonicalLocales(tag)[0] !== tag)).toEqual([]);
  });
});

describe('docs/troubleshooting.md', () => {
  it('has every chapter that the console leads to', () => {
    const [, union = ''] = read('src/element/advice/console-line.ts').split('type AdviceChapter =');
    const chapters = [...(union.split(';')[0] ?? '').matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
    expect(chapters.length).toBeGreaterThan(8);
    const headings = headingsOf(read('docs/troubleshooting.md'));
    expect(chapters.filter((chapter) => !headings.includes(chapter))).toEqual([]);
  });
});

describe('docs/contract.md', () => {
  it('shows only answers that the element can read', () => {
    const answers = [...read('docs/contract.md').matchAll(/^```json\n(.*?)^```/gms)].flatMap(
      ([, text = '']) => text.trim().split(/\n(?=\{)/),
    );
    expect(answers.length).toBeGreaterThan(5);
    for (const answer of answers) {
      const body: unknown = JSON.parse(answer);
      const isSession = /sessionId|webEnrolmentUrl|videoIdentificationUrl/.test(answer);
      expect(() => (isSession ? parseSession(body, parseStatus) : parseStatus(body))).not.toThrow();
    }
  });
});

it('docs/README.md leads to every page, and to every example', () => {
  const index = read('docs/README.md');
  const examples = readdirSync(`${root}demo/examples`).filter((name) => name !== 'shop');
  const wanted = [
    ...readdirSync(`${root}docs`).filter((name) => name.endsWith('.md') && name !== 'README.md'),
    ...examples.map((name) => `../demo/examples/${name}`),
  ];
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((path) => !index.includes(`](${path}`))).toEqual([]);
});

describe.each(pages)('%s', (path) => {
  const page = read(path);
  const folder = path.replace(/[^/]*$/, '');

  it('links to what is there', () => {
    const targets = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      if (file && !existsSync(root + folder + file)) return true;
      return anchor !== undefined && !headingsOf(file ? read(folder + file) : page).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('imports by doors that the package has', () => {
    const doors = packages.flatMap(({ name, doors: of, hasElement }) =>
      [...Object.keys(of), ...(hasElement ? ['./custom-elements.json'] : [])].map(
        (door) => name + door.slice(1),
      ),
    );
    const imports = [...page.matchAll(/(?:from|import) '(kyc-enrolment[^']*)'/g)].map(
      ([, door = '']) => door,
    );
    expect(imports.filter((door) => !doors.includes(door))).toEqual([]);
  });
});

const headingsOf = (page: string) =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );

it('README, docs and the playground say one weight: what the gate lets through', () => {
  const [, gate = ''] = /limit: '([\d.]+ kB)'/.exec(read('.size-limit.js')) ?? [];
  for (const page of ['README.md', 'index.html', 'docs/decisions/README.md'])
    expect(read(page)).toContain(gate);
  expect(section(read('docs/element.md'), 'Size').replace(/\s+/g, ' ')).toContain(`above ${gate}`);
});

it('README promises no more speed than docs/performance.md has measured', () => {
  const measured = [
    ...read('docs/performance.md').matchAll(
      /^\*\*Processor (\d)x, (\d+) ms[^]*?^\| kyc-enrolment \|[^|]*\| ([\d.]+)/gm,
    ),
  ];
  const later = (slowness: string) =>
    Math.max(
      ...measured.flatMap(([, by, ms, ratio]) =>
        by === slowness && Number(ms) >= 100 ? [Number(ratio)] : [],
      ),
    );
  const [, plain, slow] = /less than (\d+) % later\s.*?less than (\d+) % on/s.exec(read('README.md')) ?? [];
  expect(later('4')).toBeGreaterThan(1);
  expect((later('1') - 1) * 100).toBeLessThan(Number(plain));
  expect((later('4') - 1) * 100).toBeLessThan(Number(slow));
});

it.each(readdirSync(`${root}docs`).filter((file) => file.endsWith('.png')))(
  'docs/%s is at most 300 kB',
  (file) => {
    expect(statSync(`${root}docs/${file}`).size).toBeLessThanOrEqual(300_000);
  },
);

describe('docs/data-map.md', () => {
  it('has every table of the store, and every column that names a customer', () => {
    const page = read('docs/data-map.md');
    const schema = read('src/server/store/sql/schema.ts');
    const rows = new Map(
      [...schema.matchAll(/interface (\w+) \{([\s\S]*?)\n\}/g)].map(([, name = '', fields = '']) => [
        name,
        fields,
      ]),
    );
    const tables = [...schema.matchAll(/^ {2}(kyc_\w+): (\w+);/gm)];
    expect(tables.length).toBeGreaterThan(8);
    for (const [, table = '', row = ''] of tables) {
      expect(page, table).toMatch(new RegExp(`\`${table}[.\`]`));
      const naming = ['user_id', 'sealed', 'verdict', 'event', 'answer', 'line', 'rest'].filter((column) =>
        new RegExp(`^ {2}${column}:`, 'm').test(rows.get(row) ?? ''),
      );
      if (table === 'kyc_pseudonyms') continue; // one row for both of its columns
      for (const column of naming) expect(page).toContain(`\`${table}.${column}\``);
    }
  });
});
