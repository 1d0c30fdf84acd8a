// `npm test` itself, with steps that are made up.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Long enough for a process to start on a machine that is far too busy. */
const stillMs = 3000;

/** Runs stages that are written as the source text of an array. */
async function runAll(
  onTestFinished: TestContext['onTestFinished'],
  stages: string,
  limits: { stepMs?: number; graceMs?: number } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-steps-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const script = `
    import { runAll } from './steps.mjs';
    import { countStep, countTests } from './count.mjs';
    const node = (source) => ['node', '--input-type=module', '--eval', source];
    const tallying = (source) => node('import { tally } from "./tally.mjs";' + source);
    const sleeper = \`
      const { spawn } = await import('node:child_process');
      const { writeFileSync } = await import('node:fs');
      writeFileSync('${folder}/pid', String(spawn('sleep', ['600'], { stdio: 'inherit' }).pid));
      await new Promise(() => setInterval(() => 0, 1e6));\`;
    const tally = '${folder}/tally.jsonl';
    const stillMs = ${stillMs};
    await runAll(${stages}, ${JSON.stringify(limits)});
  `;
  const { status, stdout } = await execute(process.execPath, ['--input-type=module', '--eval', script]);
  /** Whether the process that a step has started and written down is there still, and not only its entry. */
  const isAlive = async () => {
    const id = readFileSync(join(folder, 'pid'), 'utf8');
    return /^[^Z]/.test((await execute('ps', ['-o', 'stat=', '-p', id])).stdout.trim());
  };
  return { status, stdout, lines: stdout.trimEnd().split('\n'), isAlive };
}

const cwd = new URL('../support/run/', import.meta.url);
const execute = (command: string, args: readonly string[]) =>
  new Promise<{ status: unknown; stdout: string }>((resolve) => {
    execFile(command, args, { cwd }, (error, stdout) => {
      resolve({ status: error ? error.code : 0, stdout });
    });
  });

const saying = (code: number) => `node('console.log("said ${code}"); process.exit(${code})')`;
const step = (code: number) => `{ title: 'Step ${code}', command: ${saying(code)}, count: countStep }`;

