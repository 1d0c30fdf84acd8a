// The door of the merchant's server kit.

export { createKycServer } from './server/create-kyc-server.js';
export type { KycServer } from './server/create-kyc-server.js';
export type { KycServerOptions, ServicesOnlyOptions } from './server/kit-options.js';
export { verifyAudit } from './server/audit/audit-chain.js';
export type { AuditEntry, AuditKind, AuditLine, AuditVerdict, ChainEnd } from './server/audit/audit-chain.js';
export type { Audit } from './server/audit/audit-trail.js';
export type { ChooseProvider } from './server/connected-providers.js';
export type { Wishes } from './server/session-request.js';
export type { CallFacts } from './server/call-facts.js';
export type { CreateLimiter, Limiter, LimiterOptions } from './server/limits/limiter.js';
export type { NewSessions } from './server/limits/new-sessions.js';
export type { RateLimit, RateLimits } from './server/limits/rate-limits.js';
export type { RouteClass } from './server/limits/route-class.js';
export type { ConsentText, ConsentTextRequest, RequireConsent } from './server/consent/consent-text.js';
export type { ConsentName } from './server/consent/consent-decisions.js';
export type { HandOff, SmsHook, SmsMessage } from './server/devices/hand-off-options.js';
export type { Meter } from './server/metrics/metrics.js';
export type { Logger } from './server/logger.js';
export type { OnOutcome } from './server/outcomes.js';
export type { Retention } from './server/retention.js';
export type { ServiceCall } from './server/store/stored-calls.js';
export type { ConsentEvidence } from './server/store/stored-consents.js';
export type { Budget, Counting, TooMany } from './server/store/day-counts.js';
export type {
  AuditSettlement,
  Backlog,
  ClaimedOutcome,
  Erased,
  ErasureOfStore,
  Claim,
  ListedSession,
  Opening,
  OutcomeEvent,
  Postponement,
  Purge,
  SessionQuery,
  Settlement,
  Store,
  Undelivered,
} from './server/store/store.js';
export type { Erasure } from './server/back-office/erasure.js';
export type { SessionFilter, BackOffice } from './server/back-office/back-office.js';
export type { SessionState, SessionSummary } from './server/back-office/session-summary.js';
export type { StoredSession } from './server/session/phases.js';
export { memoryStore } from './server/store/memory.js';
export type { MemoryStoreOptions } from './server/store/memory.js';
export { openStore } from './server/store/open-store.js';
export type { OpenStoreOptions } from './server/store/open-store.js';
export type { Identify } from './server/user.js';
export { KycError } from './enrolment/errors.js';
export type { KycErrorCode } from './enrolment/error-codes.js';
export * from './providers/list.js';
export type { Services } from './providers/services.js';
export { ProviderError } from './providers/contract.js';
export type { ApplicantForm, Provider, ProviderConnection, User } from './providers/contract.js';
