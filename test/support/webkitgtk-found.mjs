// Whether Debian's WebKitGTK is installed: apt-get install --no-install-recommends webkit2gtk-driver xvfb

import { existsSync } from 'node:fs';

export const webkitDriverPath = '/usr/bin/WebKitWebDriver';

export const miniBrowserPath = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
].find((path) => existsSync(path));

export const webkitGtkFound =
  existsSync(webkitDriverPath) &&
  miniBrowserPath !== undefined &&
  (Boolean(process.env.DISPLAY) || existsSync('/usr/bin/Xvfb'));
