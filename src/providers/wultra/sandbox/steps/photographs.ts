// The user photographs documents, and the vendor checks them: each one alone, then all of them together.

import { judgePage, VendorDown, type SubmittedPage, type UploadedPage } from '../document-vendor.js';
import { ignoreAnswer } from '../decoding.js';
import { documentEvent, finalEvent } from '../event-request.js';
import { move, score } from '../process.js';
import { checkSpecimen } from '../specimen.js';
import type { CheckEnd } from '../process-states.js';
import type { Step, Turn } from './step.js';

const card: readonly UploadedPage[] = [
  { filename: 'id_card_front.jpg', type: 'ID_CARD', side: 'FRONT' },
  { filename: 'id_card_back.jpg', type: 'ID_CARD', side: 'BACK' },
];

/** The same upload, with another name for its first file. */
const called = (filename: string) => card.map((page, index) => (index === 0 ? { ...page, filename } : page));

function begin({ process, randomUUID }: Turn): void {
  process.identityVerificationId = randomUUID();
  process.verifications += 1;
  move(process, 'DOCUMENT_UPLOAD', 'IN_PROGRESS');
}

function submit({ process, randomUUID }: Turn, pages: readonly UploadedPage[]): void {
  // The new upload replaces the previous one, which no longer counts (W15).
  for (const page of process.pages) page.status = 'DISPOSED';
  const submitted = pages.map((page) => judged({ ...page, documentId: randomUUID() }));
  process.pages.push(...submitted);
  for (const { status } of submitted) {
    if (status === 'FAILED') score(process, 'documentFailed');
    if (status === 'REJECTED') score(process, 'documentRejected');
  }
  const isFine = submitted.every(({ status }) => status === 'VERIFICATION_PENDING');
  if (isFine) move(process, 'DOCUMENT_UPLOAD', 'VERIFICATION_PENDING');
  else process.appError = 'DOCUMENT_SUBMIT_FAILED';
}

function judged(page: UploadedPage & { readonly documentId: string }): SubmittedPage {
  const extractedData = JSON.stringify({ extracted: `data-${page.documentId}` });
  try {
    const errors = judgePage(page);
    return {
      ...page,
      status: errors.length === 0 ? 'VERIFICATION_PENDING' : 'REJECTED',
      errors,
      verificationId: null,
      extractedData,
    };
  } catch (error) {
    if (!(error instanceof VendorDown)) throw error;
    return {
      ...page,
      status: 'FAILED',
      errors: ['documentSubmitFailed'],
      verificationId: null,
      extractedData: '{}',
    };
  }
}

async function verify(
  turn: Turn,
  { end, checks = 1 }: { readonly end: CheckEnd; readonly checks?: number },
): Promise<void> {
  const { process, randomUUID } = turn;
  const ids = Array.from({ length: checks }, () => randomUUID());
  const pages = process.pages.filter(({ status }) => status === 'VERIFICATION_PENDING');
  for (const [index, page] of pages.entries()) {
    page.status = end;
    page.verificationId = ids[index % checks] ?? null;
  }
  endCheck(turn, 'DOCUMENT_VERIFICATION', end);
  const result = end === 'ACCEPTED' ? await checkSpecimen() : null;
  for (const { documentId, verificationId } of pages) {
    await tell(turn, () =>
      documentEvent(process, {
        ...checkOf(turn, end),
        documentVerificationId: verificationId ?? '',
        documentId,
        result,
      }),
    );
  }
}

async function verifyTogether(turn: Turn, end: CheckEnd): Promise<void> {
  const { process, randomUUID } = turn;
  const documentIds = process.pages
    .filter(({ status }) => status === 'ACCEPTED')
    .map(({ documentId }) => documentId);
  endCheck(turn, 'DOCUMENT_VERIFICATION_FINAL', end);
  await tell(turn, () =>
    finalEvent(process, { ...checkOf(turn, end), documentVerificationId: randomUUID(), documentIds }),
  );
}

function endCheck(
  { process }: Turn,
  phase: 'DOCUMENT_VERIFICATION' | 'DOCUMENT_VERIFICATION_FINAL',
  end: CheckEnd,
): void {
  move(process, phase, end);
  if (end === 'FAILED') {
    process.errorDetail = 'documentVerificationFailed';
    process.errorOrigin = phase;
    score(process, 'documentFailed');
  }
  if (end === 'REJECTED') {
    process.rejectReason = REJECTION;
    process.rejectOrigin = phase;
    score(process, 'documentRejected');
  }
}

const REJECTION = 'Rejected by the sandbox';

const checkOf = ({ documentProvider }: Turn, status: CheckEnd) => ({
  status,
  rejectReason: status === 'REJECTED' ? REJECTION : null,
  errorDetail: status === 'FAILED' ? 'documentVerificationFailed' : null,
  provider: documentProvider,
  score: status === 'ACCEPTED' ? 9 : 0,
});

/** Only 2.2 reports every check. The process continues whatever the merchant answers. */
async function tell({ process, call }: Turn, event: () => object): Promise<void> {
  if (process.profile.events === 'typed')
    await call({ service: 'process/event', body: event(), decode: ignoreAnswer });
}

export const beginVerification: Step = { title: 'Begin the identity verification', choices: { begin } };

export const submitDocuments: Step = {
  title: 'The user photographs the documents',
  choices: {
    'as-asked': (turn) => submit(turn, card),
    'wrong-side': (turn) => submit(turn, called('id_card_back.jpg')),
    'wrong-type': (turn) => submit(turn, called('passport_front.jpg')),
    'vendor-fails': (turn) => submit(turn, called('throw.exception')),
  },
};

export const verifyDocuments: Step = {
  title: 'The vendor checks the documents',
  choices: {
    accepted: (turn) => verify(turn, { end: 'ACCEPTED' }),
    rejected: (turn) => verify(turn, { end: 'REJECTED' }),
    failed: (turn) => verify(turn, { end: 'FAILED' }),
    'in-two-checks': (turn) => verify(turn, { end: 'ACCEPTED', checks: 2 }),
  },
};

export const verifyDocumentsTogether: Step = {
  title: 'The documents are compared with each other',
  choices: {
    accepted: (turn) => verifyTogether(turn, 'ACCEPTED'),
    rejected: (turn) => verifyTogether(turn, 'REJECTED'),
    failed: (turn) => verifyTogether(turn, 'FAILED'),
  },
};
