import { displays, identify, kyc, leave, sign, test } from './support/journey.ts';
import { expect } from './support/test.ts';

for (const display of displays) {
  test.describe(`10nPay in ${display}`, () => {
    test('check 61: identified, checked, signed, checked, verified', async ({ page, journey, shop }) => {
      await journey.open('approved', kyc(display));
      await identify(await leave(page, display));
      await sign(await leave(page, display));
      expect((await journey.end()).detail).toMatchObject({ outcome: 'approved' });
      await expect(page.getByText('You are verified').last()).toBeVisible();
      expect(journey.ends()).toHaveLength(1);
      expect(journey.finalized()).toBe(1);
      await expect.poll(() => shop.outcomes).toMatchObject([{ status: 'approved', references: { individualId: expect.any(Number) as unknown } }]);
    });
  });
}
