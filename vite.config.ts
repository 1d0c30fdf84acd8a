import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions, firefoxLaunchOptions } from './test/support/browsers.ts';
import { webkitgtk } from './test/support/vitest-webkitgtk.ts';
import { webkitGtkAvailable } from './test/support/webkitgtk.ts';

const firefox = firefoxLaunchOptions();
const browser = { enabled: true, headless: true, screenshotFailures: false } as const;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // @open-wc/semantic-dom-diff imports it for snapshots; its dynamic import breaks Vite's import analysis
      { find: '@web/test-runner-commands', replacement: here('./test/support/wtr-commands-stub.ts') },
      { find: /^kyc-enrolment$/, replacement: here('./src/index.ts') },
      { find: /^kyc-enrolment\/(.*)$/, replacement: here('./src/$1.ts') },
    ],
  },
  test: {
    globals: true, // @open-wc's fixtureCleanup registers itself on globalThis.afterEach
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{enrolment,i18n,providers,sandbox,server}/**/*.test.ts', 'test/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/{element,presentation}/**/*.test.ts'],
          setupFiles: ['test/support/setup.ts'],
          browser: {
            ...browser,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [
              { browser: 'chromium' },
              ...(firefox ? [{ browser: 'firefox' as const, provider: playwright({ launchOptions: firefox }) }] : []),
            ],
          },
        },
      },
      ...(webkitGtkAvailable
        ? [
            {
              extends: true as const,
              test: {
                name: 'webkitgtk',
                include: ['test/{element,presentation}/**/*.test.ts'],
                setupFiles: ['test/support/setup.ts'],
                browser: { ...browser, provider: webkitgtk(), instances: [{ browser: 'webkit' as const }] },
              },
            },
          ]
        : []),
    ],
  },
});
