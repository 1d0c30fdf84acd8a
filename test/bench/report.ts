// What benches have in common: figures of a sample, and gates.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { options } from './options.js';

export interface Figures {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

/** Of a sample of milliseconds. */
export function figuresOf(sample: readonly number[]): Figures {
  const sorted = [...sample].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), longest: at(1) };
}

export const show = ({ count, median, p99, longest }: Figures): string =>
  `${String(count).padStart(7)} requests   median ${median.toFixed(2)} ms   p99 ` +
  `${p99.toFixed(2)} ms   longest ${longest.toFixed(1)} ms`;

/** Says whether a gate was passed; the process fails if one was not. */
export function gate(what: string, isPassed: boolean): void {
  console.log(`${isPassed ? 'ok  ' : 'FAIL'} ${what}`);
  if (!isPassed) process.exitCode = 1;
}

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Puts a bench's figures into the file of `--out`, beside those of the others. */
export function keepFigures(bench: string, figures: unknown): void {
  const { out } = options;
  mkdirSync(dirname(out), { recursive: true });
  const kept: Record<string, unknown> = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : {};
  writeFileSync(out, `${JSON.stringify({ ...kept, [bench]: figures }, null, 2)}\n`);
}
