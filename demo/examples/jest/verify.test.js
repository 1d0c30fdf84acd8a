// A page's own code, with the double in place of the element.

import { play, registerDouble } from 'kyc-enrolment/testing';

/** The code under test: says on the page how an attempt has ended. */
async function verify(page) {
  const element = page.createElement('kyc-enrolment');
  element.tokenEndpoint = '/kyc/session';
  page.body.append(element);
  const { kind, outcome, code } = await element.finished;
  page.body.append(kind === 'success' ? `Verified: ${outcome}` : `Not verified: ${code}`);
}

beforeAll(() => registerDouble());
beforeEach(() => document.body.replaceChildren());

test('a customer who is verified is told so', async () => {
  play('approved');
  await verify(document);
  expect(document.body.textContent).toContain('Verified: approved');
});

test('a customer who is rejected is told so', async () => {
  play('rejected');
  await verify(document);
  expect(document.body.textContent).toContain('Not verified: VERIFICATION_REJECTED');
});
