import { existsSync } from 'node:fs';
import { findChromium, findHeadlessShell } from './browser.mjs';
import { missingEngine } from './engines.ts';

export function chromiumLaunchOptions({ cameras = 1 } = {}): { executablePath?: string; args: string[] } {
  const chromium = findChromium();
  if (!chromium) missingEngine('Chromium', 'chromium');
  const executablePath = chromium?.executablePath;
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--use-fake-device-for-media-stream=device-count=${cameras}`,
    ],
  };
}

/** For pages that need nothing of the browser around the page. It asks nobody whether a page may film. */
export function headlessShellOptions({ cameras = 1 } = {}): ReturnType<typeof chromiumLaunchOptions> {
  const { args, ...options } = chromiumLaunchOptions({ cameras });
  const executablePath = findHeadlessShell();
  return {
    ...options,
    ...(executablePath ? { executablePath } : {}),
    args: [...args, '--use-fake-ui-for-media-stream'], // without it the shell refuses every camera
  };
}

/**
 * Debian's own Firefox over WebDriver BiDi: Playwright's undocumented `moz-firefox` channel with a path.
 * Playwright up to 1.64.x works with ESR 153. 1.65 sends emulation.setMediaFeaturesOverride, which ESR 153
 * does not know.
 */
export function firefoxLaunchOptions() {
  const executablePath =
    process.env.KYC_FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((p) => existsSync(p));
  if (!executablePath) {
    missingEngine('Firefox', 'firefox-esr');
    return undefined;
  }
  return {
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: {
      // otherwise real clicks and keys never reach a cross-site frame
      'fission.webContentIsolationStrategy': 0,
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true, // answer every prompt with yes
    },
  };
}
