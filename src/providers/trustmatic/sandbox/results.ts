// What the data API says about a completed session (docs/providers/trustmatic.md, Vectors: T2 to T5 and T7):
// a made-up person on a specimen document.

import type { Level, SessionStatus } from './scenarios.js';
import type { Session } from './emulated-sessions.js';

const SCORES: Readonly<Record<Level, number>> = { HIGH: 94, MEDIUM: 62, LOW: 21, UNKNOWN: 0, UNAVAILABLE: 0 };

/** Decision and factors. The map is open, and the applicant's factor appears only if names were sent. */
export function decisionResults({ scenario: { level }, comparesApplicant }: Session) {
  const factor = (score: number) =>
    level === 'UNAVAILABLE' || level === 'UNKNOWN' ? { score: 0, level } : { score, level: 'HIGH' as const };
  const compared = (inputFieldName: string, value: string) => ({
    inputFieldName,
    ocrTextValue: value,
    mrzTextValue: value,
    distance: 0,
    score: 100,
  });
  return {
    verifications: {
      dateOfExpiration: factor(100),
      documentLiveness: factor(99),
      faceVerification: { score: SCORES[level], level },
      overallOcrFieldsConfidence: factor(98),
      passiveLiveness: factor(97),
      mrzValidity: factor(100),
      mrzOcrCrossCheck: {
        fields: [compared('firstName', 'John'), compared('lastName', 'Specimen')],
        ...factor(100),
      },
      ...(comparesApplicant && { applicantIntegrity: factor(100) }),
    },
    decision: { score: SCORES[level], level },
  };
}

/** Names of the pictures by group. They are drawings, whatever was uploaded. */
export const availableImages = ({ document: { sides } }: Session) => ({
  document: [
    'primary_face',
    'original_normalized_FRONT',
    ...(sides === 1 ? [] : ['original_normalized_BACK']),
  ],
  face: ['face_cropped'],
});

/** What was read from the document. */
export function documentResult(session: Session) {
  const read = (name: string, value: string) => ({ name, value, confidence: 98, pageSide: 'FRONT' });
  return {
    country: session.document.country,
    documentType: session.document.type,
    documentReleaseYear: '2022',
    applicant: {
      firstName: 'John',
      lastName: 'Specimen',
      dateOfBirth: '2004-07-09',
      surnameAndGivenNames: 'Specimen John',
    },
    documentVisualResults: [
      read('firstName', 'John'),
      read('lastName', 'Specimen'),
      { ...read('dateOfBirth', '09.07.2004'), normalizedDateValue: '2004-07-09' },
    ],
    documentMrzResults: [{ name: 'documentNumber', value: 'SANDBOX00' }],
    documentBarcodeResults: [],
    availableImages: availableImages(session).document,
  };
}

/** What was seen of the face. */
export const faceResult = (session: Session) => ({
  age: 34,
  gender: -10000,
  passiveLivenessScore: 97,
  verificationScore: SCORES[session.scenario.level],
  availableImages: availableImages(session).face,
});

/** A row of the list. */
export function listRow(session: Session, status: SessionStatus) {
  const { completedAt } = session;
  return {
    id: session.id,
    createdDateUtc: netDate(session.createdAt),
    expiryDateUtc: netDate(session.expiresAt),
    documentType: completedAt === undefined ? null : session.document.type,
    verificationStatus: status,
    completedDateUtc: completedAt === undefined ? null : netDate(completedAt),
    country: completedAt === undefined ? null : session.document.country,
  };
}

// .NET prints seven digits after the second (docs/providers/trustmatic.md, Vectors: T7).
const netDate = (at: number) => new Date(at).toISOString().replace('Z', '5605+00:00');
