// A network that loses, delays and repeats what is sent over it, and servers that fail now and then. The seed
// decides what happens to the first request, to the second and so on.

import type { BrowserContext, Route } from '@playwright/test';
import type { Shop, Wire } from '../shop.ts';

export interface LossyNetwork {
  /** The share of requests that something happens to. */
  share: number;
  /** How often each of the faults has struck. */
  readonly struck: Readonly<Record<string, number>>;
  /** How many requests for a session were answered by a fault. */
  readonly tokenFaults: number;
}

type Fault = (wire: Wire, random: () => number) => Response | Promise<Response>;

const html = (status: number, headers = {}) =>
  new Response('<h1>Sorry</h1>', { status, headers: { 'Content-Type': 'text/html', ...headers } });
const later = (random: () => number) =>
  new Promise((resolve) => {
    setTimeout(resolve, 50 + random() * 500);
  });

const faults = {
  'a request lost': ({ hangUp }) => hangUp(),
  'an answer lost': async ({ pass, hangUp }) => {
    await pass();
    return hangUp();
  },
  'a request late': async ({ pass }, random) => {
    await later(random);
    return pass();
  },
  'an answer late': async ({ pass }, random) => {
    const response = await pass();
    await later(random);
    return response;
  },
  'a request twice': async ({ pass }) => {
    await pass();
    return pass();
  },
  'a request twice at once': async ({ pass }) => (await Promise.all([pass(), pass()]))[0],
  'a 500': () => html(500),
  'a 502': () => html(502),
  'a 503 that says when': () => html(503, { 'Retry-After': '1' }),
  'a 503 after the work was done': async ({ pass }) => {
    await pass();
    return html(503);
  },
} satisfies Record<string, Fault>;

/** Parts of the script and pages of providers: they come late, or not at all. */
const afar = { 'a file lost': (route: Route) => route.abort('connectionreset'), 'a file late': undefined };

export async function makeLossy(
  { shop, context }: { shop: Shop; context: BrowserContext },
  random: () => number,
): Promise<LossyNetwork> {
  const struck: Record<string, number> = {};
  const network = { share: 0, struck, tokenFaults: 0 };
  const draw = <Word extends string>(among: Readonly<Record<Word, unknown>>): Word | undefined => {
    if (random() >= network.share) return undefined;
    const names = Object.keys(among) as Word[];
    const name = names[Math.floor(random() * names.length)];
    if (name !== undefined) struck[name] = (struck[name] ?? 0) + 1;
    return name;
  };

  shop.intercept((request, wire) => {
    const name = draw(faults);
    if (!name) return undefined;
    if (request.method === 'POST' && request.url.endsWith('/session')) network.tokenFaults += 1;
    return faults[name](wire, random);
  });
  await context.route(
    /\/cdn\/(?!kyc-enrolment\.js)|^http:\/\/127\.0\.0\.1:\d+\/(?!.*\.(js|css))/,
    async (route) => {
      const isPost = route.request().method() === 'POST'; // a provider's own page is not what is tested
      const name = isPost ? undefined : draw(afar);
      if (name === 'a file late') await later(random);
      await (name === 'a file lost' ? afar[name](route) : route.continue());
    },
  );
  return network;
}
