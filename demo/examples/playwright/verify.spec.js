import { expect, test } from '@playwright/test';

test('a customer is verified', async ({ page }) => {
  await page.goto('/');
  const provider = page.frameLocator('kyc-enrolment iframe');
  await provider.getByRole('heading', { name: /^Front of/ }).waitFor();
  await provider.getByRole('button', { name: 'Take photo', exact: true }).click();
  await provider.getByRole('heading', { name: /^Back of/ }).waitFor();
  await provider.getByRole('button', { name: 'Take photo', exact: true }).click();
  await provider.getByRole('button', { name: 'Take selfie', exact: true }).click();
  await expect(page.getByText('Verified: approved')).toBeVisible();
  await expect(page.locator('kyc-enrolment')).toHaveJSProperty('state', 'succeeded');
});
