// The machines that the bank runs on, each a process of its own. They come and go while customers are at
// work.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface MachinesOptions {
  /** The bank, as a module that Node can run. */
  readonly bank: string;
  /** Address of the store. */
  readonly store: string;
  /** Where the world around the bank listens. */
  readonly outside: string;
}

/** How a machine is configured. */
export interface Setting {
  /** How far its clock is ahead of ours. */
  readonly aheadMs: number;
  /** Which passwords and secrets it knows. */
  readonly turn: number;
}

export interface Machine {
  /** As a power cut ends it. */
  kill(): Promise<void>;
  /** As a deploy ends it. */
  retire(): Promise<void>;
}

export function createMachines({ bank, ...surroundings }: MachinesOptions) {
  const running = new Map<Machine, string>();
  const complaints = new Map<string, number>();

  function hear(text: string): void {
    for (const line of text.split('\n').filter(Boolean)) {
      const [sentence = ''] = line.split(' {');
      const kind = /"code":"[^"]+"/.exec(line)?.[0] ?? /"error":"[^"]+"/.exec(line)?.[0] ?? '';
      const complaint = `${sentence} ${kind}`.trim();
      complaints.set(complaint, (complaints.get(complaint) ?? 0) + 1);
    }
  }

  return {
    /** What they have logged as an error, and how often. */
    complaints,
    /** Where they listen. */
    urls: (): readonly string[] => [...running.values()],

    async start(setting: Setting): Promise<Machine> {
      const child = spawn(process.execPath, [bank], {
        env: { ...process.env, KYC_BANK: JSON.stringify({ ...surroundings, ...setting }) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stderr.setEncoding('utf8').on('data', hear);
      const gone = once(child, 'exit');
      const [port] = await Promise.race([
        once(child.stdout.setEncoding('utf8'), 'data'),
        gone.then(() =>
          Promise.reject(new Error(`The bank did not start: ${[...complaints.keys()].join(' ')}`)),
        ),
      ]);
      const end = async (signal: NodeJS.Signals) => {
        child.kill(signal);
        await gone;
        running.delete(machine);
      };
      const machine = { kill: () => end('SIGKILL'), retire: () => end('SIGTERM') };
      running.set(machine, `http://127.0.0.1:${String(port).trim()}`);
      return machine;
    },

    killAll: async (): Promise<void> => {
      await Promise.all([...running.keys()].map((machine) => machine.kill()));
    },
  };
}
