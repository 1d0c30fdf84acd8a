// `npm run lint`: the types of the whole tree, and ESLint. Both read one program, so the sources are parsed
// and their types worked out only once.

import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

function createProgram() {
  const config = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config;
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
}

const program = createProgram();
const wrongTypes = ts.getPreEmitDiagnostics(program);
if (wrongTypes.length > 0)
  console.error(
    ts.formatDiagnosticsWithColorAndContext(wrongTypes, {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (path) => path,
      getNewLine: () => '\n',
    }),
  );

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { programs: [program], projectService: false } },
  },
});
const results = await eslint.lintFiles(['.']);
const formatter = await eslint.loadFormatter();
const said = await formatter.format(results);
if (said) console.error(said);
if (wrongTypes.length > 0 || results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
