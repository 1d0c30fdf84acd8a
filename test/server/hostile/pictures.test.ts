import { sendPictures } from './pictures.js';

it('check 79: many large pictures at once arrive, and the memory stays bounded and comes back', async () => {
  const { statuses, received, before, peak, after } = await sendPictures({ count: 10, bytes: 9_999_999 });
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  expect(received).toBeGreaterThan(10 * 13_000_000);
  expect(peak - before.rss).toBeLessThan(250_000_000); // `npm run bench` holds twenty of them to 200
  expect(after.held).toBeLessThan(before.held * 1.2);
}, 60_000);
