// Enrolments over a bad network, against the real kit and the sandbox. `npm run torture -- browser` plays
// five hundred; here it is a few. The seed is printed, and repeats what happens to the requests.

import { createRandom } from '../bench/statistics.ts';
import { chanceSeed } from '../support/chance-seed.ts';
import { makeLossy } from './support/chaos/lossy-network.ts';
import { drawPlan, endThrough, type Run } from './support/chaos/enrol-through.ts';
import { hasten, press } from './support/chaos/tireless-customer.ts';
import { witness } from './support/chaos/stranded-report.ts';
import { test } from './support/journey.ts';
import { expect, signIn } from './support/test.ts';

const wished = process.env['KYC_TORTURE_ENROLMENTS'];
const times = Number(wished ?? 6);
/** Nobody waits longer for what was not wished for; in milliseconds. */
const LONGEST = wished === undefined ? 10_000 : Infinity;
/** A page of the browser grows with each enrolment, so a test plays no more than so many. */
const AT_MOST = 50;
const SHARE = 0.2;

for (let from = 0; from < times; from += AT_MOST) {
  const to = Math.min(from + AT_MOST, times);
  test(`enrolments ${from + 1} to ${to} over a network that loses a fifth end as the server says`, async ({
    page,
    context,
    shop,
    journey,
  }) => {
    test.setTimeout(180_000 + (to - from) * 20_000);
    const random = createRandom(chanceSeed + from);
    const settings = { shop: shop.origin, speed: 10 };
    await context.addInitScript(hasten, settings);
    await context.addInitScript(press, settings);
    const network = await makeLossy({ shop, context }, random);
    const run: Run = { page, shop, journey, network, witness: witness(context, shop) };

    const since = Date.now();
    let played = 0;

    for (let index = from; index < to && Date.now() - since < LONGEST; index += 1) {
      const plan = drawPlan(random);
      const { provider, display, scenario } = plan;
      const what = `enrolment ${index + 1}, seed ${chanceSeed}: ${provider} in ${display}, ${scenario}`;
      await test.step(what, async () => {
        network.share = 0;
        await signIn(page, shop, scenario, { provider });
        network.share = SHARE;
        await page.goto(shop.addPage(plan.definition));
        expect.soft(await endThrough(run, plan), what).toEqual([]);
      });
      played += 1;
    }
    network.share = 0;
    console.info(`seed ${chanceSeed}: ${played} enrolments, ${JSON.stringify(network.struck)}`);
  });
}
