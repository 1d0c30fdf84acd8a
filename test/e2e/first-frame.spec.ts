// What the customer's browser does until the first page is there, and what it fetches afterwards.

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page, Route } from '@playwright/test';
import { enrol, endOf, expect, frameOf, signIn, stateOf, test, untilState } from './support/test.ts';

declare global {
  interface Window {
    early: string[];
    violations: string[];
  }
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly ph: string;
  readonly args: { readonly data?: { readonly url?: string; readonly message?: string } };
}

/** Marks in the trace what the trace itself does not name. Runs before the page's own scripts. */
function markSteps(): void {
  const mark = (name: string) => performance.mark(`kyc-test: ${name}`);
  const sheets = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
    ...sheets,
    set(this: ShadowRoot, given: CSSStyleSheet[]) {
      mark('style adoption');
      sheets?.set?.call(this, given);
    },
  });
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    const insertBefore = root.insertBefore.bind(root);
    root.insertBefore = (...given) => {
      mark('first render');
      return insertBefore(...given);
    };
    return root;
  };
  for (const name of Object.getOwnPropertyNames(Intl)) {
    const original: unknown = Reflect.get(Intl, name);
    if (typeof original !== 'function' || !('supportedLocalesOf' in original)) continue;
    const marked = new Proxy(original, {
      construct: (target, given, newTarget) => {
        mark('Intl');
        return Reflect.construct(target, given, newTarget) as object;
      },
      apply: (target, self, given) => {
        mark('Intl');
        return Reflect.apply(target, self, given) as unknown;
      },
    });
    Reflect.set(Intl, name, marked);
  }
}

/** The times of the token request and of each mark, in the order of a recorded trace. */
async function recordSteps(browser: Browser, page: Page, go: () => Promise<void>): Promise<string[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing'] });
  await go();
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const steps = trace.traceEvents.flatMap(({ name, ts, args }) => {
    if (name.startsWith('kyc-test: ')) return [{ step: name.slice('kyc-test: '.length), ts }];
    const isRequest = name === 'ResourceSendRequest' && args.data?.url?.endsWith('/kyc/session');
    return isRequest ? [{ step: 'token request', ts }] : [];
  });
  return [...new Set(steps.sort((one, other) => one.ts - other.ts).map(({ step }) => step))];
}

test('in a recorded trace the token request comes before render, styles and any Intl', async ({
  browser,
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  await page.addInitScript(markSteps);
  const address = shop.addPage();
  const order = await recordSteps(browser, page, async () => {
    await page.goto(address);
    await untilState(page, 'active');
    await page.evaluate(() => new Intl.NumberFormat('en').format(1)); // the page's own
  });
  expect(order[0]).toBe('token request');
  expect(order.toSorted()).toEqual(['Intl', 'first render', 'style adoption', 'token request']);
});

/** Notes the Idempotency-Key of each request for a session, and of those before the element is defined. */
function noteEarlyRequests(): void {
  const early: string[] = (window.early = []);
  const { fetch } = window;
  window.fetch = (input, init) => {
    const key = new Headers(init?.headers).get('Idempotency-Key');
    if (key !== null && !customElements.get('kyc-enrolment')) early.push(key);
    return fetch(input, init);
  };
}

test('the request of an element in the markup leaves before the element is defined, and once', async ({
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  await page.addInitScript(noteEarlyRequests);
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
  });
  const visit = async (body: string) => {
    keys.length = 0;
    await page.goto(shop.addPage({ body: () => body }));
    await page.waitForFunction(() => customElements.get('kyc-enrolment'));
    return page.evaluate(() => window.early);
  };
  const tag = (attributes: string) => `<kyc-enrolment id="kyc0" ${attributes}></kyc-enrolment>`;
  const asking = 'token-endpoint="/kyc/session"';

  const early = await visit(tag(`${asking} lang="de"`));
  expect(early).toHaveLength(1);
  await untilState(page, 'active');
  expect(keys).toEqual(early);

  for (const body of [
    tag(`${asking} start-mode="manual"`),
    tag(`${asking} disabled`),
    `<form><fieldset disabled>${tag(asking)}</fieldset></form>`,
    tag(`${asking} consent-endpoint="/kyc/consent"`),
    tag(''),
    `${tag(asking)}<script>document.querySelector('kyc-enrolment').startMode = 'manual';</script>`,
  ])
    expect(await visit(body), body).toEqual([]);

  shop.intercept((request) =>
    request.method === 'POST' ? Promise.resolve(new Response(null, { status: 503 })) : undefined,
  );
  const [first] = await visit(tag(asking));
  await untilState(page, 'failed');
  expect(keys).toEqual([first, first, first]); // its repetitions are the same request
});

