// The audit trail's lines, each with the hash of the one before it: a line that is missing, moved or changed
// shows. Pure.

/** What happened, as the trail tells it. */
export type AuditKind =
  | 'opened'
  | 'restarted'
  | 'decided'
  | 'consented'
  | 'declined'
  | 'withdrawn'
  | 'refused'
  | 'link-sent'
  | 'handed-on'
  | 'hand-off-refused'
  | 'taken-back'
  | 'allowed'
  | 'reverified'
  | 'erased';

/** A happening, before it has its place in the trail. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The customer's pseudonym. Nobody can say whose it was after the customer is erased. */
  readonly customer?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly provider?: string | undefined;
  /** With `restarted`: the session that gave way. */
  readonly follows?: string | undefined;
  /** With `decided`. */
  readonly status?: string | undefined;
  readonly level?: string | undefined;
  readonly providerStatus?: string | undefined;
  /** With `decided`: counts the changes of a final decision. */
  readonly revision?: number | undefined;
  /** With `decided`, of an outside service: its name, and the ids of what it asked about. */
  readonly service?: string | undefined;
  readonly processId?: string | undefined;
  readonly verificationId?: string | undefined;
  /** With `refused`: the problem's code. */
  readonly code?: string | undefined;
  /** With `reverified`: the reason that was given. */
  readonly reason?: string | undefined;
  /** With the three decisions on a consent. */
  readonly consentType?: string | undefined;
  readonly version?: string | undefined;
}

/** An entry that a verb of the store writes with what it tells, with a pseudonym for the user. */
export type AuditNote = Omit<AuditEntry, 'customer'> & { readonly userId: string };

/** A line of the trail. */
export interface AuditLine extends AuditEntry {
  /** 1, 2, … without a gap. */
  readonly seq: number;
  /** Hash of the line before; of the first line, 64 zeros. */
  readonly previous: string;
  /** SHA-256, hex, of all the rest of this line. */
  readonly hash: string;
}

/** Where a trail has got to. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first line. */
export const beginningOfChain: ChainEnd = { seq: 0, hash: '0'.repeat(64) };

/** An entry as the line after the last one. */
export async function chained(entry: AuditEntry, last: ChainEnd): Promise<AuditLine> {
  const line = { ...entry, seq: last.seq + 1, previous: last.hash };
  return { ...line, hash: await hashOf(line) };
}

/** Whether lines are a part of one trail. `brokenAt` is the first `seq` that does not follow. */
export type AuditVerdict =
  | { readonly isWhole: true; readonly last: ChainEnd }
  | { readonly isWhole: false; readonly brokenAt: number };

/**
 * Verifies lines in their order, from the first line of all, or from the one after `after`. A line that comes
 * again unchanged counts once, because `audit` may be called again with lines that it has taken.
 */
export async function verifyAudit(
  lines: Iterable<AuditLine> | AsyncIterable<AuditLine>,
  { after = beginningOfChain }: { readonly after?: ChainEnd } = {},
): Promise<AuditVerdict> {
  let last = after;
  const verified = new Map([[after.seq, after.hash]]);
  for await (const { hash, ...rest } of lines) {
    const isRight = (await hashOf(rest)) === hash;
    if (isRight && verified.get(rest.seq) === hash) continue;
    if (!isRight || rest.seq !== last.seq + 1 || rest.previous !== last.hash)
      return { isWhole: false, brokenAt: last.seq + 1 };
    last = { seq: rest.seq, hash };
    verified.set(rest.seq, hash);
  }
  return { isWhole: true, last };
}

/** The same for the same fields, in whatever order a log has kept them. */
async function hashOf(line: Omit<AuditLine, 'hash'>): Promise<string> {
  const fields = Object.entries(line).filter(([, value]) => value !== undefined);
  const text = JSON.stringify(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
