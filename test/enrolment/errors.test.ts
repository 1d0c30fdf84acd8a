import { KycError, isKycError } from '../../src/enrolment/errors.js';
import { toErrorOutcome } from '../../src/enrolment/outcome.js';

/** The same class as another script on the page has it. */
async function loadAnotherCopy(): Promise<typeof KycError> {
  const address = '../../src/enrolment/errors.ts?another';
  return ((await import(/* @vite-ignore */ address)) as { KycError: typeof KycError }).KycError;
}

describe('an error of another copy of the script', () => {
  it('ends an attempt by its own code', async () => {
    const Another = await loadAnotherCopy();
    const thrown = new Another('NOT_SIGNED_IN', 'Who is it?', { retryable: true });
    expect(thrown).not.toBeInstanceOf(KycError);
    expect(toErrorOutcome(thrown, '')).toEqual({
      kind: 'error',
      code: 'NOT_SIGNED_IN',
      message: 'Who is it?',
      retryable: true,
    });
  });

  class OfThePage extends Error {
    override readonly name = 'KycError';
    readonly code = 'E42';
  }

  it.each([
    ['an error of the page’s own by that name', new OfThePage('?')],
    ['another error', new TypeError('?')],
    ['a name that is inherited', Object.create({ name: 'KycError', retryable: true }) as unknown],
    ['nothing', undefined],
    ['a text', 'KycError'],
  ])('is none: %s', (_, thrown) => {
    expect(isKycError(thrown)).toBe(false);
    expect(toErrorOutcome(thrown, '')).toMatchObject({ code: 'INTERNAL_ERROR', retryable: true });
  });
});
