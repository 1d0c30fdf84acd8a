// The emulated Onboarding Server without sockets, driven by its control endpoints as its page drives it.

import { createWultraEmulator, type WultraSandboxOptions } from '../../../../src/providers/wultra/sandbox.js';
import type { showEntry } from '../../../../src/providers/wultra/sandbox/processes.js';
import { createMockMerchant, type MockMerchant } from './mock-merchant.ts';

type Shown = ReturnType<typeof showEntry>;

const ORIGIN = 'http://wultra.localhost';

/** Time that stands still until it is moved; whatever becomes due then happens. */
function createStillClock() {
  let at = 1_800_000_000_000;
  let due: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => at,
    wait: () => Promise.reject(new Error('nothing here waits')),
    after(ms: number, callback: () => void) {
      const entry = { at: at + ms, callback };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    /** When the next thing is due, in milliseconds from now. */
    nextMs: () => Math.min(...due.map((entry) => entry.at)) - at,
    pass(ms: number) {
      at += ms;
      const ripe = due.filter((entry) => entry.at <= at);
      due = due.filter((entry) => entry.at > at);
      for (const { callback } of ripe) callback();
    },
  };
}

export interface Onboarding {
  readonly merchant: MockMerchant;
  readonly clock: ReturnType<typeof createStillClock>;
  readonly emulator: ReturnType<typeof createWultraEmulator>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
  start(wish?: object): Promise<Process>;
  callBack(service: 'evaluate' | 'approve', body: object, authorization?: string | null): Promise<Response>;
}

export interface Process {
  readonly id: string;
  /** What the app got. */
  readonly started: Record<string, unknown>;
  look(): Promise<Shown>;
  step(choice?: string): Promise<Shown>;
  run(choices?: object): Promise<Shown>;
  /** Takes it on by ordinary steps until this one is next. */
  upTo(step: string): Promise<Shown>;
}

export function openOnboarding(options: WultraSandboxOptions = {}): Onboarding {
  const merchant = createMockMerchant();
  const clock = createStillClock();
  const emulator = createWultraEmulator({
    servicesUrl: 'https://merchant.example/services/',
    fetch: (url, init) => merchant.fetch(url, init),
    clock,
    ...options,
  });
  const ask = (path: string, init?: RequestInit) => emulator.fetch(new Request(ORIGIN + path, init));
  const post = (path: string, body: unknown = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body) });
  const { callbackUsername, callbackPassword } = emulator;

  return {
    merchant,
    clock,
    emulator,
    ask,
    post,

    async start(wish = {}) {
      const response = await post('/sandbox/processes', wish);
      expect(response.status).toBe(201);
      const { start, process } = (await response.json()) as Shown & {
        readonly start: Record<string, unknown>;
      };
      const path = `/sandbox/processes/${process.processId}`;
      const read = async (answer: Response) => {
        expect(answer.status).toBe(200);
        return (await answer.json()) as Shown;
      };
      const step = async (choice?: string) => read(await post(`${path}/step`, { choice }));
      const look = async () => read(await ask(path));
      return {
        id: process.processId,
        started: start,
        look,
        step,
        run: async (choices = {}) => read(await post(`${path}/run`, { choices })),
        async upTo(name) {
          let shown = await look();
          while (shown.next && shown.next.step !== name) shown = await step();
          expect(shown.next?.step).toBe(name);
          return shown;
        },
      };
    },

    callBack: (service, body, authorization = `Basic ${btoa(`${callbackUsername}:${callbackPassword}`)}`) =>
      ask(`/api/private/client/${service}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: authorization === null ? {} : { Authorization: authorization },
      }),
  };
}
