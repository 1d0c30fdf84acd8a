#!/usr/bin/env node
// kyc-sandbox: the sandbox from the command line.

import { parseArgs } from 'node:util';
import { startSandbox } from './start.js';

const usage = `Usage: kyc-sandbox [options]
  --port 4600          the first of five: Trustmatic, 10nPay's gateway, identification and signing, and Wultra
  --webhook-url <url>  where Trustmatic posts status changes
  --return-url <url>   where 10nPay's pages lead: <url>/success and <url>/fail
  --services-url <url> where Wultra finds the merchant's services: <url>/user/lookup`;

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4600' },
        'webhook-url': { type: 'string' },
        'return-url': { type: 'string' },
        'services-url': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const port = Number(values.port);
    const isPort = Number.isInteger(port) && port >= 0 && port + 4 < 65_536;
    if (!isPort || values.help) return undefined;
    return {
      port,
      webhookUrl: values['webhook-url'],
      returnUrls: readReturnUrls(values['return-url']),
      servicesUrl: readUrl(values['services-url']),
    };
  } catch {
    return undefined;
  }
}

const readUrl = (url: string | undefined) => (url === undefined ? undefined : new URL(url).href);

function readReturnUrls(base: string | undefined) {
  if (base === undefined) return undefined;
  const { href } = new URL(base.replace(/\/*$/, '/'));
  return { success: `${href}success`, fail: `${href}fail` };
}

const flags = readFlags();
if (!flags) {
  console.error(usage);
  process.exit(2);
}

const options = {
  port: flags.port,
  trustmatic: { webhookUrl: flags.webhookUrl },
  tennpay: { returnUrls: flags.returnUrls },
  wultra: { servicesUrl: flags.servicesUrl },
};
const sandbox = await startSandbox(options).catch((error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(`One of the ports ${flags.port} to ${flags.port + 4} is taken: choose others with --port.`);
  process.exit(1);
});
const { trustmatic, tennpay, wultra } = sandbox;
console.log(`The sandbox runs on this computer only. It verifies nothing; its credentials are fake.

  Trustmatic      ${trustmatic.url}
  Username        ${trustmatic.username}
  Password        ${trustmatic.password}
  Project id      ${trustmatic.projectId}
  Webhooks        ${flags.webhookUrl ?? 'none (--webhook-url)'}

  10nPay          ${tennpay.url}
  Token endpoint  ${tennpay.tokenUrl}
  Client id       ${tennpay.clientId}
  Client secret   ${tennpay.clientSecret}
  Identification  ${tennpay.identificationUrl}
  Signing         ${tennpay.signingUrl}
  Return pages    ${flags.returnUrls ? `${flags.returnUrls.success}, …/fail` : 'of the sandbox (--return-url)'}

  Wultra          ${wultra.url}
  Services        ${flags.servicesUrl ?? 'none (--services-url)'}
  Its username    ${wultra.username}
  Its password    ${wultra.password}
  Call-backs as   ${wultra.callbackUsername}, ${wultra.callbackPassword}

Scenarios and the latest requests: ${trustmatic.url}/, ${tennpay.url}/ and ${wultra.url}/ (Ctrl-C ends)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
