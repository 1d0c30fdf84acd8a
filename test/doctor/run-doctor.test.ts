import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { anchorsOf, sectionOf } from '../../build/page-sections.ts';
import { checks } from '../../src/doctor/checks.js';
import { kitMount } from '../../src/doctor/checks/kit-mount.js';
import { pageAnswers } from '../../src/doctor/checks/page-answers.js';
import { runDoctor, usage } from '../../src/doctor/run-doctor.js';
import { KycEnrolment } from '../../src/element/kyc-enrolment.js';
import { nearestWord } from '../../src/enrolment/nearest-word.js';
import { version } from '../../src/enrolment/version.js';
import { root } from '../support/build.ts';

const html =
  '<!doctype html><kyc-enrolment start-mod="manual" token-endpoint="/kyc/session"></kyc-enrolment>';

/** Runs the command against a site that has only a page. */
const run = (...args: readonly string[]) => visit(html, args);

async function visit(html: string, args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runDoctor(args, {
    send: async ({ pathname }) =>
      new Response(pathname === '/verify' ? html : null, {
        status: pathname === '/verify' ? 200 : 404,
        headers: { 'content-type': 'text/html' },
      }),
    now: () => 0,
    print: (text) => void printed.push(text),
    printError: (text) => void complaints.push(text),
  });
  return { code, printed: printed.join(''), complaints: complaints.join('') };
}

const Report = z.object({
  version: z.literal(1),
  errors: z.number(),
  warnings: z.number(),
  checks: z.array(
    z.object({
      check: z.string(),
      skipped: z.optional(z.string()),
      findings: z.array(
        z.object({
          level: z.enum(['error', 'warning']),
          wrong: z.string(),
          mend: z.string(),
          see: z.string(),
        }),
      ),
    }),
  ),
});

describe('the command', () => {
  it('says what is wrong, what mends it and where to read, and ends with 1', async () => {
    const { code, printed } = await run('https://shop.example/verify');
    expect(code).toBe(1);
    expect(printed).toContain(`error attributes
  The element knows no attribute start-mod: did you mean start-mode?
  Mend it: start-mode="…"
  See: docs/troubleshooting.md#the-element-does-not-start
`);
  });

  it('prints nothing of a page that a terminal would obey, and no line of its own', async () => {
    const [clear, title] = ['\u001b[2J', '\u009b0m\u0007'];
    const src = `/a${clear}${title}\n0 errors/kyc-enrolment.js`;
    const { printed } = await visit(`<script src="${src}"></script>${html}`, ['https://shop.example/verify']);
    expect(printed).toContain('is a classic one');
    expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(printed).not.toMatch(/^0 errors/m);
  });

  it('prints the same for machines', async () => {
    const { printed } = await run('https://shop.example/verify', '--json');
    const { errors, checks: all } = Report.parse(JSON.parse(printed));
    expect(errors).toBeGreaterThan(1);
    expect(all.find(({ check }) => check === 'attributes')?.findings).toHaveLength(1);
    expect(all.find(({ check }) => check === 'coep')?.findings).toEqual([]);
  });

  it('has a finding for a page that is not https', async () => {
    expect((await run('http://shop.example/verify')).printed).toContain('INSECURE_CONTEXT');
  });

  it.each([
    [[], 'Name one page.'],
    [['shop.example'], 'must begin with https://'],
    [['https://ada:pass@shop.example/'], 'hold no password'],
    [['https://shop.example/', '--kti', 'x'], "Unknown option '--kti'"],
    [['https://shop.example/', '--timeout', 'soon'], '--timeout takes a number'],
    [['https://shop.example/', '--webhook', '../x'], '--webhook takes the id'],
  ])('%j is called wrongly, and ends with 2', async (args, complaint) => {
    const { code, printed, complaints } = await run(...args);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complaints).toContain(complaint);
    expect(complaints).toContain(usage);
  });

  it('helps', async () => {
    expect(await run('--help')).toEqual({ code: 0, printed: usage, complaints: '' });
  });
});

describe('the doctor’s papers', () => {
  const read = (path: string) => readFileSync(root + path, 'utf8');
  const anchors = anchorsOf(read('docs/troubleshooting.md'));

  it('every chapter that a finding leads to is there', () => {
    const [, union = ''] = read('src/doctor/finding.ts').split('export type Chapter =');
    const chapters = [...(union.split(';')[0] ?? '').matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
    expect(chapters.length).toBeGreaterThan(10);
    expect(chapters.filter((chapter) => !anchors.includes(chapter))).toEqual([]);
  });

  it('every check is described, and no other', () => {
    const table = sectionOf(read('docs/doctor.md'), 'What it checks') ?? '';
    const described = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual([pageAnswers, kitMount, ...checks].map(({ name }) => name).sort());
  });

  it('every option is described', () => {
    const options = [...usage.matchAll(/^ {2}(--\w+)/gm)].map(([, name = '']) => name);
    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((name) => !read('docs/doctor.md').includes(`| \`${name}`))).toEqual([]);
  });
});

it('the version that page and kit say is the package’s', () => {
  expect(KycEnrolment.version).toBe(version);
  const { version: ofPackage } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));
  expect(version).toBe(ofPackage);
});

describe('"did you mean …?"', () => {
  const known = ['token-endpoint', 'display', 'name', 'lang'];
  it.each([
    ['tokenendpoint', 'token-endpoint'],
    ['token_endpoint', 'token-endpoint'],
    ['token-endpont', 'token-endpoint'],
    ['dispaly', 'display'],
    ['nmae', undefined],
    ['theme', undefined],
    ['', undefined],
  ])('%j: %j', (written, meant) => {
    expect(nearestWord(written, known)).toBe(meant);
  });
});
