// Runs one command of `npm test` in its own process group. Everything the command has started ends with it,
// also when it runs out of time or hangs.

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** The running groups. They end when this process does. */
const running = new Set();

/**
 * @typedef {object} Ended
 * @property {number | null} code null for a command that was killed or could not be started
 * @property {string} [why] why it was ended, where it was
 * @property {boolean} [stoodStill] it was ended because nothing moved any more
 */

/**
 * Runs a command until it ends, runs out of time, or hangs.
 *
 * @param {object} command
 * @param {readonly string[]} command.command name and arguments
 * @param {Record<string, string>} [command.env] added to our own
 * @param {boolean} [command.isYielding] it takes the processor's time that others leave
 * @param {number} command.limitMs
 * @param {number} command.graceMs how long its group has between being asked to end and being killed
 * @param {number} [command.stillMs] how long `progress` may return the same; no limit by default
 * @param {() => unknown} [command.progress] its value changes whenever the command gets on
 * @param {(text: string) => void} command.say gets what the command prints
 * @returns {Promise<Ended>}
 */
export function runCommand(wish) {
  const { command, env, isYielding = false, limitMs, graceMs, stillMs, progress, say } = wish;
  const [name, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      detached: process.platform !== 'win32', // its own process group
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
    });
    if (isYielding) yieldToOthers(child);
    /** @type {Omit<Ended, 'code'>} */
    let ending = {};
    const end = (reason) => {
      ending = reason;
      signal(child, 'SIGTERM');
      timers.push(setTimeout(() => signal(child, 'SIGKILL'), graceMs));
    };
    const timers = [setTimeout(() => end({ why: `out of time after ${inSeconds(limitMs)}` }), limitMs)];
    if (stillMs !== undefined && progress)
      timers.push(
        whenStill({ stillMs, progress }, () =>
          end({ stoodStill: true, why: `stood still for ${inSeconds(stillMs)}` }),
        ),
      );
    const over = (code) => {
      for (const timer of timers) clearTimeout(timer);
      signal(child, 'SIGKILL'); // kills what it has left behind
      running.delete(child);
      resolve({ code, ...ending });
    };

    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
    child.once('error', (error) => {
      say(`${error.message}\n`);
      over(null);
    });
    child.once('exit', (code) => {
      // A process that has left the group may still hold the pipes. They are read to their end, but only for
      // a limited time.
      const closed = new Promise((close) => child.once('close', close));
      const waited = new Promise((close) => timers.push(setTimeout(close, graceMs)));
      void Promise.race([closed, waited]).then(() => over(code));
      signal(child, 'SIGKILL');
    });
    running.add(child);
  });
}

/** Before it starts processes of its own, because they inherit it. */
function yieldToOthers({ pid }) {
  if (pid === undefined) return; // it could not be started
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    // Where Linux shares the processor among sessions, only this counts between two of them.
    writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // There are no such groups on this system, or it has ended already.
  }
}

/** Checks four times in each period whether anything has changed. */
function whenStill({ stillMs, progress }, act) {
  let last = progress();
  let since = performance.now();
  const timer = setInterval(() => {
    const now = progress();
    if (now !== last) [last, since] = [now, performance.now()];
    else if (performance.now() - since >= stillMs) {
      clearInterval(timer);
      act();
    }
  }, stillMs / 4);
  return timer;
}

function signal(child, name) {
  try {
    if (process.platform === 'win32') child.kill(name);
    else if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // It has ended already.
  }
}

const inSeconds = (ms) => `${(ms / 1000).toFixed(0)} s`;

for (const [name, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
])
  process.once(name, () => {
    for (const child of running) signal(child, 'SIGTERM');
    process.exit(128 + number);
  });
process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});
