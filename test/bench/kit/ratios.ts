// Requests a second with each store by those of the bare handler, block by block in an order of chance.

import { options } from '../options.js';
import { gate } from '../report.js';
import { createRandom, estimate, pairedRatio, shuffle, type Estimate } from '../statistics.js';
import type { StoreKind } from './merchant-server.js';
import { measureRate, type Merchant } from './start-merchant.js';

export type StartMerchant = (kind: StoreKind, given?: { counts?: boolean }) => Promise<Merchant>;

const blocks = options.rounds ?? (options.isQuick ? 3 : 20);
const load = { forMs: options.isQuick ? 400 : 800, connections: 24 };
const wished: Partial<Record<StoreKind, number>> = { memory: 0.8, sqlite: 0.5, postgres: 0.4 };

export interface RouteFigures {
  /** Requests a second. */
  readonly rate: Estimate;
  readonly toBare: Estimate;
}

export async function measureRatios(stores: readonly StoreKind[], start: StartMerchant) {
  const kinds: readonly StoreKind[] = ['bare', ...stores];
  const merchants = await Promise.all(kinds.map((kind) => start(kind)));
  const rates = { token: new Map<StoreKind, number[]>(), status: new Map<StoreKind, number[]>() };
  const random = createRandom(10);
  for (let block = -1; block < blocks; block += 1)
    for (const merchant of shuffle(merchants, random)) {
      const session = await merchant.open();
      const token = await measureRate(() => merchant.open(), load);
      const status = await measureRate(() => merchant.status(session), load);
      if (block < 0) continue; // compiles
      rates.token.set(merchant.kind, [...(rates.token.get(merchant.kind) ?? []), token]);
      rates.status.set(merchant.kind, [...(rates.status.get(merchant.kind) ?? []), status]);
    }
  await Promise.all(merchants.map((merchant) => merchant.stop()));

  const of = (route: keyof typeof rates, kind: StoreKind): RouteFigures => {
    const sample = rates[route].get(kind) ?? [];
    return { rate: estimate(sample), toBare: pairedRatio(sample, rates[route].get('bare') ?? []) };
  };
  const figures = kinds.map((kind) => ({ kind, token: of('token', kind), status: of('status', kind) }));
  const show = ({ rate, toBare }: RouteFigures) =>
    `${rate.value.toFixed(0)} a second, ${toBare.value.toFixed(2)} [${toBare.interval.map((end) => end.toFixed(2)).join(', ')}]`;
  console.table(
    Object.fromEntries(
      figures.map(({ kind, token, status }) => [
        kind,
        { 'new session, ÷ bare [95 %]': show(token), 'status, ÷ bare [95 %]': show(status) },
      ]),
    ),
  );
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
