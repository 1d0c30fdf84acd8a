// The tables of docs/performance.md, one for each bench that was run.

import type { Edge } from '../cold/edge.js';
import type { FirstFrameFigures } from '../first-frame/summary.js';
import type { Growth } from '../kit/growth.js';
import type { RouteFigures } from '../kit/ratios.js';
import type { SelfTimes } from '../profile/self-times.js';
import type { Estimate } from '../statistics.js';

type Cell = string | number;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const ratio = ({ value, interval: [low, high] }: Estimate, digits = 3) =>
  `${value.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
/** NaN is null in JSON. */
const ms = (estimate: Estimate | undefined) =>
  typeof estimate?.value === 'number' ? estimate.value.toFixed(1) : '–';

export function firstFrameTables({ contenders, conditions }: FirstFrameFigures): string {
  return conditions
    .map(({ cpuRate, latencyMs }, index) => {
      const rows = contenders.map(({ label, version, scriptBytes, at }) => {
        const figures = at[index];
        return [
          version === undefined ? label : `${label} ${version}`,
          scriptBytes ?? '–',
          figures ? ratio(figures.toFrame) : '–',
          ms(figures?.toFrameMs),
          ms(figures?.ownMs),
          figures ? ratio(figures.own, 2) : '–',
          ms(figures?.evaluateMs),
        ];
      });
      const head = [
        '',
        'script, bytes',
        'to frame ÷ vanilla',
        'to frame, ms',
        'own time, ms',
        'own ÷ vanilla',
        'evaluate, ms',
      ];
      return `**Processor ${cpuRate}x, ${latencyMs} ms a request**\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

export interface ElementCosts {
  readonly scriptBytes: number;
  readonly mountMs: { readonly idle: number; readonly starting: number };
  readonly heapBytesEach: { readonly script: number; readonly document: number };
  readonly whileWaiting: { readonly layouts: number };
  readonly longTasks: readonly (readonly number[])[];
  readonly order: readonly string[];
}

export function elementCostsTable(figures: Readonly<Record<string, ElementCosts>>): string {
  const entries = Object.entries(figures);
  const row = (what: string, of: (costs: ElementCosts) => Cell) => [
    what,
    ...entries.map(([, costs]) => of(costs)),
  ];
  return table(
    ['', ...entries.map(([id]) => id)],
    [
      row('script, bytes by brotli', ({ scriptBytes }) => scriptBytes),
      row(
        'the 100th element, idle / starting, ms',
        ({ mountMs }) => `${mountMs.idle.toFixed(2)} / ${mountMs.starting.toFixed(2)}`,
      ),
      row(
        'heap each without a frame: script / document, kB',
        ({ heapBytesEach: { script, document } }) =>
          `${(script / 1000).toFixed(1)} / ${(document / 1000).toFixed(1)}`,
      ),
      row('layouts a second while it waits', ({ whileWaiting }) => whileWaiting.layouts.toFixed(0)),
      row('long tasks at 4x, a visit', ({ longTasks }) =>
        (longTasks.flat().length / longTasks.length).toFixed(1),
      ),
      row('in this order', ({ order }) => order.join(', ')),
    ],
  );
}

export function profileTables(figures: Readonly<Record<string, SelfTimes>>): string {
  return Object.entries(figures)
    .map(([what, { busyMs, top }]) => {
      const rows = top.map(({ name, at, ms }) => [`\`${name}\``, at, ms.toFixed(2)]);
      return `**${what}**, ${busyMs.toFixed(1)} ms busy\n\n${table(['function', 'where', 'self, ms'], rows)}`;
    })
    .join('\n\n');
}

export interface KitFigures {
  readonly ratios: readonly {
    readonly kind: string;
    readonly token: RouteFigures;
    readonly status: RouteFigures;
  }[];
  readonly statements: readonly {
    readonly kind: string;
    readonly newSession: readonly string[];
    readonly status: readonly string[];
  }[];
  readonly lasting: readonly {
    readonly kind: string;
    readonly readings: readonly { readonly heldBytes: number; readonly deadlines: number }[];
  }[];
  readonly growth: readonly Growth[];
}

export function kitTable({ ratios, statements, lasting, growth }: KitFigures): string {
  const rows = ratios.map(({ kind, token, status }) => {
    const counted = statements.find((figures) => figures.kind === kind);
    const kept = lasting.find((figures) => figures.kind === kind)?.readings ?? [];
    const [first, last] = [kept[0], kept.at(-1)];
    const grown = growth.find((figures) => figures.kind === kind);
    return [
      kind,
      `${token.rate.value.toFixed(0)}, ${ratio(token.toBare, 2)}`,
      ratio(token.cpuToBare, 2),
      `${status.rate.value.toFixed(0)}, ${ratio(status.toBare, 2)}`,
      counted ? `${counted.newSession.length} / ${counted.status.length}` : '–',
      first && last
        ? `${((last.heldBytes - first.heldBytes) / 1e6).toFixed(1)} MB, ${last.deadlines} deadlines`
        : '–',
      grown ? `${ratio(grown.token, 2)} / ${ratio(grown.status, 2)} (${grown.few} to ${grown.many})` : '–',
    ];
  });
  const head = [
    '',
    'new sessions a second, ÷ bare',
    'their processor time ÷ bare',
    'statuses a second, ÷ bare',
    'statements: session / status',
    'left after a minute of load',
    'time with more sessions: session / status',
  ];
  return table(head, rows);
}

export interface ColdFigures {
  readonly roundTripMs: number;
  readonly scriptBytes: number;
  readonly edges: readonly Edge[];
}

export function coldTable({ edges }: ColdFigures): string {
  return table(
    ['', 'largest body in one round trip, bytes', 'with its headers', 'round trips just below / above'],
    edges.map(({ protocol, bodyBytes, headerBytes, roundTripsBefore, roundTripsAfter }) => [
      protocol,
      bodyBytes,
      bodyBytes + headerBytes,
      `${roundTripsBefore.toFixed(2)} / ${roundTripsAfter.toFixed(2)}`,
    ]),
  );
}
