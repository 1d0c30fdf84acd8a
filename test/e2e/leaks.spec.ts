import type { CDPSession } from '@playwright/test';
import { openShop } from './support/shop.ts';
import { expect, frameOf, signIn, test, untilState } from './support/test.ts';

interface Counters {
  readonly nodes: number;
  readonly listeners: number;
  readonly frames: number;
}

async function count(session: CDPSession): Promise<Counters> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: read('Nodes'), listeners: read('JSEventListeners'), frames: read('Frames') };
}

/** The figures once what was under way has ended: they stay the same. */
async function settled(session: CDPSession): Promise<Counters> {
  let last = await count(session);
  await expect
    .poll(async () => {
      const [before, now] = [last, await count(session)];
      last = now;
      return [now.nodes - before.nodes, now.listeners - before.listeners, now.frames - before.frames];
    })
    .toEqual([0, 0, 0]);
  return last;
}

test('check 42: 1,000 mounts and removals, at every moment of an attempt, leave nothing', async ({
  page,
}) => {
  test.setTimeout(180_000);
  // a thousand sessions in a minute are more than any customer opens
  const shop = await openShop({ kit: { rateLimits: false } });
  await signIn(page, shop, 'approved');
  await page.goto(shop.addPage({ elements: [] }));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');

  /** Removes each element at another moment: at once, on the request, on the frame, on the page's load. */
  const mount = (times: number) =>
    page.evaluate(async (times) => {
      const states = ['idle', 'starting', 'loading'];
      for (let index = 0; index < times; index++) {
        const element = document.createElement('kyc-enrolment') as HTMLElement & {
          state: string;
          finished: Promise<unknown>;
        };
        element.setAttribute('token-endpoint', '/kyc/session');
        element.setAttribute('display', index % 8 === 3 ? 'dialog' : 'inline');
        document.body.append(element);
        // one in twenty until its page has loaded, which takes the longest
        const until = index % 20 === 7 ? 'active' : (states[index % 3] ?? 'idle');
        await new Promise<void>((resolve) => {
          const check = () => {
            if (element.state === until || element.state === 'failed') resolve();
          };
          element.addEventListener('kyc-state', check);
          check();
        });
        element.remove();
        if (until !== 'idle') await element.finished;
      }
      (window as unknown as { log: unknown[] }).log.length = 0;
    }, times);

  await mount(60); // what is loaded on demand is loaded, and caches are warm
  const before = await settled(cdp);
  await mount(1000);
  // the last ones are held until what they have begun has come, a part of the script for one
  await expect(async () => {
    const after = await settled(cdp);
    expect(after.frames).toBe(before.frames);
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(2);
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(20);
  }).toPass();
  await shop.close();
});

test('check 26: moveBefore is neither a removal nor a reload', async ({ page, open, shop }) => {
  await open('approved', { elements: [{ 'cross-device': 'false' }] });
  await untilState(page, 'active');
  await frameOf(page).getByRole('button', { name: 'Take photo' }).click();
  await expect(frameOf(page).getByRole('heading', { name: /^Back of/ })).toBeVisible();
  await page.evaluate(() => {
    const element = document.getElementById('kyc0');
    if (element) document.body.appendChild(document.createElement('section')).moveBefore(element, null);
  });
  await expect(frameOf(page).getByRole('heading', { name: /^Back of/ })).toBeVisible();
  expect(shop.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
});
