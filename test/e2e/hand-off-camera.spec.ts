// Our own camera begun on a computer, and finished on a phone.

import { mergeTests } from '@playwright/test';
import { createCapture, test as withCamera } from './support/camera.ts';
import { endOf, expect } from './support/test.ts';
import { done, test as withPhone } from './support/two-devices.ts';

const test = mergeTests(withCamera, withPhone);

test.use({ handOff: { script: '/cdn/kyc-enrolment.js' } });

test('the pictures are taken on the phone, and both devices hear the verdict', async ({
  page,
  two,
  camera,
}) => {
  await two.open({ elements: [{ capture: 'own' }] });
  await page.getByRole('button', { name: 'Upload pictures instead' }).click();
  await expect(page.getByRole('heading', { name: 'Front of your document' })).toBeVisible();
  await two.handOn();
  const { phone, shop } = two;
  await phone.context().grantPermissions(['camera'], { origin: shop.origin });
  const capture = createCapture({ page: phone, element: phone.locator('kyc-enrolment'), camera });
  await capture.enrol();
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect(page.getByRole('heading', { name: 'You are verified' })).toBeVisible();
  await expect(done(phone)).toBeVisible();
});
