#!/usr/bin/env node
// kyc-sandbox: the sandbox from the command line.

import { parseArgs } from 'node:util';
import { startSandbox } from './start.js';

const usage = 'Usage: kyc-sandbox [--port 4600 (the first of four)] [--webhook-url http://localhost:3000/kyc/webhook/trustmatic]';

function readFlags() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '4600' }, 'webhook-url': { type: 'string' }, help: { type: 'boolean' } },
    });
    const port = Number(values.port);
    const isPort = Number.isInteger(port) && port >= 0 && port < 65_533;
    return isPort && !values.help ? { port, webhookUrl: values['webhook-url'] } : undefined;
  } catch {
    return undefined;
  }
}

const flags = readFlags();
if (!flags) {
  console.error(usage);
  process.exit(2);
}

const sandbox = await startSandbox({ port: flags.port, trustmatic: { webhookUrl: flags.webhookUrl } });
const { trustmatic, tennpay } = sandbox;
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

Scenarios and the latest requests: ${trustmatic.url}/ and ${tennpay.url}/ (Ctrl-C ends)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
