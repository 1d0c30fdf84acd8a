// The tables, as the last migration leaves them. Names begin with `kyc_`, because a merchant's database has
// other tables. Times (`…_at`) are milliseconds since 1970.

import type { Generated } from 'kysely';

/**
 * One row for each user who has sessions. It names the newest one, and is locked by every transaction that
 * must be alone with the user.
 */
export interface UserRow {
  user_id: string;
  newest_session_id: string | null;
}

/**
 * A session. It has columns for what queries need and for the verdict, which a write never changes. The rest
 * is JSON.
 */
export interface SessionRow {
  id: string;
  user_id: string;
  provider: string;
  version: number;
  phase: string;
  created_at: number;
  read_due_at: number | null;
  closed_at: number | null;
  verdict: string | null;
  rest: string;
}

export interface RequestKeyRow {
  user_id: string;
  request_key: string;
  session_id: string;
  /** Null where an older kit has written the row. */
  remembered_at: number | null;
}

export interface OutcomeRow {
  event_id: string;
  session_id: string;
  due_at: number;
  attempts: number;
  /** Position among the session's outcomes. The lowest is delivered first. */
  position: number;
  event: string;
}

export interface ConsentRow {
  seq: Generated<number | string>;
  id: string;
  user_id: string;
  consent_type: string;
  version: string;
  language: string;
  text_hash: string;
  decision: string;
  decided_at: number;
  process_id: string | null;
}

export interface ServiceCallRow {
  call_key: string;
  service: string;
  version: number;
  phase: string;
  sealed: string | null;
  answer: string | null;
  created_at: number;
  due_at: number | null;
  attempts: number;
}

/** The count of one name in one hour; hours since 1970. */
export interface CountRow {
  name: string;
  hour: number;
  amount: number;
}

/** The random name that stands for a user where the user is not to be named. */
export interface PseudonymRow {
  user_id: string;
  pseudonym: string;
}

/** A line of the audit trail that the merchant does not have yet. */
export interface AuditRow {
  seq: number;
  line: string;
}

/** The end of the audit trail, in one row. */
export interface AuditEndRow {
  id: number;
  seq: number;
  hash: string;
  next_at: number;
}

export interface ProbeRow {
  id: number;
  written_at: number;
}

export interface Schema {
  kyc_users: UserRow;
  kyc_sessions: SessionRow;
  kyc_request_keys: RequestKeyRow;
  kyc_outcomes: OutcomeRow;
  kyc_consents: ConsentRow;
  kyc_service_calls: ServiceCallRow;
  kyc_counts: CountRow;
  kyc_pseudonyms: PseudonymRow;
  kyc_audit: AuditRow;
  kyc_audit_end: AuditEndRow;
  kyc_probes: ProbeRow;
}
