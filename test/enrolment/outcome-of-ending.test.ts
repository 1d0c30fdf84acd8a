import { toOutcome } from '../../src/enrolment/outcome-of-ending.js';

const origin = 'https://shop.example';
const sessionId = 'b1f7';

/** A verdict's own address, and the one that the provider has told our camera. */
const ways: Readonly<Record<string, (returnUrl: string) => unknown>> = {
  'of a verdict': (returnUrl) => toOutcome({ status: 'approved', returnUrl }, { sessionId, origin }),
  'of the provider': (returnUrl) => toOutcome({ status: 'submitted' }, { sessionId, origin, returnUrl }),
};

describe.each(Object.entries(ways))('the returnUrl %s', (_way, told) => {
  it.each([
    '/done',
    'done',
    '?done',
    '//shop.example/done',
    'https://shop.example/done',
    'https://SHOP.example:443/done',
  ])('is passed on as it is written: %s', (returnUrl) => {
    expect(told(returnUrl)).toHaveProperty('returnUrl', returnUrl);
  });

  it.each([
    'https://evil.example/',
    'http://shop.example/done',
    'https://shop.example:8443/done',
    'https://shop.example.evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\t//evil.example',
    'https:evil.example',
    'https:/evil.example',
    ' HTTPS:evil.example',
    'ht\ttps:evil.example',
    'https://a@shop.example/',
    'https://:b@shop.example/',
    'https://shop.example@evil.example/',
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,a',
    'blob:https://shop.example/a',
    'https://',
    'http://[',
  ])('check 58: %j is not passed on', (returnUrl) => {
    expect(told(returnUrl)).not.toHaveProperty('returnUrl');
  });
});

it('a rejection is final, and a score of nothing is a score', () => {
  const facts = { sessionId, origin };
  expect(toOutcome({ status: 'rejected', score: 0 }, facts)).toMatchObject({ retryable: false, score: 0 });
  expect(toOutcome({ status: 'failed' }, facts)).toMatchObject({ retryable: true });
});
