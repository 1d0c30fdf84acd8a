// The door of the merchant's server kit.

export { createKycServer } from './server/create-kyc-server.js';
export type { KycServer, KycServerOptions } from './server/create-kyc-server.js';
export type { CallFacts } from './server/call-facts.js';
export type { RateLimit, RateLimits } from './server/limits/rate-limits.js';
export type { RouteClass } from './server/limits/route-class.js';
export type { Logger } from './server/logger.js';
export type { OnOutcome } from './server/outcomes.js';
export type { Retention } from './server/retention.js';
export type { ServiceCall } from './server/store/calls.js';
export type { ConsentEvidence } from './server/store/consents.js';
export type { ClaimedOutcome, Claim, Opening, OutcomeEvent, Purge, Settlement, Store, StoredSession } from './server/store/contract.js';
export { memoryStore } from './server/store/memory.js';
export type { MemoryStoreOptions } from './server/store/memory.js';
export { openStore } from './server/store/open-store.js';
export type { OpenStoreOptions } from './server/store/open-store.js';
export type { Identify } from './server/user.js';
export { trustmatic } from './providers/trustmatic/server.js';
export type { TrustmaticOptions } from './providers/trustmatic/server.js';
export { tennpay } from './providers/tennpay/server.js';
export type { TennpayBaseOptions, TennpayClientOptions, TennpayOptions, TennpayTokenOptions } from './providers/tennpay/server.js';
export type { AccessToken, TokenSource } from './providers/tennpay/server/access-token.js';
export { ProviderError } from './providers/contract.js';
export type { ApplicantForm, Provider, ProviderConnection, User } from './providers/contract.js';
