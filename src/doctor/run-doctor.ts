// The doctor's command: reads its arguments, and prints what was found.

import { parseArgs } from 'node:util';
import { examine, type ExamineOptions } from './examine.js';
import { asJson, asText, exitCodeOf } from './print-report.js';

export const usage = `kyc-doctor <page> [--kit <url>] [options]

Looks at a page with <kyc-enrolment> and at the kit behind it, and says what is wrong
and which line mends it. It opens no session and sends no login.

  --kit <url>        the kit's mount, such as https://shop.example/kyc
  --provider <url>   an origin of the provider's pages; several times
  --webhook <id>     a provider of your own, for its webhook; several times
  --also <url>       an origin that may be asked besides, such as the script's
  --timeout <s>      seconds for each request, 10 by default
  --strict           warnings count as errors
  --json             prints JSON

Ends with 0 if nothing is wrong, 1 for errors, 2 if it was called wrongly.
`;

export interface DoctorEdge extends Pick<ExamineOptions, 'send' | 'now'> {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Returns the exit code. */
export async function runDoctor(
  args: readonly string[],
  { print, printError, ...edge }: DoctorEdge,
): Promise<number> {
  const called = readArguments(args);
  if (called === 'help') {
    print(usage);
    return 0;
  }
  if (typeof called === 'string') {
    printError(`${called}\n\n${usage}`);
    return 2;
  }
  const examined = await examine({ ...called, ...edge });
  print(called.isJson ? asJson(examined) : asText(examined));
  return exitCodeOf(examined, called);
}

/** What was asked for, `help`, or what is wrong with it. */
function readArguments(args: readonly string[]) {
  const several = { type: 'string', multiple: true } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kit: { type: 'string' },
        provider: several,
        webhook: several,
        also: several,
        timeout: { type: 'string', default: '10' },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return 'help';
    const [page] = positionals;
    if (page === undefined || positionals.length > 1) return 'Name one page.';
    const seconds = Number(values.timeout);
    if (!(seconds > 0)) return '--timeout takes a number of seconds.';
    return {
      page: parseAddress(page),
      kit: values.kit === undefined ? undefined : parseAddress(values.kit),
      providerOrigins: (values.provider ?? []).map((address) => parseAddress(address).origin),
      also: (values.also ?? []).map((address) => parseAddress(address).origin),
      webhooks: (values.webhook ?? []).map(parseId),
      timeoutMs: seconds * 1000,
      isStrict: values.strict,
      isJson: values.json,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new Error('An address must begin with https:// or http://, and hold no password.');
}

function parseId(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text;
  throw new Error('--webhook takes the id of a provider.');
}
