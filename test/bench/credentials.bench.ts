// Check 73: credentials take as long whatever is wrong with them, 20,000 times for each kind, in turn so that
// the machine's moods hit all alike. A comparison that ends early shows as a class that is faster by tens of
// per cent.

import { createGate } from '../../src/providers/wultra/server/credentials.js';
import { figuresOf, gate } from './report.js';

const right = { username: 'onboarding-server', password: 'a long password, forty characters of it.' };
const wrong = (text: string) => 'x'.repeat(text.length);
const basic = ({ username, password }: typeof right) =>
  new Headers({ authorization: `Basic ${btoa(`${username}:${password}`)}` });

const classes = [
  { name: 'right', headers: basic(right) },
  { name: 'wrong password', headers: basic({ ...right, password: wrong(right.password) }) },
  { name: 'wrong at its end', headers: basic({ ...right, password: `${right.password.slice(0, -1)}x` }) },
  { name: 'wrong username', headers: basic({ ...right, username: wrong(right.username) }) },
  {
    name: 'both wrong',
    headers: basic({ username: wrong(right.username), password: wrong(right.password) }),
  },
].map((kind) => ({ ...kind, times: [] as number[] }));

const accepts = createGate(right);
const [warmUp, rounds] = [2_000, 20_000];
for (let round = 0; round < warmUp + rounds; round += 1) {
  for (const { headers, times } of classes) {
    const begun = performance.now();
    await accepts(headers);
    if (round >= warmUp) times.push(performance.now() - begun);
  }
}

const medians = classes.map(({ name, times }) => {
  const { median, p99 } = figuresOf(times);
  console.log(
    `${name.padEnd(18)} median ${(median * 1_000).toFixed(1)} µs   p99 ${(p99 * 1_000).toFixed(1)} µs`,
  );
  return median;
});
gate('medians differ by less than 5 %', Math.max(...medians) / Math.min(...medians) < 1.05);
