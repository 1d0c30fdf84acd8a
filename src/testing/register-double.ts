// Registers the double in place of the real element, and says what all doubles of a page play.

import { KycEnrolmentDouble } from './double.js';
import { planOfPage } from './plan.js';
import { checkScenario, type PlayOptions, type Scenario } from './script.js';

export interface DoubleOptions extends PlayOptions {
  /** What the doubles play until `play()` says otherwise; default `approved`. */
  readonly scenario?: Scenario;
}

/**
 * Registers `<kyc-enrolment>` as a double that asks no server and shows no page. To be called before anything
 * registers the real one; called again it only sets what is played.
 *
 * @throws Error if the real element is registered already
 */
export function registerDouble({ scenario = 'approved', ...options }: DoubleOptions = {}): void {
  play(scenario, options);
  const registered = customElements.get('kyc-enrolment');
  if (!registered) customElements.define('kyc-enrolment', KycEnrolmentDouble);
  else if (!('isDouble' in registered))
    throw new Error('The real kyc-enrolment is registered already: call registerDouble() before that.');
}

/**
 * What every attempt plays that begins from now on, on every double of the page.
 *
 * @throws Error for a scenario that there is not
 */
export function play(scenario: Scenario, options: PlayOptions = {}): void {
  checkScenario(scenario);
  Object.assign(planOfPage(), { scenario, options });
}

/**
 * An element as the double that it is, with `step()` and `playToEnd()`.
 *
 * @throws Error if it is none
 */
export function doubleOf(element: Element | null | undefined): KycEnrolmentDouble {
  if (!element) throw new Error('There is no element: render <kyc-enrolment> before you call doubleOf().');
  if (!('playToEnd' in element))
    throw new Error(
      'This is no double of kyc-enrolment: call registerDouble() before anything registers the real element.',
    );
  return element as KycEnrolmentDouble;
}
