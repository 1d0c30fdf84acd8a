import { toOutcome } from '../../src/enrolment/outcome-of-ending.js';

const facts = { sessionId: 's', origin: 'https://shop.example' };
const given = (returnUrl: string) => ({
  'of the verdict': toOutcome({ status: 'approved', returnUrl }, facts),
  "of the provider's end": toOutcome({ status: 'submitted' }, { ...facts, returnUrl }),
});

describe('check 58: where a success leads', () => {
  it.each(['/done', 'done?a=1', 'https://shop.example/done', '//shop.example/done'])('is %s', (returnUrl) => {
    for (const outcome of Object.values(given(returnUrl)))
      expect(outcome).toHaveProperty('returnUrl', returnUrl);
  });

  it.each([
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    '//evil.example',
    '/\\evil.example',
    'http://shop.example/done',
    'https://shop.example:444/done',
    'javascript:alert(1)',
    'blob:https://shop.example/1',
    'http://[',
  ])('is not %s', (returnUrl) => {
    for (const outcome of Object.values(given(returnUrl))) expect(outcome).not.toHaveProperty('returnUrl');
  });
});

it('a rejection is final, and a score of nothing is a score', () => {
  expect(toOutcome({ status: 'rejected', score: 0 }, facts)).toMatchObject({ retryable: false, score: 0 });
  expect(toOutcome({ status: 'failed' }, facts)).toMatchObject({ retryable: true });
});