test('@smoke an element that is disabled before its script comes meets no error, and starts later', async ({
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const early = `document.querySelector('kyc-enrolment').disabled = true;`;
  const element = '<kyc-enrolment id="kyc0" token-endpoint="/kyc/session"></kyc-enrolment>';
  await page.goto(shop.addPage({ body: () => `${element}<script>${early}</script>` }));
  await page.waitForFunction(() => customElements.get('kyc-enrolment'));
  expect(errors).toEqual([]);
  expect(await stateOf(page)).toBe('idle');
  await page.evaluate(() => {
    Object.assign(document.querySelector('kyc-enrolment') ?? {}, { disabled: false });
  });
  await untilState(page, 'active');
});

/** The n-th block of HTML below the head start's heading in docs/element.md, with the shop's paths. */
function documentedHeadStart(nth: number, nonce: string): string {
  const [, section = ''] = readFileSync('docs/element.md', 'utf8').split('\n## A head start\n');
  const block = [...section.matchAll(/```html\n(.*?)```/gs)][nth]?.[1] ?? '';
  expect(block).toContain('nonce="…"');
  return block.replaceAll('nonce="…"', `nonce="${nonce}"`).replaceAll('/kyc-enrolment/kyc', '/cdn/kyc');
}

for (const [what, nth, hasElement] of [
  ['a nonced script asks, and the element shows that answer', 0, false],
  ['a fetch before the script asks, and its answer is shown; a new start asks anew', 1, true],
] as const)
  test(`a head start: ${what}`, async ({ page, shop }) => {
    await signIn(page, shop, 'approved');
    const nonce = 'c2VjcmV0';
    const provider = new URL(shop.sandbox.trustmatic.url).origin;
    const policy = [
      `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self'; connect-src 'self'`,
      `img-src data:; frame-src ${provider}; require-trusted-types-for 'script'; trusted-types lit-html`,
    ].join('; ');
    const lines = documentedHeadStart(nth, nonce).replace('<link rel="preconnect"', '<link');
    await page.goto(
      shop.addPage({
        headers: { 'Content-Security-Policy': policy },
        body: (elements) => (hasElement ? lines : lines + elements),
      }),
    );
    const untilActive = () =>
      page.waitForFunction(() => document.querySelector('kyc-enrolment')?.state === 'active');
    await untilActive();
    const asked = () => shop.requests.filter((request) => request === 'POST /kyc/session').length;
    expect(asked()).toBe(1);
    if (hasElement) {
      await page.evaluate(() => document.querySelector('kyc-enrolment')?.restart());
      await untilActive();
      expect(asked()).toBe(2);
    }
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  });

test('waiting makes no layouts: what stands in for the page changes by opacity', async ({ page, shop }) => {
  await signIn(page, shop, 'approved');
  shop.intercept((request) =>
    request.method === 'POST' ? new Promise<Response>(() => undefined) : undefined,
  );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(shop.addPage());
  await expect(page.getByRole('progressbar')).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const layouts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? Number.NaN;
  };
  const frames = (count: number) =>
    page.evaluate(
      (count) =>
        new Promise<void>((resolve) => {
          const next = () => {
            if (count-- > 0) requestAnimationFrame(next);
            else resolve();
          };
          next();
        }),
      count,
    );
  await frames(10); // it has come to rest
  const before = await layouts();
  await frames(60);
  expect((await layouts()) - before).toBeLessThanOrEqual(1);
  expect(await page.locator('#kyc0').evaluate((kyc) => kyc.shadowRoot?.getAnimations().length)).toBe(1);
});

/** Answers the file of the other screens as `answers` says, one after the other; then as it is. */
async function withViews(context: BrowserContext, answers: ((route: Route) => Promise<void>)[]) {
  const asked: string[] = [];
  await context.route(/\/cdn\/views\.[^/]+$/, async (route) => {
    asked.push(route.request().url());
    await (answers.shift() ?? ((route: Route) => route.continue()))(route);
  });
  return asked;
}

test('later screens are asked for once the page is on its way, and again where that failed', async ({
  context,
  page,
  open,
}) => {
  const asked = await withViews(context, [(route) => route.fulfill({ status: 503 })]);
  await open('approved');
  await untilState(page, 'active');
  await expect(page.getByRole('button', { name: 'Trouble? Open in a new window' })).toBeVisible();
  expect(asked).toHaveLength(2);
});

test('an end that comes before its screen is told at once, and shows when that comes', async ({
  context,
  page,
  open,
}) => {
  let letGo!: () => void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await withViews(context, [(route) => held.then(() => route.continue())]);
  await open('approved');
  await enrol(frameOf(page));
  expect(await endOf(page)).toMatchObject({ type: 'kyc-success', detail: { outcome: 'approved' } });
  expect(await stateOf(page)).toBe('succeeded');
  await expect(page.locator('#kyc0 [part=title]')).toHaveText('Identity verification');
  letGo();
  await expect(page.locator('#kyc0 [part=title]')).toHaveText('You are verified');
});

test('our own camera comes while the server is asked, with its words, and not before', async ({
  page,
  open,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(/\/cdn\/(.*)\.[\w-]+\.js$/.exec(request.url())?.[1] ?? ''));
  let answer!: () => void;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/kyc/session', async (route) => {
    await held;
    await route.continue();
  });
  await open('approved', {
    language: 'de',
    elements: [{ capture: 'own', 'start-mode': 'manual' }],
  });
  await page.getByRole('button', { name: 'Identität bestätigen' }).waitFor();
  await expect.poll(() => asked).toContain('other-ways');
  expect(asked).not.toContain('own-camera');
  await page.getByRole('button', { name: 'Identität bestätigen' }).click();
  await expect.poll(() => asked).toEqual(expect.arrayContaining(['own-camera', 'capture-de']));
  expect(await stateOf(page)).toBe('starting');
  answer();
  await page.getByRole('button', { name: 'Kamera verwenden' }).waitFor();
});
