// What is wrong with the merchant's answers, in each way of showing a page. `npm run torture -- browser`
// plays every way, and pages under policies; here it is the day's way.

import { gridSeed, turnOf } from '../support/grid.ts';
import { createRandom } from '../bench/statistics.ts';
import { endThrough } from './support/chaos/enrol-through.ts';
import { tokenFaults } from './support/chaos/token-faults.ts';
import { hasten, press } from './support/chaos/tireless-customer.ts';
import { hostPolicies } from './support/chaos/host-policies.ts';
import { makeLossy } from './support/chaos/lossy-network.ts';
import { witness } from './support/chaos/stranded-report.ts';
import { displays, kyc, test } from './support/journey.ts';
import { expect, signIn } from './support/test.ts';

const isTorture = process.env['KYC_TORTURE_FAULTS'] === 'all';
const ofToday = (turn: number) => (isTorture ? displays : turnOf(displays, gridSeed + turn));

for (const display of ofToday(0))
  test(`in ${display}, each fault of a token endpoint is one typed error`, async ({ page, shop }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).search.slice(1)));
    shop.intercept((request, wire) => tokenFaults[new URL(request.url).search.slice(1)]?.answer(wire));
    // a deadline of 15 s must stay longer than a busy machine takes for them all
    await page.addInitScript(hasten, { shop: shop.origin, speed: 2 });
    const elements = Object.keys(tokenFaults).map((name) => ({
      id: name,
      display,
      'token-endpoint': `/kyc/session?${name}`,
    }));
    await page.goto(shop.addPage({ elements }));

    const ends = () =>
      page.evaluate(() => {
        const { log } = window as unknown as {
          log: { type: string; id: string; detail: Record<string, unknown> }[];
        };
        const all = log.filter(({ type }) => /^kyc-(success|error|cancel)$/.test(type));
        return all.map(({ id, detail }) => `${id}: ${String(detail['code'])}`).sort();
      });
    const expected = Object.entries(tokenFaults).map(([name, { code }]) => `${name}: ${code}`);
    await expect.poll(ends).toEqual(expected.sort());
    for (const [name, fault] of Object.entries(tokenFaults))
      expect([name, asked.filter((one) => one === name).length]).toEqual([name, fault.asked]);
  });

/** As many unreadable answers as are forgiven, among others. */
const statusFaults = [
  () => new Response('<h1>', { status: 500 }),
  () => new Response('<form>', { headers: { 'Content-Type': 'text/html' } }),
  () => Response.json({ code: 'RATE_LIMITED' }, { status: 429, headers: { 'Retry-After': '1' } }),
  () => new Response(null, { status: 408 }),
  () => Response.json(null),
  () => new Response('<h1>', { status: 503, headers: { 'Retry-After': 'soon' } }),
];

for (const provider of ['trustmatic', '10npay'] as const)
  for (const display of ofToday(1))
    test(`${provider} in ${display}, faults of a status end nothing, and the verdict is told`, async ({
      page,
      context,
      shop,
      journey,
    }) => {
      const settings = { shop: shop.origin, speed: 10 };
      await context.addInitScript(hasten, settings);
      await context.addInitScript(press, settings);
      const network = await makeLossy({ shop, context }, createRandom(1));
      const left = [...statusFaults];
      let asked = 0;
      shop.intercept(({ method, url }, { hangUp }) => {
        if (method !== 'GET' || !/\/session\//.test(url)) return undefined;
        asked += 1;
        const isFirst = left.length === statusFaults.length;
        const answer = left.shift();
        return isFirst && answer ? hangUp() : answer?.();
      });
      await signIn(page, shop, 'approved', { provider });
      const endpoint = provider === '10npay' ? '/kyc-10npay/session' : '/kyc/session';
      const definition = kyc(display, { 'token-endpoint': endpoint });
      await page.goto(shop.addPage(definition));
      const plan = { provider, display, scenario: 'approved', definition };
      expect(
        await endThrough({ page, shop, journey, network, witness: witness(context, shop) }, plan),
      ).toEqual([]);
      // who takes long to come back finds the verdict with the session, and asks for no status
      expect(left).toHaveLength(Math.max(0, statusFaults.length - asked));
      if (display !== 'redirect' || provider === '10npay') expect(asked).toBeGreaterThan(0);
    });

if (isTorture)
  for (const [name, { headers, end = {} }] of Object.entries(hostPolicies))
    for (const display of displays)
      test(`under ${name}, an enrolment in ${display} ends as it should`, async ({
        page,
        context,
        shop,
        journey,
      }) => {
        const settings = { shop: shop.origin, speed: 10 };
        await context.addInitScript(hasten, settings);
        await context.addInitScript(press, settings);
        const network = await makeLossy({ shop, context }, createRandom(1));
        const { trustmatic, tennpay } = shop.sandbox;
        await signIn(page, shop, 'approved');
        const definition = {
          ...kyc(display, { 'token-endpoint': '/kyc/session' }),
          headers: headers({ provider: trustmatic.url, signing: tennpay.signingUrl }),
        };
        await page.goto(shop.addPage(definition));
        const plan = { provider: 'trustmatic', display, scenario: 'approved', definition } as const;
        const told = end[display];
        if (told === undefined)
          expect(
            await endThrough({ page, shop, journey, network, witness: witness(context, shop) }, plan),
          ).toEqual([]);
        else expect(await journey.end()).toMatchObject({ detail: { code: told } });
      });
