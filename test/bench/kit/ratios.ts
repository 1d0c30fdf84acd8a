// Requests a second with each store by those of the bare handler, block by block in an order of chance.

import { options } from '../options.js';
import { gate } from '../report.js';
import { createRandom, estimate, pairedRatio, shuffle, type Estimate } from '../statistics.js';
import type { StoreKind } from './merchant-server.js';
import { measureRate, type Merchant } from './start-merchant.js';

export type StartMerchant = (
  kind: StoreKind,
  given?: { counts?: boolean; usesNodeFetch?: boolean },
) => Promise<Merchant>;

const blocks = options.rounds ?? (options.isQuick ? 3 : 20);
const load = { forMs: options.isQuick ? 400 : 800, connections: 24 };
/** Before the first block: what is not compiled yet takes twice as long, and compiling counts as well. */
const warmMs = options.isQuick ? 400 : 5_000;
const wished: Readonly<Record<string, number>> = { memory: 0.8, sqlite: 0.5, postgres: 0.4 };

interface Block {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of the server's processor for each; a database's own are not in it. */
  readonly cpuMs: number;
}

export interface RouteFigures {
  readonly rate: Estimate;
  readonly toBare: Estimate;
  readonly cpuMs: Estimate;
  readonly cpuToBare: Estimate;
}

async function measureBlock(
  merchant: Merchant,
  act: () => Promise<unknown>,
  forMs = load.forMs,
): Promise<Block> {
  const before = await merchant.cpuMs();
  const { answered, rate } = await measureRate(act, { ...load, forMs });
  return { rate, cpuMs: ((await merchant.cpuMs()) - before) / answered };
}

const armOf = async (kind: string, started: Promise<Merchant>) => ({ kind, merchant: await started });

export async function measureRatios(stores: readonly StoreKind[], start: StartMerchant) {
  const arms = await Promise.all([
    ...(['bare', ...stores] as const).map((kind) => armOf(kind, start(kind))),
    ...stores.map((kind) => armOf(`${kind}, nodeFetch`, start(kind, { usesNodeFetch: true }))),
  ]);
  const measured = { token: new Map<string, Block[]>(), status: new Map<string, Block[]>() };
  const random = createRandom(10);
  for (let block = -1; block < blocks; block += 1)
    for (const { kind, merchant } of shuffle(arms, random)) {
      const session = await merchant.open();
      const forMs = block < 0 ? warmMs : load.forMs;
      const token = await measureBlock(merchant, () => merchant.open(), forMs);
      const status = await measureBlock(merchant, () => merchant.status(session), forMs);
      if (block < 0) continue;
      measured.token.set(kind, [...(measured.token.get(kind) ?? []), token]);
      measured.status.set(kind, [...(measured.status.get(kind) ?? []), status]);
    }
  await Promise.all(arms.map(({ merchant }) => merchant.stop()));

  const of = (route: keyof typeof measured, kind: string): RouteFigures => {
    const sample = (kind: string, what: keyof Block) =>
      (measured[route].get(kind) ?? []).map((block) => block[what]);
    return {
      rate: estimate(sample(kind, 'rate')),
      toBare: pairedRatio(sample(kind, 'rate'), sample('bare', 'rate')),
      cpuMs: estimate(sample(kind, 'cpuMs')),
      cpuToBare: pairedRatio(sample(kind, 'cpuMs'), sample('bare', 'cpuMs')),
    };
  };
  const figures = arms.map(({ kind }) => ({ kind, token: of('token', kind), status: of('status', kind) }));
  print(figures);
  for (const { kind, token } of figures) {
    const least = wished[kind];
    if (least !== undefined)
      gate(
        `a new session over ${kind} is at least ${least} times as quick as bare`,
        token.toBare.value >= least,
      );
  }
  return figures;
}

function print(
  figures: readonly {
    readonly kind: string;
    readonly token: RouteFigures;
    readonly status: RouteFigures;
  }[],
): void {
  const ratio = ({ value, interval: [low, high] }: Estimate) =>
    `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  const show = ({ rate, toBare }: RouteFigures) => `${rate.value.toFixed(0)} a second, ${ratio(toBare)}`;
  const cpu = ({ cpuMs, cpuToBare }: RouteFigures) => `${cpuMs.value.toFixed(2)} ms, ${ratio(cpuToBare)}`;
  console.table(
    Object.fromEntries(
      figures.map(({ kind, token, status }) => [
        kind,
        {
          'new session, ÷ bare [95 %]': show(token),
          'its processor, ÷ bare': cpu(token),
          'status, ÷ bare [95 %]': show(status),
          'its processor, ÷ bare ': cpu(status),
        },
      ]),
    ),
  );
}
