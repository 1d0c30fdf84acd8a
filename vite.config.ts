import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { cdnBuild, minifiedStyles, smallerScripts, subresourceIntegrity } from './build/cdn-build.ts';
import { leanCssTag, leanLit } from './build/lean-lit.ts';
import { leanQr } from './build/lean-qr.ts';
import { npmBuild } from './build/npm-build.ts';
import { ownExports } from './build/own-exports.ts';
import { doorAliases } from './build/package-list.ts';
import { publishedPackages } from './build/packages.ts';
import { playgroundBuild, playgroundPages, playgroundServer } from './build/playground-build.ts';
import { shortPrivateNames } from './build/private-names.ts';
import { thirdPartyNotices } from './build/third-party-notices.ts';
import { demoServer } from './demo/dev-server.ts';
import { firefoxLaunchOptions, headlessShellOptions } from './test/support/browsers.ts';
import { chance } from './test/support/chance.ts';
import { webkitgtk } from './test/support/vitest-webkitgtk.ts';
import { webkitGtkFound } from './test/support/webkitgtk.ts';

const firefox = firefoxLaunchOptions();
/**
 * What needs a browser; every other test runs in Node, so that none is left out. All files share one page with
 * its loaded modules, which saves a third of the processor time.
 */
const componentTests = 'test/{capture,consent,element,presentation}/**/*.test.ts';
/**
 * Tests in Node that each need a process of their own. All others share one with its loaded modules, which
 * halves their time: what a test changes outside of itself, it puts back.
 */
const aloneTests = [
  // run other test files once more, over another store
  'test/server/{kit-over-sqlite,canary-over-postgres}.test.ts',
  'test/server/hostile/nearly-valid.test.ts',
  'test/providers/wultra/over-sqlite.test.ts',
  // define the element in half a browser
  'test/testing/*.test.ts',
  // measure the memory of their process
  'test/server/{flat-memory,uploads,hostile/bodies}.test.ts',
  'test/sandbox/webhook.test.ts',
];
/**
 * Tests of documents, packages and the tree itself: most of their time is npm's, TypeScript's and other
 * processes'. None of them minds the hour, so `npm test` runs them beside the journeys, with what those leave.
 */
const treeTests = 'test/{docs,examples,house,openapi,packages}{.test.ts,/**/*.test.ts}';
const browser = { enabled: true, headless: true, screenshotFailures: false } as const;
const root = fileURLToPath(new URL('./', import.meta.url));

function buildOf(mode: string) {
  if (mode === 'cdn') return cdnBuild(root);
  return mode === 'playground' ? playgroundBuild(root) : npmBuild(root);
}

export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  ...(mode === 'cdn' && { define: { 'process.env.NODE_ENV': '"production"' } }),
  plugins: [
    shortPrivateNames(),
    ownExports(),
    smallerScripts(),
    minifiedStyles(),
    leanCssTag(),
    leanLit(),
    leanQr(),
    subresourceIntegrity(),
    thirdPartyNotices(),
    playgroundPages(),
    playgroundServer(),
    publishedPackages(),
    demoServer(),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist',
    reportCompressedSize: false, // a thousand files; `npm run size` tells what counts
    ...buildOf(mode),
  },
  resolve: {
    alias: [
      // @open-wc/semantic-dom-diff imports it for snapshots; its dynamic import breaks Vite's import analysis
      { find: '@web/test-runner-commands', replacement: `${root}test/support/wtr-commands-stub.ts` },
      // demo and tests import the doors by the names that users know
      ...(mode === 'playground' ? [] : doorAliases(root)),
      { find: /^kyc-enrolment\/themes\//, replacement: `${root}src/themes/` },
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
          setupFiles: ['test/support/patience.ts', 'test/support/seed.ts'],
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [componentTests, treeTests, ...aloneTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'node-tree',
          environment: 'node',
          setupFiles: ['test/support/patience.ts'],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          include: [treeTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'node-alone',
          environment: 'node',
          setupFiles: ['test/support/patience.ts', 'test/support/seed.ts'],
          include: aloneTests,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          isolate: false,
          include: [componentTests],
          provide: { chance },
          globalSetup: ['test/support/provider-page.ts'],
          setupFiles: ['test/support/patience.ts', 'test/support/setup.ts'],
          browser: {
            ...browser,
            provider: playwright({ launchOptions: headlessShellOptions() }),
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
                isolate: false,
                include: [componentTests],
                provide: { chance },
                globalSetup: ['test/support/provider-page.ts'],
                setupFiles: ['test/support/patience.ts', 'test/support/setup.ts'],
                browser: { ...browser, provider: webkitgtk(), instances: [{ browser: 'webkit' as const }] },
              },
            },
          ]
        : []),
    ],
  },
}));
