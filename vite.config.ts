import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { transform as transformCss } from 'lightningcss';
import { minify as minifyScript } from 'terser';
import type { BuildOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { packages } from './build/package-list.ts';
import { publishedPackages } from './build/packages.ts';
import { demoServer } from './demo/dev-server.ts';
import { chromiumLaunchOptions, firefoxLaunchOptions } from './test/support/browsers.ts';
import { webkitgtk } from './test/support/vitest-webkitgtk.ts';
import { webkitGtkFound } from './test/support/webkitgtk.ts';

const firefox = firefoxLaunchOptions();
/** What needs a browser; every other test runs in Node, so that none is left out. */
const componentTests = 'test/{capture,consent,element,presentation}/**/*.test.ts';
const browser = { enabled: true, headless: true, screenshotFailures: false } as const;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const doors = packages.flatMap(({ doors, bin = {} }) => [...Object.values(doors), ...Object.values(bin)]);

/** `--mode npm`: every door, unbundled and unminified, dependencies left to the user's bundler. */
const npmBuild = {
  lib: { entry: Object.fromEntries(doors.map((door) => [door, here(`./src/${door}.ts`)])), formats: ['es'] },
  minify: false,
  sourcemap: true,
  // oxc's own helpers (for a `</script>` in a template) come along: they are no dependency that a user has
  rolldownOptions: {
    external: /^(?!@oxc-project\/)[\w@]/,
    output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
  },
} satisfies BuildOptions;

const texts = readdirSync('src/i18n', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
/** Six characters tell a file from its earlier versions, and the entry names each file. */
const hashLength = 6;

/**
 * One for all texts: the entry names each language's file, and 17 different hashes would be 170 bytes of what
 * every customer loads.
 */
const textsHash = createHash('sha256')
  .update(texts.map((file) => readFileSync(`src/i18n/${file}`)).join('\0'))
  .digest('base64url')
  .slice(0, hashLength);

/** `de.<hash>.js` are a language's texts, `capture-de.<hash>.js` those of our own camera. */
function chunkFileNames({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }): string {
  const folder = /\/src\/i18n\/(\w+)\/[^/]+$/.exec(facadeModuleId ?? '')?.[1];
  return `${folder ? `${folder}-` : ''}${name}.${texts.includes(`${name}.ts`) ? textsHash : `[hash:${hashLength}]`}.js`;
}

/**
 * `--mode cdn`: one file for a script tag, with everything of the inline flow in it; the rest in hashed
 * chunks beside it.
 */
const cdnBuild = {
  outDir: 'dist/cdn',
  // library mode, because the other one wraps each import() in a preload helper of a kilobyte
  lib: { entry: { 'kyc-enrolment': here('./src/define.ts') }, formats: ['es'] },
  rolldownOptions: {
    preserveEntrySignatures: 'allow-extension', // keeps what the chunks share in the entry
    output: {
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames,
    },
  },
} satisfies BuildOptions;

/**
 * A style sheet in a template is a text to the bundler: a hundred bytes of the script are its line breaks and
 * long ways of saying things.
 */
const minifiedStyles = (): Plugin => ({
  name: 'minified-styles',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform: (code, id) =>
    /styles\.ts$/.test(id)
      ? code.replace(/css`([^`\\$]*)`/g, (_, css: string) => `css\`${minify(css, id)}\``)
      : undefined,
});

const minify = (css: string, filename: string) =>
  String(transformCss({ filename, code: Buffer.from(css), minify: true }).code);

/**
 * Lit's tag for styles also serves browsers that cannot share a style sheet. None of those has
 * ElementInternals, without which there is no element of ours, so the CDN build goes without.
 */
