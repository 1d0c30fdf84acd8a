// Every snippet of README and docs is what a reader can use: compiled or parsed, and with names that exist.

import { readFileSync } from 'node:fs';
import { transform } from 'lightningcss';
import { readElement } from '../../build/element-model.ts';
import { packages } from '../../build/package-list.ts';
import { frameworkSnippet } from '../../demo/playground/framework-snippets.ts';
import { serverSnippet } from '../../demo/playground/server-snippets.ts';
import type { Pair } from '../../demo/playground/settings.ts';
import { root } from '../support/build.ts';
import { mistakesIn } from './compile-snippets.ts';
import { unclosedTag, unknownWords } from './markup-words.ts';
import { allSnippets, documentPaths, readDocument, scriptsIn, type Snippet } from './read-snippets.ts';

const of = (...languages: readonly string[]) =>
  allSnippets.filter(({ language }) => languages.includes(language));
const placeOf = ({ page, line }: Snippet) => `${page}:${String(line)}`;

/** Files of one page that import each other; test/own-provider.test.ts compiles and runs them. */
const isOfOwnProvider = ({ page, file }: Snippet) => page === 'docs/own-provider.md' && file !== '';

/** What the playground writes for a page in React, and for each server, with both providers. */
function* playgroundSnippets(): Generator<Snippet> {
  const own: readonly Pair[] = [
    ['only-mobile', ''],
    ['cross-device', 'false'],
    ['provider-origins', 'https://a.example'],
  ];
  for (const mount of ['/kyc', '/kyc-10npay']) {
    const attributes: readonly Pair[] = [
      ['token-endpoint', `${mount}/session`],
      ['consent-endpoint', `${mount}/consent`],
      ...own,
    ];
    const made = (language: string, code: string) => ({
      page: `playground, ${mount}`,
      line: 1,
      language,
      file: '',
      code,
    });
    yield made('jsx', frameworkSnippet('react', attributes));
    for (const server of ['express', 'hono', 'fastify', 'koa', 'next'] as const)
      for (const code of serverSnippet(server, { attributes, properties: [] }).split('// shop.mjs'))
        yield made('js', code);
  }
}

describe('the snippets of README and docs', () => {
  it('compile, with the names and options that our packages have; a mistyped one does not', () => {
    const modules = of('js', 'jsx', 'ts', 'tsx').filter((snippet) => !isOfOwnProvider(snippet));
    const scripts = of('html').flatMap(scriptsIn);
    expect(modules.length).toBeGreaterThan(40);
    expect(scripts.length).toBeGreaterThan(1);
    const code = `createKycServer({ …, provder: undefined });\nelement.tokenEndpont = '/kyc/session';`;
    const generated = [...playgroundSnippets()];
    expect(generated.length).toBeGreaterThan(10);
    const mistyped: Snippet = { page: 'a.md', line: 10, language: 'js', file: '', code };
    expect(mistakesIn([...modules, ...scripts, ...generated, mistyped])).toEqual([
      expect.stringMatching(/^a\.md:10: .*'provder'/),
      expect.stringMatching(/^a\.md:11: .*'tokenEndpont'/),
    ]);
  }, 120_000);

  it('are JSON where they say so', () => {
    for (const snippet of of('json'))
      for (const value of snippet.code.trim().split(/\n(?=\{)/))
        expect(() => JSON.parse(value) as unknown, placeOf(snippet)).not.toThrow();
  });

  it('are HTML with every tag closed where they say so', () => {
    expect(of('html').length).toBeGreaterThan(4);
    for (const snippet of of('html')) expect(unclosedTag(snippet.code), placeOf(snippet)).toBeUndefined();
    expect(unclosedTag('<p><b>a</p></b>')).toBe('</p>');
  });

  it('are CSS where they say so', () => {
    for (const snippet of of('css'))
      expect(
        () => transform({ filename: 'a.css', code: Buffer.from(snippet.code) }),
        placeOf(snippet),
      ).not.toThrow();
  });

  it('call scripts and commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: object };
    const bins = packages.flatMap(({ bin = {} }) => Object.keys(bin));
    const ofOthers = ['playwright', 'openssl'];
    const commands = of('sh').flatMap(({ code }) => code.split('\n'));
    expect(commands.length).toBeGreaterThan(15);
    const npm = commands.flatMap((line) =>
      [...line.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name),
    );
    const npx = commands.flatMap((line) =>
      [...line.matchAll(/npx (?:--package \S+ |--yes )*([\w-]+)/g)].map(([, name = '']) => name),
    );
    expect(npm.filter((name) => !(name in scripts))).toEqual([]);
    expect(npx.filter((name) => ![...bins, ...ofOthers].includes(name))).toEqual([]);
  });

  it('run in every shell, on Windows too', () => {
    const commands = of('sh').flatMap(({ code }) => code.split('\n'));
    expect(commands.length).toBeGreaterThan(15);
    const ofOneShell = /&&|;\s|\s#|\\$|\$[({\w]|^export |^\w+=|=\w+ npx/;
    const isQuoted = (line: string) => line.replaceAll(/"[^"]*"/g, '').includes("'"); // cmd knows no '
    const bound = ["curl -d '{}' http://localhost", 'KYC_SECRET=a node shop.mjs', 'curl $kyc/session'];
    expect([...commands, ...bound].filter((line) => ofOneShell.test(line) || isQuoted(line))).toEqual(bound);
  });
});

describe('what README and docs write of the element', () => {
  const model = readElement(root);

  it.each(documentPaths)(
    '%s: attributes, events, slots, parts, states and custom properties exist',
    (page) => {
      expect(unknownWords(readDocument(page), model)).toEqual([]);
    },
  );

  it.each(['vue', 'svelte', 'angular'] as const)('what the playground writes for %s exists', (framework) => {
    const attributes: readonly Pair[] = [
      ['display', 'dialog'],
      ['only-mobile', ''],
    ];
    const code = frameworkSnippet(framework, attributes);
    expect(code).toContain('display="dialog"');
    expect(unknownWords(code, model)).toEqual([]);
  });

  it('a name that the element does not have is found', () => {
    const page =
      '<kyc-enrolment token-endpint="/a" display="wide" @kyc-done="…" lang="de">`--kyc-acent` :state(done)';
    expect(unknownWords(page, model)).toEqual([
      'token-endpint="/a"',
      'display="wide"',
      '@kyc-done="…"',
      '--kyc-acent',
      ':state(done)',
    ]);
  });
});
