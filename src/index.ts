// The door of the npm package: no side effect, and no touch of a browser's globals in bare Node.

export {
  KycEnrolment,
  type CaptureDetector,
  type CaptureDetectorOptions,
  type CaptureHint,
} from './element/kyc-enrolment.js';
export type { Settings as KycSettings } from './element/settings.js';
export type { Report, ReportFinding } from './enrolment/report.js';
export * from './element/events.js';
export { prefetch, type PrefetchOptions } from './element/prefetch.js';
export type { KycErrorCode } from './enrolment/error-codes.js';
export { KycError } from './enrolment/errors.js';
export type { Level, SessionRequest, Status } from './enrolment/merchant-contract.js';
export type { RequestSession } from './enrolment/merchant.js';
export type { CancelDetail, ErrorDetail, Outcome, SuccessDetail } from './enrolment/outcome.js';
export { registerLanguage, type Texts } from './i18n/registered-languages.js';
export type { EnrolmentState } from './enrolment/states.js';
