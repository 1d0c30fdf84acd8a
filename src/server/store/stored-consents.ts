// What is kept of a consent: evidence that is only ever appended. It holds the decision and the hash of the
// text. It must never hold the text itself or a picture.

/**
 * A customer's decision on a consent text, or its withdrawal. It never changes; only the purge removes it.
 */
export interface ConsentEvidence {
  /** GUID. */
  readonly id: string;
  readonly userId: string;
  readonly consentType: string;
  readonly version: string;
  /** BCP 47 tag of the text's language. */
  readonly language: string;
  /** SHA-256 of the text as it was fetched, in hex. */
  readonly textHash: string;
  readonly decision: 'accepted' | 'declined' | 'withdrawn';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The outside process that asked for the consent, if one did. */
  readonly processId?: string | undefined;
}

/** How often a customer may agree. */
export interface AcceptanceLimit {
  readonly most: number;
  /** From when on they are counted; milliseconds since 1970. */
  readonly since: number;
}

/** Whether a user has agreed to texts of one type as often as they may. */
export const hasAgreedEnough = (
  evidences: readonly Pick<ConsentEvidence, 'decision' | 'at'>[],
  { most, since }: AcceptanceLimit,
): boolean => evidences.filter(({ decision, at }) => decision === 'accepted' && at > since).length >= most;

/** Whether a decision says anything that the user's newest one of the same type does not. */
export function isNews(
  {
    version,
    language,
    textHash,
    decision,
  }: Pick<ConsentEvidence, 'version' | 'language' | 'textHash' | 'decision'>,
  newest: ConsentEvidence | undefined,
): boolean {
  return (
    newest?.decision !== decision ||
    newest.version !== version ||
    newest.language !== language ||
    newest.textHash !== textHash
  );
}
