import { readFileSync } from 'node:fs';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { createMetrics } from '../../../src/server/metrics/metrics.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { json, minute, startKit } from '../kit.js';

/** A meter of the SDK, and what it has measured: by instrument, each point with its attributes and value. */
function startMeter() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  onTestFinished(() => provider.shutdown());
  async function exported() {
    exporter.reset();
    await provider.forceFlush();
    const all = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
    return all.flatMap((scope) => scope.metrics);
  }
  return {
    meter: provider.getMeter('kyc-enrolment'),
    exported,
    async measured() {
      return Object.fromEntries(
        (await exported()).map(({ descriptor, dataPoints }) => [
          descriptor.name,
          dataPoints.map(({ attributes, value }) => ({
            ...attributes,
            value: typeof value === 'number' ? value : value.count,
          })),
        ]),
      );
    },
  };
}

describe('metrics', () => {
  it('count what waits only where somebody hears of it', async () => {
    const store = memoryStore();
    const backlog = vi.spyOn(store, 'backlog');
    await startKit({ store }).kit.sweep();
    expect(backlog).not.toHaveBeenCalled();
    await startKit({ store, metrics: startMeter().meter }).kit.sweep();
    expect(backlog).toHaveBeenCalledTimes(1);
  });

  it('count openings, refusals, verdicts and calls of the provider, by an OpenTelemetry meter', async () => {
    const { meter, measured } = startMeter();
    const kit = startKit({ metrics: meter, newSessions: { user: 1 }, onOutcome: () => undefined });
    const { statusUrl } = await json(kit.open());
    await kit.open({ restart: true });
    kit.clock.now += minute;
    kit.upstream.status = 'AUTO_APPROVED';
    await kit.ask(`${statusUrl}?seen=submitted&own=1`);
    await kit.settle();
    const provider = 'trustmatic';
    expect(await measured()).toMatchObject({
      'kyc.sessions.opened': [{ provider, value: 1 }],
      'kyc.sessions.limited': [{ by: 'user', value: 1 }],
      'kyc.refusals': [{ code: 'SESSION_LIMIT', value: 1 }],
      'kyc.verdicts': [{ provider, status: 'approved', level: 'HIGH', revision: false, value: 1 }],
      'kyc.verdict.duration': [{ provider, status: 'approved', value: 1 }],
      'kyc.outcomes.delivered': [{ result: 'taken', value: 1 }],
      'kyc.upstream.duration': expect.arrayContaining([
        { provider, call: 'begin', result: 'answered', value: 1 },
        { provider, call: 'read', result: 'answered', value: 2 },
      ]),
    });
  });

  it('tell what fails upstream, and when the provider is not asked any more', async () => {
    const { meter, measured } = startMeter();
    const kit = startKit({ metrics: meter });
    kit.upstream.override = () => new Response(null, { status: 503 });
    for (let index = 0; index < 8; index += 1) await kit.open({}, { 'x-user': `user ${index}` });
    expect(await measured()).toMatchObject({
      'kyc.refusals': [{ code: 'PROVIDER_UNAVAILABLE', value: 8 }],
      'kyc.upstream.duration': [
        { call: 'begin', result: 'unavailable', value: 5 },
        { call: 'begin', result: 'not-asked', value: 3 },
      ],
    });
  });

  it('tell what waits: reviews, outcomes and audit lines that nobody takes', async () => {
    const { meter, measured } = startMeter();
    const away = () => Promise.reject(new Error('away'));
    const kit = startKit({ metrics: meter, onOutcome: away, audit: away });
    const { statusUrl } = await json(kit.open());
    expect(await measured()).not.toHaveProperty('kyc.reviews.waiting');
    kit.upstream.status = 'WAITING_FOR_MANUAL_APPROVE';
    await kit.ask(`${statusUrl}?seen=submitted&own=1`);
    await kit.settle();
    await kit.kit.sweep();
    expect(await measured()).toMatchObject({
      'kyc.reviews.waiting': [{ value: 1 }],
      'kyc.outcomes.undelivered': [{ value: 1 }],
      'kyc.audit.undelivered': [{ value: 2 }],
      'kyc.decisions.waiting': [{ value: 0 }],
      'kyc.sweeper.duration': [{ value: 1 }],
    });
  });

  it('count a picture while it is on its way', async () => {
    const { meter, measured } = startMeter();
    const { open, upload, upstream } = startKit({ metrics: meter });
    const { uploadUrl } = await json(open({ capture: 'own' }));
    let answer: (response: Response) => void = () => undefined;
    const held = new Promise<Response>((resolve) => (answer = resolve));
    upstream.override = (path) => (path.endsWith('/document') ? held : undefined);
    const uploading = upload(uploadUrl, 'document', Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64'));
    await vi.waitUntil(() => upstream.requests.some(({ path }) => path.endsWith('/document')));
    expect(await measured()).toMatchObject({ 'kyc.uploads.in_flight': [{ value: 1 }] });
    answer(new Response(null, { status: 503 }));
    await uploading;
    expect(await measured()).toMatchObject({ 'kyc.uploads.in_flight': [{ value: 0 }] });
  });

  it('tell quick calls from slow ones: the boundaries are of seconds', async () => {
    const { meter, exported } = startMeter();
    await startKit({ metrics: meter }).open();
    const calls = (await exported()).find(({ descriptor }) => descriptor.name === 'kyc.upstream.duration');
    const [point] = calls?.dataPoints ?? [];
    expect(point?.value).toMatchObject({ buckets: { boundaries: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] } });
  });

  it('are those that docs/metrics.md lists, each with its kind and unit, and that its alerts name', () => {
    const made: string[] = [];
    const make =
      <T>(kind: string, instrument: T) =>
      (name: string, { unit }: { readonly unit?: string } = {}) => {
        made.push(`${name} ${[kind, ...(unit === undefined ? [] : [unit])].join(', ')}`);
        return instrument;
      };
    const add = { add: () => undefined };
    createMetrics(
      {
        createCounter: make('counter', add),
        createUpDownCounter: make('up-down counter', add),
        createHistogram: make('histogram', { record: () => undefined }),
        createObservableGauge: make('gauge', { addCallback: () => undefined }),
      },
      () => 0,
    );
    const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| `(kyc\.[\w.]+)` \| ([^|]+) \|/gm)].map(
      ([, name, kind]) => `${name} ${kind}`,
    );
    expect(listed.sort()).toEqual(made.sort());

    const written = made.flatMap((line) => {
      const [, name = '', kind] = /^(\S+) ([^,]+)/.exec(line) ?? [];
      const ends = { counter: ['_total'], histogram: ['_count', '_sum', '_bucket'] }[String(kind)] ?? [''];
      return ends.map((end) => name.replaceAll('.', '_') + end);
    });
    const [, alerts = ''] = page.split('| Alert |');
    const named = [...new Set(alerts.match(/\bkyc_\w+/g))];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !written.includes(name))).toEqual([]);
  });

  it('name no customer, session or address', async () => {
    const { meter, measured } = startMeter();
    const kit = startKit({ metrics: meter, identify: () => ({ id: 'user-canary' }) });
    const { sessionId, statusUrl } = await json(kit.open());
    await kit.ask(`${statusUrl}x`);
    const text = JSON.stringify(await measured());
    for (const word of ['user-canary', sessionId, 'id.example']) expect(text).not.toContain(word);
  });

  it('that throw take nothing from a customer', async () => {
    const { meter } = startMeter();
    const broken = {
      add: () => {
        throw new Error('no');
      },
    };
    const kit = startKit({ metrics: { ...meterOf(meter), createCounter: () => broken } });
    expect((await kit.open()).status).toBe(200);
  });
});

type SdkMeter = ReturnType<typeof startMeter>['meter'];

const meterOf = (meter: SdkMeter) => ({
  createUpDownCounter: meter.createUpDownCounter.bind(meter),
  createHistogram: meter.createHistogram.bind(meter),
  createObservableGauge: meter.createObservableGauge.bind(meter),
});
