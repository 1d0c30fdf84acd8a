import { defineConfig, devices } from '@playwright/test';
import { firefoxLaunchOptions, headlessShellOptions } from './support/browsers.ts';

const firefox = firefoxLaunchOptions();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 4, // for two cores: a journey waits two thirds of its time
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Nobody waits so long but for what never comes, or on a machine that is twenty times too busy.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  // Traces cost two fifths of the runner's processor time; `--trace on` has them.
  use: { screenshot: 'only-on-failure' },
  projects: [
    ...(firefox
      ? [
          {
            name: 'firefox',
            workers: 1, // to start it costs more than its tests
            grep: /@smoke/,
            testIgnore: /webkitgtk/,
            use: { ...devices['Desktop Firefox'], launchOptions: firefox },
          },
        ]
      : []),
    {
      name: 'chromium',
      testIgnore: /webkitgtk|capture-firefox/,
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: headlessShellOptions(),
        // A button that slides in is waited for, with every click; in Firefox everything moves.
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
    { name: 'webkitgtk', testMatch: /webkitgtk/ },
  ],
});
