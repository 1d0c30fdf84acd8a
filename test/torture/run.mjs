// `npm run torture`: the long version. KYC_TORTURE_ROUNDS and KYC_TORTURE_SEED change it.

import { spawnSync } from 'node:child_process';

const env = { KYC_TORTURE_ROUNDS: '50', ...process.env };
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'node', 'test/torture'], {
  env,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
