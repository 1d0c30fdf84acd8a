// What `diagnose()` returns.

export interface ReportFinding {
  /** An error keeps customers from being verified, or is unsafe. A warning may be as it should. */
  readonly level: 'error' | 'warning';
  readonly wrong: string;
  /** What to change. */
  readonly mend: string;
  /** Where it is explained: a page of the package, and its heading. */
  readonly see: string;
}

export interface Report {
  /** The element's version. */
  readonly version: string;
  readonly findings: readonly ReportFinding[];
  /** Names of what was looked at. */
  readonly looked: readonly string[];
  /** What a page cannot see of itself, and why. `kyc-doctor` can. */
  readonly unseen: readonly { readonly what: string; readonly why: string }[];
}