describe.concurrent('npm test', () => {
  it('runs what follows a failed step, passes its output on, and says one line at the end', async ({
    expect,
    onTestFinished,
  }) => {
    const { status, lines } = await runAll(onTestFinished, `[${step(0)}, ${step(3)}, ${step(0)}]`);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('2 passed, 1 failed');
    expect(lines.filter((line) => line.startsWith('said'))).toEqual(['said 0', 'said 3', 'said 0']);
    expect(lines.filter((line) => line.startsWith('=== Step'))).toHaveLength(3);
  });

  it('has failed when a runner cannot be started', async ({ expect, onTestFinished }) => {
    const { status, lines } = await runAll(
      onTestFinished,
      `[${step(0)}, { title: 'None', command: ['no-such-command'], count: countStep }]`,
    );
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('has passed when every step has', async ({ expect, onTestFinished }) => {
    const { status, lines } = await runAll(onTestFinished, `[${step(0)}, ${step(0)}]`);
    expect([status, lines.at(-1)]).toEqual([0, '2 passed, 0 failed']);
  });

  it('steps side by side are heard one after the other, in the order of the list', async ({
    expect,
    onTestFinished,
  }) => {
    const { stdout } = await runAll(
      onTestFinished,
      `[[
      { title: 'Slow', command: node('setTimeout(() => console.log("slow"), 300)'), count: countStep },
      { title: 'Fast', command: node('console.log("fast")'), count: countStep },
      { title: 'Third', command: node('console.log("third")'), count: countStep },
    ]]`,
    );
    expect(stdout.match(/^(=== \w+|slow|fast|third)/gm)).toEqual([
      '=== Slow',
      'slow',
      '=== Fast',
      'fast',
      '=== Third',
      'third',
      '=== Summary',
    ]);
  });
});

describe.concurrent('steps that need one another', () => {
  it('run one after the other, beside the rest', async ({ expect, onTestFinished }) => {
    const { lines } = await runAll(
      onTestFinished,
      `[[
      [
        {
          title: 'First',
          command: node('setTimeout(() => console.log("said first"), 300)'),
          count: countStep,
        },
        { title: 'Second', command: node('console.log("said second")'), count: countStep },
      ],
      { title: 'Beside', command: node('console.log("said beside")'), count: countStep },
    ], ${step(0)}]`,
    );
    expect(lines.filter((line) => line.startsWith('said'))).toEqual([
      'said first',
      'said beside',
      'said second',
      'said 0',
    ]);
    expect(lines.filter((line) => line.startsWith('ok ')).map((line) => line.split(/ +/)[1])).toEqual([
      'First',
      'Second',
      'Beside',
      'Step',
    ]);
    expect(lines.at(-1)).toBe('4 passed, 0 failed');
  });
});

describe.concurrent('a step that yields', () => {
  it('lets the steps beside it go first, with all that it starts', async ({ expect, onTestFinished }) => {
    // it may start before it is told to
    const saying = (priority: number) => `node(\`
      const { getPriority } = await import('node:os');
      const { execFileSync } = await import('node:child_process');
      while (getPriority() !== ${priority}) await new Promise(setImmediate);
      console.log('said', String(execFileSync('nice')).trim());\`)`;
    const { lines } = await runAll(
      onTestFinished,
      `[[
      { title: 'Beside', command: ${saying(getPriority())}, count: countStep },
      { title: 'Yields', command: ${saying(10)}, count: countStep, isYielding: true },
    ]]`,
      { stepMs: 20_000 },
    );
    expect(lines.filter((line) => line.startsWith('said'))).toEqual([`said ${getPriority()}`, 'said 10']);
    expect(lines.at(-1)).toBe('2 passed, 0 failed');
  });
});

describe.concurrent('a step that runs out of time', () => {
  it('ends with all that it has started', async ({ expect, onTestFinished }) => {
    const { status, lines, isAlive } = await runAll(
      onTestFinished,
      `[{ title: 'Hangs', command: node(sleeper), count: countStep }, ${step(0)}]`,
      { stepMs: 3000 },
    );
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(lines.find((line) => line.startsWith('FAIL'))).toContain('out of time after 3 s');
    expect(await isAlive()).toBe(false);
  });

  it('ends also where it takes no notice of being told to', async ({ expect, onTestFinished }) => {
    const stubborn = `'process.on("SIGTERM", () => 0);' + sleeper`;
    const { lines, isAlive } = await runAll(
      onTestFinished,
      `[{ title: 'Hangs', command: node(${stubborn}), count: countStep }]`,
      {
        stepMs: 3000,
        graceMs: 500,
      },
    );
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
    expect(await isAlive()).toBe(false);
  });

  it('keeps what was counted before', async ({ expect, onTestFinished }) => {
    const results = '["passed", "passed", "skipped", "failed"]';
    const each = `for (const result of ${results}) tally({ file: "a", result, name: result });`;
    const some = `'${each}' + sleeper`;
    const { lines } = await runAll(
      onTestFinished,
      `[{ title: 'Hangs', command: tallying(${some}), tally, count: countTests }]`,
      {
        stepMs: 3000,
      },
    );
    expect(lines.at(-1)).toBe('2 passed, 2 failed');
    expect(lines.find((line) => line.startsWith('FAIL'))).toContain('1 skipped');
    expect(lines.filter((line) => line.startsWith('failed in'))).toContain('failed in Hangs: a: failed');
  });
});

describe.concurrent('a step that stands still', () => {
  const passed = (file: string) => `tally({ file: "${file}", result: "passed" });`;
  const over = (file: string) => `tally({ file: "${file}", over: true });`;
  const begun = `tally({ files: ["a", "b", "c"] }); ${passed('a')} ${over('a')} ${passed('b')}`;
  const first = `'${begun}' + sleeper`;
  const engine = (command: string, again: string) =>
    `[{ title: 'Engine', command: ${command}, tally, count: countTests, stillMs, again: ${again} }]`;
  const rest = 'tally({ file, result: "passed" }); tally({ file, over: true });';

  it('is started once more, with the files that were left, and that is said', async ({
    expect,
    onTestFinished,
  }) => {
    const files = `for (const file of ' + JSON.stringify(files) + ')`;
    const again = `(files) => tallying('${files} { ${rest} } tally({ end: true });')`;
    const { status, lines, isAlive } = await runAll(onTestFinished, engine(`tallying(${first})`, again));
    const said = 'stood still for 3 s, and was started once more with the 2 files that were left';
    expect(lines.filter((line) => line.includes(said))).toEqual([
      expect.stringMatching(/^\*\*\* Engine/),
      expect.stringMatching(/^ok {3}Engine/),
    ]);
    expect([status, lines.at(-1)]).toEqual([0, '3 passed, 0 failed']);
    expect(await isAlive()).toBe(false);
  });

  it('has failed when it stands still once more', async ({ expect, onTestFinished }) => {
    const { status, lines, isAlive } = await runAll(
      onTestFinished,
      engine(`tallying(${first})`, '() => node(sleeper)'),
    );
    expect([status, lines.at(-1)]).toEqual([1, '1 passed, 1 failed']);
    expect(await isAlive()).toBe(false);
  });

  it('is left alone while it gets on', async ({ expect, onTestFinished }) => {
    const wait = 'await new Promise((next) => setTimeout(next, 1000));';
    const slow = `for (let test = 0; test < 4; test++) { ${wait} ${passed('a')} } tally({ end: true });`;
    const { lines } = await runAll(onTestFinished, engine(`tallying('${slow}')`, "() => node('')"));
    expect(lines.at(-1)).toBe('4 passed, 0 failed');
    expect(lines.filter((line) => line.includes('stood still'))).toEqual([]);
  });
});

describe.concurrent('a step whose browser ends by itself', () => {
  const first = 'tally({ file: "a", result: "passed" }); tally({ file: "a", over: true });';
  const begun = `tally({ files: ["a", "b", "c"] }); ${first}`;
  const rest = 'tally({ file, result: "passed" }); tally({ file, over: true });';
  const files = `for (const file of ' + JSON.stringify(files) + ')`;
  const engine = (then: string, again: string) => {
    const command = `tallying('${begun} ${then}')`;
    return `[{ title: 'Engine', command: ${command}, tally, count: countTests, again: ${again} }]`;
  };
  const gone = 'tally({ error: "gone", gone: true }); tally({ end: true }); process.exit(1);';
  const others = `(files) => tallying('${files} { ${rest} } tally({ end: true });')`;

  it('is started once more, with the files that were left, and that is said', async ({
    expect,
    onTestFinished,
  }) => {
    const { status, lines } = await runAll(onTestFinished, engine(gone, others));
    const said = 'lost its browser, and was started once more with the 2 files that were left';
    expect(lines.filter((line) => line.includes(said))).toEqual([
      expect.stringMatching(/^\*\*\* Engine/),
      expect.stringMatching(/^ok {3}Engine/),
    ]);
    expect([status, lines.at(-1)]).toEqual([0, '3 passed, 0 failed']);
  });

  it('has failed when it ends once more', async ({ expect, onTestFinished }) => {
    const { status, lines } = await runAll(onTestFinished, engine(gone, `() => tallying('${gone}')`));
    expect([status, lines.at(-1)]).toEqual([1, '1 passed, 1 failed']);
  });

  it('keeps the failures of the files that were over', async ({ expect, onTestFinished }) => {
    const failure = 'tally({ file: "b", result: "failed", name: "b" }); tally({ file: "b", over: true });';
    const { status, lines } = await runAll(onTestFinished, engine(failure + gone, others));
    expect([status, lines.at(-1)]).toEqual([1, '2 passed, 1 failed']);
  });

  it('is not started once more for any other error', async ({ expect, onTestFinished }) => {
    const other = 'tally({ error: "other" }); tally({ end: true }); process.exit(1);';
    const { status, lines } = await runAll(onTestFinished, engine(other, others));
    expect([status, lines.at(-1)]).toEqual([1, '1 passed, 1 failed']);
  });
});
