import { defineConfig } from '@playwright/test';

const { PORT = '3000', SANDBOX_PORT = '4600', CHROMIUM } = process.env;
const shop = `http://localhost:${PORT}`;

export default defineConfig({
  globalSetup: './start-sandbox.js',
  use: {
    baseURL: shop,
    launchOptions: CHROMIUM ? { executablePath: CHROMIUM } : {}, // a browser of your own
  },
  webServer: {
    command: 'node server.mjs',
    url: shop,
    env: {
      PORT,
      ORIGIN: shop,
      SANDBOX_URL: `http://127.0.0.1:${SANDBOX_PORT}`,
      KYC_SECRET: 'a secret for tests, of any 32 characters',
    },
  },
});
