// From samples to what is told: ratios to the vanilla element in pairs, own time, evaluation.

import { gate } from '../report.js';
import { estimate, pairedRatio, type Estimate } from '../statistics.js';
import type { Contender } from './contenders.js';
import type { Condition, Measured } from './visit.js';

export interface ContenderFigures {
  readonly id: string;
  readonly label: string;
  readonly isVariant: boolean;
  readonly version: string | undefined;
  /** Of its script, by brotli. */
  readonly scriptBytes: number | undefined;
  /** Where the page in its frame was of. */
  readonly frameHosts: readonly string[];
  readonly at: readonly ConditionFigures[];
}

export interface ConditionFigures extends Condition {
  readonly toFrameMs: Estimate;
  /** Time to frame by that of the vanilla element in the same round. */
  readonly toFrame: Estimate;
  readonly ownMs: Estimate;
  readonly own: Estimate;
  readonly evaluateMs: Estimate;
}

export interface FirstFrameFigures {
  readonly chromiumVersion: string;
  readonly rounds: number;
  readonly conditions: readonly Condition[];
  readonly contenders: readonly ContenderFigures[];
}

type Told = Contender & { readonly version: string | undefined; readonly scriptBytes: number | undefined };

export interface Samples {
  readonly contenders: readonly Told[];
  readonly conditions: readonly Condition[];
  readonly samplesOf: (contender: Contender, condition: Condition) => readonly Measured[];
  readonly chromiumVersion: string;
  readonly rounds: number;
}

/** @throws Error without a vanilla element to compare with */
export function summarise({ contenders, conditions, samplesOf, ...rest }: Samples): FirstFrameFigures {
  const vanilla = contenders.find(({ id }) => id === 'vanilla');
  if (!vanilla) throw new Error('There is no vanilla element.');
  const of = (contender: Told, condition: Condition, what: 'toFrameMs' | 'ownMs' | 'evaluateMs') =>
    samplesOf(contender, condition).map((measured) => measured[what]);
  const at = (contender: Told, condition: Condition): ConditionFigures => ({
    ...condition,
    toFrameMs: estimate(of(contender, condition, 'toFrameMs')),
    toFrame: pairedRatio(of(contender, condition, 'toFrameMs'), of(vanilla, condition, 'toFrameMs')),
    ownMs: estimate(of(contender, condition, 'ownMs')),
    own: pairedRatio(of(contender, condition, 'ownMs'), of(vanilla, condition, 'ownMs')),
    evaluateMs: estimate(of(contender, condition, 'evaluateMs')),
  });
  return {
    ...rest,
    conditions,
    contenders: contenders.map((contender) => ({
      id: contender.id,
      label: contender.label,
      isVariant: contender.isVariant ?? false,
      version: contender.version,
      scriptBytes: contender.scriptBytes,
      frameHosts: [
        ...new Set(
          conditions
            .flatMap((condition) => samplesOf(contender, condition))
            .map(({ frameHost }) => frameHost),
        ),
      ],
      at: conditions.map((condition) => at(contender, condition)),
    })),
  };
}

const ratio = ({ value, interval: [low, high] }: Estimate) =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
const ms = ({ value, spread: [low, high] }: Estimate) =>
  Number.isNaN(value) ? '–' : `${value.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;

/** One table a condition on the console. */
export function printFirstFrame({ contenders, conditions }: FirstFrameFigures): void {
  console.table(
    Object.fromEntries(
      contenders.map(({ id, version, scriptBytes, frameHosts }) => [
        id,
        { version, 'script, bytes by brotli': scriptBytes, 'page of': frameHosts.join(' ') },
      ]),
    ),
  );
  for (const [index, { cpuRate, latencyMs }] of conditions.entries()) {
    console.log(`\nCPU ${cpuRate}x, ${latencyMs} ms a request`);
    console.table(
      Object.fromEntries(
        contenders.map(({ id, at }) => {
          const figures = at[index];
          return [
            id,
            figures && {
              'to frame ÷ vanilla [95 %]': ratio(figures.toFrame),
              'to frame, ms': ms(figures.toFrameMs),
              'own time, ms (quartiles)': ms(figures.ownMs),
              'own ÷ vanilla [95 %]': ratio(figures.own),
              'evaluate, ms': ms(figures.evaluateMs),
            },
          ];
        }),
      ),
    );
  }
}

/** What the element is to reach, where it was measured: as soon as vanilla, and sooner with a head start. */
export function gateFirstFrame({ contenders, conditions }: FirstFrameFigures): void {
  for (const [index, { cpuRate, latencyMs }] of conditions.entries()) {
    if (latencyMs !== 100 || (cpuRate !== 1 && cpuRate !== 4)) continue;
    const of = (id: string) => contenders.find((contender) => contender.id === id)?.at[index];
    const [ours, early, veriff] = [of('ours'), of('ours-prefetch'), of('veriff')];
    const [most, mostEarly] = cpuRate === 1 ? [1, 0.8] : [1.02, 0.75];
    const at = `at ${cpuRate}x`;
    if (ours) {
      gate(`the frame comes in ${most} of vanilla's time ${at}`, ours.toFrame.value <= most);
      gate(`own time is below vanilla's ${at}`, ours.own.value < 1);
    }
    if (ours && veriff) gate(`own time is below Veriff's ${at}`, ours.ownMs.value < veriff.ownMs.value);
    if (early) gate(`with prefetch() it comes in ${mostEarly} ${at}`, early.toFrame.value <= mostEarly);
  }
}
