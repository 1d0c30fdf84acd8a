// The emulated document vendor: what is uploaded to it, and what it answers. It judges by file names, as
// Wultra's own mock does (docs/providers/wultra.md, Vectors: W20). What it reads is always the same specimen.

import type { DocumentStatus } from './process-states.js';

export type DocumentType = 'ID_CARD' | 'PASSPORT' | 'DRIVING_LICENSE';
export type Side = 'FRONT' | 'BACK';

/** A page as the app uploads it. */
export interface UploadedPage {
  readonly filename: string;
  readonly type: DocumentType;
  readonly side: Side;
}

/** A page as the Onboarding Server stores it. */
export interface SubmittedPage extends UploadedPage {
  readonly documentId: string;
  status: DocumentStatus;
  errors: readonly string[];
  /** The vendor's number for the check that included the page. */
  verificationId: string | null;
  /** JSON text; `{}` if nothing was read. */
  extractedData: string;
}

/** Thrown by the vendor when it cannot do anything at all. */
export class VendorDown extends Error {
  override readonly name = 'VendorDown';
}

/**
 * What the vendor finds wrong with a page. Empty if nothing is.
 *
 * @throws VendorDown for a file called `throw.exception`
 */
export function judgePage({ filename, type, side }: UploadedPage): readonly string[] {
  if (filename === 'throw.exception') throw new VendorDown('The vendor was told to fail.');
  if (!filename.includes(side.toLowerCase())) return ['Different document side than expected'];
  if (!filename.includes(type.toLowerCase())) return ['Different document type than expected'];
  return [];
}

/**
 * The number of the check, if all accepted pages were in the same one.
 *
 * @returns undefined if they were in several, or in none
 */
export function verificationIdOf(pages: readonly SubmittedPage[]): string | undefined {
  const [id, ...others] = new Set(accepted(pages).map(({ verificationId }) => verificationId));
  return others.length === 0 ? (id ?? undefined) : undefined;
}

/** What was read from the accepted pages, for 1.9. `{}` means nothing (W15). */
export const extractedDataOf = (pages: readonly SubmittedPage[]): readonly string[] =>
  accepted(pages)
    .map(({ extractedData }) => extractedData)
    .filter((data) => data !== '{}');

const accepted = (pages: readonly SubmittedPage[]) => pages.filter(({ status }) => status === 'ACCEPTED');
