// The snippets of all pages in one program of TypeScript, each as a module of its own in one made-up folder.

import ts from 'typescript';
import { root } from '../support/build.ts';
import { readDocument, type Snippet } from './read-snippets.ts';
import { declarations } from './snippets-stage.ts';

const folder = `${root}made-up-snippets/`;
const script = `'/kyc-enrolment/kyc-enrolment.js'`;
const shop = `export declare const kyc: import('kyc-enrolment-server').KycServer;`;

/** Not strict: a snippet in JavaScript leaves out what only types need. Names and options must be right. */
function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options: read } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [] },
    ts.sys,
    root,
  );
  return { ...read, strict: false, exactOptionalPropertyTypes: false, checkJs: true, isolatedModules: false };
}

/** What a snippet leaves out by `…` is missing in it, and nothing else. */
const isLeftOut = (snippet: Snippet, message: string) =>
  snippet.code.includes('…') && /missing (?:in type|the following properties)|type '\{\}'/.test(message);

/** A module that others see nothing of: without `…` among members, and with the script by its door. */
const moduleOf = ({ code }: Snippet) =>
  [code.replaceAll(/(?<=[{,]) …,?/g, '').replaceAll(script, `'kyc-enrolment'`), 'export {};', ''].join('\n');

/** Every mistake in the snippets, as `page:line: what is wrong`. */
export function mistakesIn(snippets: readonly Snippet[]): readonly string[] {
  const bySource = new Map(
    snippets.map((snippet, index) => [`${folder}${String(index)}.${snippet.language}`, snippet] as const),
  );
  const texts = new Map([
    ...[...bySource].map(([path, snippet]) => [path, moduleOf(snippet)] as const),
    [`${folder}stage.d.ts`, declarations],
    [`${folder}kyc.d.mts`, shop],
    [`${folder}kyc-enrolment-tag.ts`, readDocument('demo/examples/angular/src/kyc-enrolment-tag.ts')],
  ]);
  const settings = options();
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = (path) => `${path}/` === folder || (directoryExists?.(path) ?? true);
  host.getSourceFile = (path, version, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version, true);
  };
  const program = ts.createProgram([...bySource.keys(), `${folder}stage.d.ts`], settings, host);
  return [...bySource].flatMap(([path, snippet]) => {
    const source = program.getSourceFile(path);
    if (!source) return [`${snippet.page}:${String(snippet.line)}: TypeScript does not read it`];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].flatMap(
      ({ messageText, start = 0 }) => {
        const message = ts.flattenDiagnosticMessageText(messageText, ' ');
        const line = snippet.line + source.getLineAndCharacterOfPosition(start).line;
        return isLeftOut(snippet, message) ? [] : [`${snippet.page}:${String(line)}: ${message}`];
      },
    );
  });
}