const leanCssTag = (): Plugin => ({
  name: 'lean-css-tag',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  resolveId: (source, importer) =>
    source === './css-tag.js' && importer?.includes('/@lit/reactive-element/') ? '\0css-tag' : undefined,
  load: (id) =>
    id === '\0css-tag'
      ? `
        export const css = ([text]) => {
          let sheet;
          return {
            get styleSheet() {
              if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
              return sheet;
            },
          };
        };
        export { css as unsafeCSS, css as CSSResult }; // names that Lit hands on, and nobody uses
        export const supportsAdoptingStyleSheets = true;
        export const getCompatibleStyle = (style) => style;
        export const adoptStyles = (root, styles) => {
          root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
        };`
      : undefined,
});

/** What the bundler's own minifier leaves: 200 bytes of the script that every customer loads. */
const smallerScripts = (): Plugin => ({
  name: 'smaller-scripts',
  apply: (_, { mode }) => mode === 'cdn',
  async generateBundle(_, bundle) {
    const options = { ecma: 2020, module: true, toplevel: true } as const;
    const compress = { passes: 3, unsafe_arrows: true, unsafe_methods: true } as const;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = (await minifyScript(chunk.code, { ...options, compress })).code ?? chunk.code;
    }
  },
});

/** Integrity hashes of every file of the CDN build, for a script tag's `integrity` and an import map's. */
const subresourceIntegrity = (): Plugin => ({
  name: 'subresource-integrity',
  apply: (_, { mode }) => mode === 'cdn',
  closeBundle() {
    const files = readdirSync('dist/cdn').filter((file) => file.endsWith('.js'));
    const hash = (file: string) =>
      `sha384-${createHash('sha384')
        .update(readFileSync(`dist/cdn/${file}`))
        .digest('base64')}`;
    const hashes = Object.fromEntries(files.map((file) => [file, hash(file)]));
    writeFileSync('dist/cdn/sri.json', `${JSON.stringify(hashes, null, 2)}\n`);
  },
});

export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  ...(mode === 'cdn' && { define: { 'process.env.NODE_ENV': '"production"' } }),
  plugins: [
    smallerScripts(),
    minifiedStyles(),
    leanCssTag(),
    subresourceIntegrity(),
    publishedPackages(),
    demoServer(),
  ],
  // no source maps for the CDN build: they would be half of the package
  build: { target: 'es2022', outDir: 'dist', ...(mode === 'cdn' ? cdnBuild : npmBuild) },
  resolve: {
    alias: [
      // @open-wc/semantic-dom-diff imports it for snapshots; its dynamic import breaks Vite's import analysis
      { find: '@web/test-runner-commands', replacement: here('./test/support/wtr-commands-stub.ts') },
      // demo and tests import the doors by the names that users know
      { find: /^kyc-enrolment$/, replacement: here('./src/index.ts') },
      { find: /^kyc-enrolment-(server|sandbox)(\/.*)?$/, replacement: here('./src/$1$2.ts') },
      { find: /^kyc-enrolment\/(.*)$/, replacement: here('./src/$1.ts') },
    ],
  },
  test: {
    testTimeout: 30_000, // machines are shared: a test that hangs is told, one that is slow is not
    hookTimeout: 30_000,
    globals: true, // @open-wc's fixtureCleanup registers itself on globalThis.afterEach
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [componentTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [componentTests],
          globalSetup: ['test/support/provider-page.ts'],
          setupFiles: ['test/support/setup.ts'],
          browser: {
            ...browser,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [
              { browser: 'chromium' },
              ...(firefox
                ? [{ browser: 'firefox' as const, provider: playwright({ launchOptions: firefox }) }]
                : []),
            ],
          },
        },
      },
      ...(webkitGtkFound
        ? [
            {
              extends: true as const,
              test: {
                name: 'webkitgtk',
                include: [componentTests],
                globalSetup: ['test/support/provider-page.ts'],
                setupFiles: ['test/support/setup.ts'],
                browser: { ...browser, provider: webkitgtk(), instances: [{ browser: 'webkit' as const }] },
              },
            },
          ]
        : []),
    ],
  },
}));
