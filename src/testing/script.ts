// The scenarios that the double plays: which states an attempt passes through, and how it ends. They must be
// those of the real element; test/element/double.test.ts compares the two.

import type { KycErrorCode } from '../enrolment/error-codes.js';
import { KycError } from '../enrolment/errors.js';
import type { VerdictStatus } from '../enrolment/merchant-contract.js';
import { nearestWord } from '../enrolment/nearest-word.js';
import { toOutcome } from '../enrolment/outcome-of-ending.js';
import { toErrorOutcome, type Outcome } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';

/**
 * How an attempt goes: a verdict, `submitted` for a page without a `statusUrl`, `cancelled` by the customer,
 * `declined` for the consent, or an error by its code.
 */
export type Scenario =
  VerdictStatus['status'] | 'submitted' | 'cancelled' | 'declined' | `error:${KycErrorCode}`;

export interface PlayOptions {
  /**
   * When the next step is played. `at-once`, the default, plays each in a microtask of its own; `by-hand`
   * waits for `step()`; a number is the pause in ms, for stories that are looked at.
   */
  readonly pace?: 'at-once' | 'by-hand' | number;
  /** Goes with a verdict. */
  readonly level?: NonNullable<VerdictStatus['level']>;
  /** 0 to 100; goes with a verdict. */
  readonly score?: number;
  /** For `error:…`: whether a new attempt may succeed. */
  readonly retryable?: boolean;
}

/** What an attempt does before it ends, and its end. */
export interface Script {
  readonly states: readonly EnrolmentState[];
  readonly outcome: Outcome;
}

interface Circumstances extends PlayOptions {
  readonly sessionId: string;
  /** The element has a `consent-endpoint`. */
  readonly hasConsent: boolean;
}

const verdicts: readonly string[] = ['approved', 'review', 'rejected', 'expired', 'failed'];

const isVerdict = (scenario: Scenario): scenario is VerdictStatus['status'] => verdicts.includes(scenario);

/** The last state before an error of this code. */
const lastStates: Readonly<Record<KycErrorCode, EnrolmentState>> = {
  CONFIGURATION_INVALID: 'starting',
  URL_NOT_ALLOWED: 'starting',
  INSECURE_CONTEXT: 'starting',
  TOKEN_REQUEST_FAILED: 'starting',
  TOKEN_REQUEST_TIMEOUT: 'starting',
  TOKEN_RESPONSE_INVALID: 'starting',
  NOT_SIGNED_IN: 'starting',
  NOT_ELIGIBLE: 'starting',
  SESSION_LIMIT: 'starting',
  CONSENT_REQUIRED: 'starting',
  CONSENT_UNAVAILABLE: 'consent',
  FRAME_BLOCKED: 'loading',
  SESSION_ALREADY_COMPLETED: 'active',
  SESSION_UNAUTHORIZED: 'active',
  INTERNAL_ERROR: 'active',
  UNKNOWN_PROVIDER_ERROR: 'active',
  SESSION_EXPIRED: 'verifying',
  STATUS_UNAVAILABLE: 'verifying',
  VERIFICATION_REJECTED: 'verifying',
  VERIFICATION_FAILED: 'verifying',
  CAMERA_UNSUPPORTED: 'active',
  CAMERA_DENIED: 'active',
  CAMERA_NOT_FOUND: 'active',
  CAMERA_IN_USE: 'active',
  CAMERA_BLOCKED_BY_POLICY: 'active',
  UPLOAD_FAILED: 'active',
};

/** @throws Error for a scenario that there is not, as one that was mistyped in JavaScript */
export function checkScenario(scenario: string): void {
  const errors = Object.keys(lastStates).map((code) => `error:${code}`);
  const known = [...verdicts, 'submitted', 'cancelled', 'declined', ...errors];
  if (known.includes(scenario)) return;
  const near = nearestWord(scenario, known);
  throw new Error(
    `There is no scenario "${scenario}"${near === undefined ? '.' : `: did you mean "${near}"?`} ` +
      'See docs/testing.md of kyc-enrolment.',
  );
}

/** What is played for a scenario. */
export function scriptOf(scenario: Scenario, circumstances: Circumstances): Script {
  const outcome = outcomeOf(scenario, circumstances);
  const way: EnrolmentState[] = [
    ...(circumstances.hasConsent || scenario === 'declined' ? (['consent'] as const) : []),
    'starting',
    'loading',
    'active',
    'verifying',
  ];
  return { states: way.slice(0, way.indexOf(lastStateOf(scenario, outcome)) + 1), outcome };
}

function lastStateOf(scenario: Scenario, outcome: Outcome): EnrolmentState {
  if (scenario === 'declined') return 'consent';
  if (scenario === 'submitted' || scenario === 'cancelled') return 'active';
  return outcome.kind === 'error' ? lastStates[outcome.code] : 'verifying';
}

function outcomeOf(scenario: Scenario, circumstances: Circumstances): Outcome {
  const { sessionId, level, score, retryable = false } = circumstances;
  if (scenario === 'declined') return { kind: 'cancel', reason: 'consent-declined' };
  if (scenario === 'cancelled') return { kind: 'cancel', sessionId, reason: 'user' };
  const facts = { sessionId, origin: location.origin };
  if (scenario === 'submitted') return toOutcome({ status: scenario }, facts);
  if (isVerdict(scenario))
    return toOutcome(
      { status: scenario, ...(level && { level }), ...(score !== undefined && { score }) },
      facts,
    );
  const code = scenario.slice('error:'.length) as KycErrorCode;
  const isBefore = lastStates[code] === 'starting' || lastStates[code] === 'consent';
  const error = new KycError(code, `The double plays ${code}.`, { retryable });
  return toErrorOutcome(error, isBefore ? '' : sessionId);
}
