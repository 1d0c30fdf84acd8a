// The tables, as the last migration leaves them. Names begin with `kyc_`, because a merchant's database has
// others. Times (`…_at`) are milliseconds since 1970.

import type { Generated } from 'kysely';

/** One row a user who has sessions: which is the newest. Locked by whatever must be alone with a user. */
export interface UserRow {
  user_id: string;
  newest_session_id: string | null;
}

/** What is asked for in columns, the verdict apart because a write never touches it, and all else as JSON. */
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
}

export interface OutcomeRow {
  event_id: string;
  session_id: string;
  due_at: number;
  attempts: number;
  /** Where it stands among those of its session; the lowest is told first. */
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

/** What was counted under a name in one hour since 1970. */
export interface CountRow {
  name: string;
  hour: number;
  amount: number;
}

export interface Schema {
  kyc_users: UserRow;
  kyc_sessions: SessionRow;
  kyc_request_keys: RequestKeyRow;
  kyc_outcomes: OutcomeRow;
  kyc_consents: ConsentRow;
  kyc_service_calls: ServiceCallRow;
  kyc_counts: CountRow;
}
