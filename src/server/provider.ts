// The door for people who write their own provider: the contract, tools that help to keep it, and the suite
// that checks it.

export { KycError } from '../enrolment/errors.js';
export type { Page, Seen } from '../enrolment/merchant-contract.js';
export { ProviderError } from '../providers/contract.js';
export type {
  ApplicantForm,
  Base64Picture,
  Beginning,
  CallOptions,
  DocumentTaken,
  Leg,
  News,
  Progress,
  Provider,
  ProviderConnection,
  ProviderEnvironment,
  ProviderFailure,
  ProviderUploads,
  References,
  Refusal,
  Running,
  UploadOptions,
  User,
  Verdict,
} from '../providers/contract.js';
export { providerContract } from '../providers/contract-suite.js';
export { ContractBreach } from '../providers/contract-suite/expectations.js';
export type {
  CallBack,
  ProviderCase,
  ProviderSubject,
  StartedProvider,
  WishedEnding,
} from '../providers/contract-suite/subject.js';
export { withDeadline } from '../providers/deadline.js';
export { parseForeignJson } from '../providers/foreign-json.js';
export { createUpstream } from '../providers/upstream.js';
export type { Upstream, UpstreamOptions, UpstreamRequest } from '../providers/upstream.js';
