import { KycError } from '../../src/enrolment/errors.js';

/** What a developer reads of a configuration that is refused; it is no other error. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(KycError);
    expect(error).toHaveProperty('code', 'CONFIGURATION_INVALID');
    return String(error);
  }
  return 'not refused';
}
