#!/usr/bin/env node
// kyc-sandbox: the sandbox from the command line.

import { parseArgs } from 'node:util';
import { emulatorIds, emulators, portsNeeded, startSandbox } from './start.js';
import type { EmulatorOptions } from './start.js';

const described = emulatorIds.map((id) => emulators[id]);
const flagNames = described.flatMap(({ flags }) => Object.keys(flags));
const columns = (rows: readonly (readonly [string, string])[], width: number) =>
  rows.map(([head, text]) => `  ${head.padEnd(width)}  ${text}`).join('\n');

const usage = `Usage: kyc-sandbox [options]
${columns(
  [
    ['--port 4600', `the first of ${String(portsNeeded)}: ${described.map(({ name }) => name).join(', ')}`],
    ...described.flatMap(({ flags }) =>
      Object.entries(flags).map(([name, effect]) => [`--${name} <url>`, effect] as const),
    ),
  ],
  20,
)}`;

interface Flags {
  readonly port: number;
  readonly options: EmulatorOptions;
}

/** What was asked for, `help`, or what is wrong with it. */
function readFlags(): Flags | string {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4600' },
        help: { type: 'boolean' },
        ...Object.fromEntries(flagNames.map((name) => [name, { type: 'string' as const }])),
      },
    });
    if (values.help) return 'help';
    const port = Number(values.port);
    const isPort = Number.isInteger(port) && port >= 0 && port + portsNeeded <= 65_536;
    return isPort
      ? { port, options: readOptions(values) }
      : `--port takes a number from 0 to ${65_536 - portsNeeded}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readOptions(values: Readonly<Record<string, string | boolean | undefined>>): EmulatorOptions {
  const addresses = Object.fromEntries(flagNames.map((name) => [name, values[name]?.toString()]));
  const isAddress = (text: string) => URL.canParse(text) && /^https?:\/\//.test(text);
  const wrong = flagNames.find((name) => !isAddress(addresses[name] ?? 'http://localhost'));
  if (wrong) throw new Error(`--${wrong} takes an address that begins with http:// or https://.`);
  const read = <K extends keyof EmulatorOptions>(id: K): EmulatorOptions[K] =>
    emulators[id].readFlags(addresses);
  return Object.fromEntries(emulatorIds.map((id) => [id, read(id)]));
}

const flags = readFlags();
if (flags === 'help') {
  console.log(usage);
  process.exit(0);
}
if (typeof flags === 'string') {
  console.error(`${flags}\n\n${usage}`);
  process.exit(2);
}

const { port, options } = flags;
const sandbox = await startSandbox({ port, ...options }).catch((error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  const last = port + portsNeeded - 1;
  console.error(`One of the ports ${port} to ${last} is taken: choose others with --port.`);
  process.exit(1);
});
const running = emulatorIds.map((id) => ({ name: emulators[id].name, emulator: sandbox[id] }));
const frontPages = running.map(({ emulator: { url } }) => `${url}/`);
console.log(`The sandbox runs on this computer only. It verifies nothing; its credentials are fake.

${running
  .map(({ name, emulator: { url, settings } }) => `${name}\n${columns(Object.entries(settings(url)), 16)}`)
  .join('\n\n')}

Scenarios and the latest requests: ${frontPages.join(' ')} (Ctrl-C ends)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
