// The door for tests and stories: an element of the same tag that plays scenarios. No side effect.

export type { KycEnrolmentDouble } from './testing/double.js';
export { doubleOf, play, registerDouble, type DoubleOptions } from './testing/register-double.js';
export type { PlayOptions, Scenario } from './testing/script.js';
