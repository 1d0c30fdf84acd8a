#!/usr/bin/env node
// kyc-sandbox: the sandbox from the command line, and with `demo` the playground in front of it.

import { parseArgs } from 'node:util';
import { closeOnSignal, columns, readOrEnd, readPort, startOrEnd } from './command/terminal.js';
import { runPlayground } from './command/playground.js';
import { emulatorIds, emulators, portsNeeded, startSandbox } from './start.js';
import type { EmulatorOptions } from './start.js';

const described = emulatorIds.map((id) => emulators[id]);
const flagNames = described.flatMap(({ flags }) => Object.keys(flags));

const usage = `Usage: kyc-sandbox [options]
${columns(
  [
    ['--port 4600', `the first of ${String(portsNeeded)}: ${described.map(({ name }) => name).join(', ')}`],
    ...described.flatMap(({ flags }) =>
      Object.entries(flags).map(([name, effect]) => [`--${name} <url>`, effect] as const),
    ),
  ],
  20,
)}

       kyc-sandbox demo [--port 4600]
  the playground in front of it: a shop's page and its server, to try everything`;

interface Flags {
  readonly port: number;
  readonly options: EmulatorOptions;
}

/** What was asked for, or undefined for help. Throws what is wrong with it. */
function readFlags(args: readonly string[]): Flags | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4600' },
      help: { type: 'boolean' },
      ...Object.fromEntries(flagNames.map((name) => [name, { type: 'string' as const }])),
    },
  });
  if (values.help) return undefined;
  return { port: readPort(values.port, portsNeeded), options: readOptions(values) };
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

async function runSandbox(args: readonly string[]): Promise<void> {
  const { port, options } = readOrEnd(usage, () => readFlags(args));
  const sandbox = await startOrEnd({ port, needed: portsNeeded }, () => startSandbox({ port, ...options }));
  closeOnSignal(() => sandbox.close());
  const running = emulatorIds.map((id) => ({ name: emulators[id].name, emulator: sandbox[id] }));
  const frontPages = running.map(({ emulator: { url } }) => `${url}/`);
  console.log(`The sandbox runs on this computer only. It verifies nothing; its credentials are fake.

${running
  .map(({ name, emulator: { url, settings } }) => `${name}\n${columns(Object.entries(settings(url)), 16)}`)
  .join('\n\n')}

Scenarios and the latest requests: ${frontPages.join(' ')} (Ctrl-C ends)`);
}

const [first, ...others] = process.argv.slice(2);
await (first === 'demo' ? runPlayground(others) : runSandbox(process.argv.slice(2)));
