// What is kept of consents: evidence, which is only ever added to. It must hold the decision and never the
// reason to doubt it: no text, no picture.

/** A customer's decision on a consent text, or its withdrawal: never changed, removed only by the purge. */
export interface ConsentEvidence {
  /** GUID. */
  readonly id: string;
  readonly userId: string;
  readonly consentType: string;
  readonly version: string;
  /** BCP 47, of the text. */
  readonly language: string;
  /** SHA-256, hex, of the text as it was fetched. */
  readonly textHash: string;
  readonly decision: 'accepted' | 'declined' | 'withdrawn';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The outside process that it was asked for in, where there is one. */
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
