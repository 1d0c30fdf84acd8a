// Body of /client/evaluate in its three forms (docs/providers/wultra.md, Evaluation): JSON texts in 1.9, one
// overall score in `seed`, a score for each document in 2.2.

import { extractedDataOf, type SubmittedPage } from './document-vendor.js';
import type { OnboardingProcess } from './process.js';
import { ofUser } from './call-bodies.js';

export interface Person {
  readonly givenNames: string;
  readonly surname: string;
  /** `yyyy-MM-dd`. */
  readonly dateOfBirth: string;
}

/** A document after its vendor's check. */
export interface CheckedDocument {
  readonly type: string;
  /** ISO 3166 code. */
  readonly country: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  /** 0 to 10. */
  readonly score: number;
  readonly data: Readonly<Record<string, string>>;
  /** JPEGs as base64. */
  readonly images: readonly { readonly type: string; readonly data: string }[];
  /** The vendor's complete answer. */
  readonly rawData: object;
}

export interface Evaluation {
  /** The configured name of the vendor. */
  readonly provider: string;
  readonly verificationId: string;
  readonly pages: readonly SubmittedPage[];
  readonly person: Person;
  readonly documents: readonly CheckedDocument[];
  /** False leaves out everything that was read from the documents, as `include-extracted-data` does. */
  readonly sendsExtractedData: boolean;
}

/** The body for the process's profile. */
export function evaluationRequest(process: OnboardingProcess, evaluation: Evaluation): object {
  const { verificationId, provider, pages, sendsExtractedData } = evaluation;
  const subject = { ...ofUser(process), identityVerificationId: process.identityVerificationId };
  switch (process.profile.evaluation) {
    case 'extracted-data':
      return {
        ...subject,
        verificationId,
        provider,
        extractedData: sendsExtractedData ? extractedDataOf(pages) : null,
      };
    case 'scored':
      return {
        ...subject,
        provider,
        status: 'SUCCESS',
        score: lowestScore(evaluation),
        documentCheckResult: { documents: seedDocuments(evaluation) },
      };
    case 'scored-documents':
      return {
        ...subject,
        verificationId,
        provider,
        status: 'SUCCESS',
        documentCheckResult: {
          person: sendsExtractedData ? evaluation.person : null,
          documents: scoredDocuments(evaluation),
        },
      };
  }
}

const lowestScore = ({ documents }: Evaluation) => Math.min(...documents.map(({ score }) => score));

// The documentation has this spelling of the licence, only pictures of faces, and the vendor's answer as an
// object.
const seedDocuments = ({ documents, sendsExtractedData }: Evaluation) =>
  documents.map(({ type, status, data, images, rawData }) => ({
    type: type === 'DRIVING_LICENSE' ? 'DRIVING_LICENCE' : type,
    status,
    data: sendsExtractedData ? data : null,
    images: sendsExtractedData ? images.filter((image) => image.type === 'FACE') : [],
    rawData: sendsExtractedData ? rawData : null,
  }));

// The caller's code writes the vendor's answer as a text.
const scoredDocuments = ({ documents, sendsExtractedData }: Evaluation) =>
  documents.map(({ type, country, status, score, data, images, rawData }) => ({
    type,
    country,
    status,
    score,
    data: sendsExtractedData ? data : null,
    images: sendsExtractedData ? images : [],
    rawData: sendsExtractedData ? JSON.stringify(rawData) : null,
  }));
