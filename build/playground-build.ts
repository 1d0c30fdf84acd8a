// `--mode playground`: the pages and the shop of `demo/`, for `kyc-sandbox demo`. The element, the server kit
// and the sandbox stay outside: they are the packages that a developer has installed.

import { readdirSync, readFileSync } from 'node:fs';
import { build, type BuildOptions, type Plugin } from 'vite';

export const playgroundFolder = 'dist/playground';

/** Where `kyc-sandbox demo` serves the element's folder for script tags. */
const elementScript = '/kyc-enrolment/kyc-enrolment.js';

/** Pages that a developer reads the source of, so they stay as they are but for the element's address. */
const smallPages = ['demo/shop.html', 'demo/redirect.html'];

/** Linked by the pages that the shop's server writes, so it keeps its name. */
const sharedStyles = 'demo/playground/page.css';

const apply: Plugin['apply'] = (_, { mode }) => mode === 'playground';

export const playgroundBuild = (root: string) =>
  ({
    outDir: `${playgroundFolder}/pages`,
    cssTarget: 'esnext', // as `npm start` serves it
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [`${root}index.html`, `${root}demo/states.html`],
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  }) satisfies BuildOptions;

/** The pages load the element that is installed, and no language's texts become part of them. */
export const playgroundPages = (): Plugin => ({
  name: 'playground-pages',
  apply,
  enforce: 'pre',
  resolveId: (id) =>
    id === 'kyc-enrolment/define' ? { id: elementScript, external: 'absolute' } : undefined,
  transform(code, id) {
    if (!id.endsWith('/demo/playground/languages.ts')) return undefined;
    const listed = /import\.meta\.glob\('[./]+(src\/i18n)\/\*\/(element-texts\.ts)'\)/.exec(code);
    if (!listed) return this.error(`${id} lists the languages in another way.`);
    const [glob, folder = '', file = ''] = listed;
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith(`/${file}`));
    return code.replace(glob, JSON.stringify(Object.fromEntries(paths.map((path) => [path, null]))));
  },
  generateBundle() {
    for (const page of smallPages) {
      const source = readFileSync(page, 'utf8').replace("'kyc-enrolment/define'", `'${elementScript}'`);
      this.emitFile({ type: 'asset', fileName: page, source });
    }
    this.emitFile({ type: 'asset', fileName: sharedStyles, source: readFileSync(sharedStyles) });
  },
});

/** The shop's server, beside the pages. */
export const playgroundServer = (): Plugin => ({
  name: 'playground-server',
  apply,
  closeBundle: {
    sequential: true,
    async handler() {
      await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          ssr: 'demo/shop-server.ts',
          outDir: playgroundFolder,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: { external: /^[\w@]/, output: { entryFileNames: '[name].js' } },
        },
      });
    },
  },
});
