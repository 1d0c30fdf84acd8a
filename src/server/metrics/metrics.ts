// The kit's instruments (docs/metrics.md), made by the merchant's OpenTelemetry meter. The meter's type is
// written here, so that no package is needed. An attribute is a word of a fixed list or a provider's id. It
// never names a customer, an address or a session. A meter that throws breaks nothing.

import { ProviderError } from '../../providers/contract.js';
import type { Verdict } from '../../providers/contract.js';
import type { Backlog } from '../store/store.js';

type Attributes = Record<string, string | number | boolean>;
interface InstrumentOptions {
  readonly description?: string;
  readonly unit?: string;
  readonly advice?: { explicitBucketBoundaries?: number[] };
}
interface Adding {
  add(value: number, attributes?: Attributes): void;
}
interface Recording {
  record(value: number, attributes?: Attributes): void;
}
interface Observing {
  addCallback(observe: (result: { observe(value: number, attributes?: Attributes): void }) => void): void;
}

/** What the kit needs of an OpenTelemetry meter; any `Meter` of `@opentelemetry/api` is one. */
export interface Meter {
  createCounter(name: string, options?: InstrumentOptions): Adding;
  createUpDownCounter(name: string, options?: InstrumentOptions): Adding;
  createHistogram(name: string, options?: InstrumentOptions): Recording;
  createObservableGauge(name: string, options?: InstrumentOptions): Observing;
}

/** A call of a provider: `begin` creates a session, `read` asks for its status. */
export interface UpstreamCall {
  readonly provider: string;
  readonly call: 'begin' | 'read';
}

export interface Metrics {
  opened(provider: string): void;
  limited(by: string): void;
  decided(provider: string, verdict: Verdict, decision: { ageMs: number; isRevision: boolean }): void;
  refused(code: string): void;
  /** Measures a call of a provider, whatever its end. */
  upstream<T>(call: UpstreamCall, work: () => Promise<T>): Promise<T>;
  swept(ms: number): void;
  delivered(isTaken: boolean): void;
  /** Counts an upload for as long as it is on its way. */
  uploading<T>(work: () => Promise<T>): Promise<T>;
  /** Whether anybody does. To count it costs a database more than a round of the sweeper. */
  readonly hearsBacklog: boolean;
  backlog(waiting: Backlog): void;
}

/** Without such advice an SDK takes boundaries for milliseconds, and every call is in the first bucket. */
const secondsIn = (...explicitBucketBoundaries: number[]) => ({
  unit: 's',
  advice: { explicitBucketBoundaries },
});
const calling = secondsIn(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
const [aMinute, anHour, aDay] = [60, 3_600, 86_400];
const deciding = secondsIn(10, 30, aMinute, 120, 300, 600, 1_800, anHour, 4 * anHour, aDay, 7 * aDay);

/** The instruments; without a meter nothing is measured. */
export function createMetrics(meter: Meter | undefined, now: () => number): Metrics {
  const openings = meter?.createCounter('kyc.sessions.opened');
  const limits = meter?.createCounter('kyc.sessions.limited');
  const verdicts = meter?.createCounter('kyc.verdicts');
  const verdictTimes = meter?.createHistogram('kyc.verdict.duration', deciding);
  const refusals = meter?.createCounter('kyc.refusals');
  const calls = meter?.createHistogram('kyc.upstream.duration', calling);
  const rounds = meter?.createHistogram('kyc.sweeper.duration', calling);
  const deliveries = meter?.createCounter('kyc.outcomes.delivered');
  const uploads = meter?.createUpDownCounter('kyc.uploads.in_flight');
  const watch = meter && watchBacklog(meter);

  return {
    opened: (provider) => safely(() => openings?.add(1, { provider })),
    limited: (by) => safely(() => limits?.add(1, { by })),
    decided(provider, { status, level }, { ageMs, isRevision }) {
      safely(() => verdicts?.add(1, { provider, status, level: level ?? 'none', revision: isRevision }));
      if (!isRevision) safely(() => verdictTimes?.record(ageMs / 1_000, { provider, status }));
    },
    refused: (code) => safely(() => refusals?.add(1, { code })),
    async upstream({ provider, call }, work) {
      const begun = now();
      const end = (result: string) =>
        safely(() => calls?.record((now() - begun) / 1_000, { provider, call, result }));
      try {
        const answer = await work();
        end('answered');
        return answer;
      } catch (error) {
        end(resultOf(error));
        throw error;
      }
    },
    swept: (ms) => safely(() => rounds?.record(ms / 1_000)),
    delivered: (isTaken) => safely(() => deliveries?.add(1, { result: isTaken ? 'taken' : 'failed' })),
    async uploading(work) {
      safely(() => uploads?.add(1));
      try {
        return await work();
      } finally {
        safely(() => uploads?.add(-1));
      }
    },
    hearsBacklog: watch !== undefined,
    backlog: (waiting) => watch?.(waiting),
  };
}

/** `not-asked`: the breaker is open, or there was no connection. */
function resultOf(error: unknown): string {
  if (!(error instanceof ProviderError)) return 'error';
  return error.isUnsent ? 'not-asked' : error.reason;
}

/** Gauges that tell what the sweeper counted last; nothing before its first round. */
function watchBacklog(meter: Meter): (waiting: Backlog) => void {
  let last: Backlog | undefined;
  const names = {
    undelivered: 'kyc.outcomes.undelivered',
    reviews: 'kyc.reviews.waiting',
    waitingCalls: 'kyc.decisions.waiting',
    auditLines: 'kyc.audit.undelivered',
  } as const satisfies Record<keyof Backlog, string>;
  for (const name of Object.keys(names) as (keyof Backlog)[])
    meter.createObservableGauge(names[name]).addCallback((result) => {
      if (last) result.observe(last[name]);
    });
  return (waiting) => {
    last = waiting;
  };
}

function safely(measure: () => void): void {
  try {
    measure();
  } catch {
    // A measurement is worth no request.
  }
}
