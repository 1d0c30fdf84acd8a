// Runs the steps of `npm test`, reports each of them, and sets the exit code. A failed step does not stop the
// following ones. The last line is always `N passed, N failed`.

import { runCommand } from './command.mjs';
import { speakInTurn } from './in-turn.mjs';
import { keepFinished, readTally } from './tally.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How many steps run side by side at most. */
const LANES = 2;

/** @typedef {import('./command.mjs').Ended} Ended */
/** @typedef {import('./tally.mjs').TallyLine} TallyLine */
/**
 * @typedef {object} Step
 * @property {string} title
 * @property {readonly string[]} command
 * @property {(ended: Ended, lines: TallyLine[]) => import('./count.mjs').Counts} count
 * @property {string} [tally] the file that its runner writes results to
 * @property {boolean} [isYielding] it takes the processor's time that the steps beside it leave
 * @property {number} [stillMs] with no further result for so long, the step stands still
 * @property {(files: readonly string[]) => readonly string[]} [again] the command for the files that are
 *   left: where the step stands still, or its browser ends by itself, it is started once more
 */

/**
 * @param {readonly (Step | readonly (Step | readonly Step[])[])[]} stages steps in order; those of an array
 *   run side by side, and an array among them one after the other
 * @param {object} [limits]
 * @param {number} [limits.allMs]
 * @param {number} [limits.stepMs]
 * @param {number} [limits.graceMs] between being asked to end and being killed
 */
export async function runAll(
  stages,
  { allMs = 60 * MINUTE, stepMs = 40 * MINUTE, graceMs = 5 * SECOND } = {},
) {
  const deadline = performance.now() + allMs;
  const voice = speakInTurn((text) => process.stdout.write(text));
  const limitMs = () => Math.round(Math.max(SECOND, Math.min(stepMs, deadline - performance.now())));
  const results = [];
  for (const stage of stages) {
    const done = [];
    await sideBySide(
      (Array.isArray(stage) ? stage : [stage]).map((steps, index) => async () => {
        done[index] = [];
        for (const step of [steps].flat())
          done[index].push(await runStep(step, { voice: voice(), limitMs, graceMs }));
      }),
    );
    results.push(...done.flat());
  }
  summarise(results);
}

/** @param {readonly (() => Promise<void>)[]} jobs */
async function sideBySide(jobs) {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** @param {Step} step */
async function runStep(step, { voice, limitMs, graceMs }) {
  voice.say(`\n=== ${step.title} ${'='.repeat(Math.max(3, 72 - step.title.length))}\n\n`);
  const start = performance.now();
  const run = (command) =>
    runCommand({
      command,
      env: step.tally ? { KYC_TALLY: step.tally } : {},
      isYielding: step.isYielding,
      limitMs: limitMs(),
      graceMs,
      stillMs: step.stillMs,
      progress: () => readTally(step.tally).length,
      say: voice.say,
    });
  let ended = await run(step.command);
  let restart = '';
  const stopped = step.again && whyStopped(ended, readTally(step.tally));
  if (stopped) {
    const files = keepFinished(step.tally);
    restart = `${stopped}, and was started once more with the ${files.length} files that were left`;
    voice.say(`\n*** ${step.title} ${restart}.\n\n`);
    ended = await run(step.again(files));
  }
  const counts = step.count(ended, readTally(step.tally));
  voice.end();
  const why = [counts.why, restart].filter(Boolean).join('; ');
  return { ...counts, why, title: step.title, seconds: (performance.now() - start) / SECOND };
}

/** Why a runner got no further, where that tells nothing of the tests. */
function whyStopped(ended, lines) {
  if (ended.stoodStill) return ended.why;
  return lines.some(({ gone }) => gone) ? 'lost its browser' : undefined;
}

function summarise(results) {
  console.log(`\n=== Summary ${'='.repeat(65)}\n`);
  for (const { title, passed, failed, skipped = 0, seconds, why } of results) {
    const word = failed === 0 ? 'ok  ' : 'FAIL';
    const skips = skipped > 0 ? `, ${skipped} skipped` : '';
    const counts = `${passed} passed, ${failed} failed${skips} (${seconds.toFixed(0)} s)`;
    console.log(`${word} ${title.padEnd(26)} ${counts}${why ? `: ${why}` : ''}`);
  }
  // The end of the output is all that some machines keep.
  for (const { title, names = [] } of results)
    for (const name of names) console.log(`\nfailed in ${title}: ${name}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
}
