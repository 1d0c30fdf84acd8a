// The command line of the benches: `npm run bench -- [names] [options]`, the same options for all of them.

import { parseArgs } from 'node:util';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    also: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    cpu: { type: 'string' },
    latency: { type: 'string' },
    out: { type: 'string', default: 'test-results/bench.json' },
    write: { type: 'boolean', default: false }, // run.mjs writes docs/performance.md then
    unwatched: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
  },
});

const numbers = (list: string | undefined) => list?.split(',').map(Number);

export const options = {
  /** Few rounds: to see that it runs, not what it measures. */
  isQuick: values.quick,
  rounds: values.rounds === undefined ? undefined : Number(values.rounds),
  /** Further builds of the element to measure beside this one, as `name=path/to/kyc-enrolment.js`. */
  also: values.also.map((given) => {
    const [, name, file] = /^([\w-]+)=(.+)$/.exec(given) ?? [];
    if (!name || !file) throw new Error(`--also is name=path/to/kyc-enrolment.js, and not "${given}".`);
    return { name, file };
  }),
  /** Ids of contenders; the vanilla element is always among them. */
  only: values.only?.split(','),
  /** How many times slower the processor is made. */
  cpuRates: numbers(values.cpu),
  /** Milliseconds that the servers wait before each answer. */
  latenciesMs: numbers(values.latency),
  /** A JSON file that gets the figures of each bench under its name; the document is made of it. */
  out: values.out,
  /** Whether the first frame is measured in pages without a debugger. */
  isUnwatched: values.unwatched,
  /** Whether the kit's growth is measured up to a million sessions. */
  isMillion: values.million,
} as const;
