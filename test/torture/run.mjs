// `npm run torture`: the long version of what `npm test` plays for seconds. `-- kit` kills the kit again and
// again, `-- histories` plays random ones of a customer's sessions, `-- browser` plays enrolments over a bad
// network; without a word it does all. Each run has another seed: KYC_TORTURE_SEED repeats one.
// KYC_TORTURE_ROUNDS, KYC_TORTURE_HISTORIES and KYC_TORTURE_ENROLMENTS make it shorter or longer.

import { spawnSync } from 'node:child_process';

const longer = {
  KYC_TORTURE_ROUNDS: '50',
  KYC_TORTURE_HISTORIES: '1000000',
  KYC_TORTURE_ENROLMENTS: '500',
  KYC_TORTURE_FAULTS: 'all',
  KYC_TORTURE_SEED: String(Date.now() % 1_000_000),
};
const parts = {
  histories: [['vitest', 'run', '--project', 'node', 'test/server/session/histories']],
  kit: [['vitest', 'run', '--project', 'node', 'test/torture']],
  browser: [
    ['vitest', 'run', '--project', 'browser*', '--project', 'webkitgtk*', 'test/element/matrix'],
    ['playwright', 'test', '-c', 'test/playwright.config.ts', 'e2e/chaos', 'e2e/faults', 'e2e/leaks'],
  ],
};

console.log(`KYC_TORTURE_SEED=${process.env.KYC_TORTURE_SEED ?? longer.KYC_TORTURE_SEED}`);
const wished = process.argv.slice(2);
for (const [name, commands] of Object.entries(parts)) {
  if (wished.length > 0 && !wished.includes(name)) continue;
  for (const command of commands) {
    const { status } = spawnSync('npx', command, {
      env: { ...longer, ...process.env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    process.exitCode ||= status ?? 1;
  }
}
