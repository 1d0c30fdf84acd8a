import type { SubmittedPage } from '../../../../src/providers/wultra/sandbox/document-vendor.js';
import {
  documentEvent,
  endEvent,
  finalEvent,
  presenceEvent,
} from '../../../../src/providers/wultra/sandbox/event-request.js';
import {
  evaluationRequest,
  type Evaluation,
} from '../../../../src/providers/wultra/sandbox/evaluation-request.js';
import { beginProcess } from '../../../../src/providers/wultra/sandbox/process.js';
import { profileNamed } from '../../../../src/providers/wultra/sandbox/profiles.js';
import { approvalRequest } from '../../../../src/providers/wultra/sandbox/call-bodies.js';
import type { Profile } from '../../../../src/providers/wultra/wire.js';

const processOf = (profile: Profile) => ({
  ...beginProcess({
    processId: 'dummyProcessId',
    processType: 'dummyProcessType',
    profile: profileNamed(profile),
    identification: {},
    language: 'en',
  }),
  userId: 'dummyUserId',
  identityVerificationId: 'dummyIdentityVerificationId',
});

const data = {
  givenNames: 'John',
  surname: 'Doe',
  dateOfBirth: '1990-01-01',
  placeOfBirth: 'Czechia',
  sex: 'M',
  nationality: 'Czech',
  personalNumber: '123',
  documentNumber: '456',
  dateOfIssue: '2020-01-01',
  dateOfExpiry: '2030-01-01',
  authority: 'ABC',
};
const images = [
  { type: 'FACE', data: 'AQ==' },
  { type: 'DOCUMENT_FRONT_SIDE', data: 'Ag==' },
  { type: 'DOCUMENT_BACK_SIDE', data: 'Aw==' },
];

const page = (change: Partial<SubmittedPage>): SubmittedPage => ({
  documentId: 'd1',
  filename: 'id_card_front.jpg',
  type: 'ID_CARD',
  side: 'FRONT',
  status: 'ACCEPTED',
  errors: [],
  verificationId: 'v1',
  extractedData: 'd1_data',
  ...change,
});

const evaluation: Evaluation = {
  provider: 'dummyProvider',
  verificationId: 'dummyVerificationId',
  pages: [],
  person: { givenNames: 'John', surname: 'Doe', dateOfBirth: '1990-01-01' },
  documents: [{ type: 'ID_CARD', country: 'CZE', status: 'SUCCESS', score: 10, data, images, rawData: {} }],
  sendsExtractedData: true,
};

describe('/client/evaluate', () => {
  it('W10: in 2.2 with all that was read', () => {
    expect(evaluationRequest(processOf('2.2'), evaluation)).toEqual({
      processId: 'dummyProcessId',
      processType: 'dummyProcessType',
      userId: 'dummyUserId',
      identityVerificationId: 'dummyIdentityVerificationId',
      verificationId: 'dummyVerificationId',
      provider: 'dummyProvider',
      status: 'SUCCESS',
      documentCheckResult: {
        person: { givenNames: 'John', surname: 'Doe', dateOfBirth: '1990-01-01' },
        documents: [
          { type: 'ID_CARD', country: 'CZE', status: 'SUCCESS', score: 10, data, images, rawData: '{}' },
        ],
      },
    });
  });

  it('W11: in 2.2 without what was read, as nulls and an empty list', () => {
    expect(evaluationRequest(processOf('2.2'), { ...evaluation, sendsExtractedData: false })).toMatchObject({
      documentCheckResult: {
        person: null,
        documents: [
          {
            type: 'ID_CARD',
            country: 'CZE',
            status: 'SUCCESS',
            score: 10,
            data: null,
            images: [],
            rawData: null,
          },
        ],
      },
    });
  });

  it('W15: in 1.9 as JSON texts, without empty ones and without documents that were replaced', () => {
    const pages = [
      page({}),
      page({ documentId: 'd2', extractedData: '{}' }),
      page({ documentId: 'd3', extractedData: 'd3_data', status: 'DISPOSED' }),
    ];
    expect(evaluationRequest(processOf('1.9'), { ...evaluation, pages })).toEqual({
      processId: 'dummyProcessId',
      userId: 'dummyUserId',
      identityVerificationId: 'dummyIdentityVerificationId',
      verificationId: 'dummyVerificationId',
      provider: 'dummyProvider',
      extractedData: ['d1_data'],
    });
  });

  it('in 1.9 an explicit null unless it is configured to send data', () => {
    expect(evaluationRequest(processOf('1.9'), { ...evaluation, sendsExtractedData: false })).toMatchObject({
      extractedData: null,
    });
  });

  it('in `seed` with one score, faces alone, the answer as an object, its spelling of licence', () => {
    const licence = evaluation.documents.map((document) => ({ ...document, type: 'DRIVING_LICENSE' }));
    expect(evaluationRequest(processOf('seed'), { ...evaluation, documents: licence })).toEqual({
      processId: 'dummyProcessId',
      processType: 'dummyProcessType',
      userId: 'dummyUserId',
      identityVerificationId: 'dummyIdentityVerificationId',
      provider: 'dummyProvider',
      status: 'SUCCESS',
      score: 10,
      documentCheckResult: {
        documents: [
          {
            type: 'DRIVING_LICENCE',
            status: 'SUCCESS',
            data,
            images: [{ type: 'FACE', data: 'AQ==' }],
            rawData: {},
          },
        ],
      },
    });
  });
});

it('/client/approve sends an explicit null without a frame', () => {
  expect(
    approvalRequest(processOf('2.2'), { provider: 'iProov', status: 'SUCCESS', score: 8, frame: null }),
  ).toEqual({
    processId: 'dummyProcessId',
    processType: 'dummyProcessType',
    userId: 'dummyUserId',
    identityVerificationId: 'dummyIdentityVerificationId',
    provider: 'iProov',
    status: 'SUCCESS',
    score: 8,
    presenceCheckResult: { frame: null },
  });
});

describe('/process/event', () => {
  const ids = {
    processId: '8b2dfae4-d955-4d8f-a95b-2d9c5a4b0e26',
    processType: 'onboarding',
    identityVerificationId: 'd3827099-3b6c-4df9-887d-4eac402fc4f9',
    userId: '40405309-6406-4d6b-b4ef-642e52ac44f4',
    externalUserId: '629199e8-aa0d-4fc0-911c-089d53e0f608',
  };
  const ended = (profile: Profile) => ({
    ...processOf(profile),
    ...ids,
    onboardingStatus: 'FINISHED' as const,
  });
  const check = { status: 'ACCEPTED', rejectReason: null, errorDetail: null } as const;

  it('W12: the end in 2.2', () => {
    const device = {
      clientIPAddress: null,
      httpUserAgent: null,
      requestId: 'r',
      fdsData: { fdsIdentifier: '42' },
    };
    expect(endEvent(ended('2.2'), device)).toEqual({
      ...ids,
      type: 'PROCESS_FINISHED',
      eventData: {
        process: {
          status: 'FINISHED',
          errorDetail: null,
          mobileData: {
            locale: 'EN',
            clientIPAddress: null,
            httpUserAgent: null,
            fdsData: { fdsIdentifier: '42' },
          },
        },
      },
    });
  });

  it('W13: a document', () => {
    const result = {
      type: 'ID_CARD',
      country: 'CZ',
      data: { surname: 'Doe', givenNames: 'John', dateOfBirth: '1980-01-01', documentNumber: 'AB123456' },
      images: [{ type: 'FACE', data: 'base64data' }],
      rawData: { foo: 'bar' },
    };
    expect(
      documentEvent(ended('2.2'), {
        ...check,
        provider: 'Microblink',
        score: 9,
        documentVerificationId: 'dv-1',
        documentId: 'd-1',
        result,
      }),
    ).toEqual({
      ...ids,
      type: 'DOCUMENT_VERIFICATION_FINISHED',
      eventData: {
        documentVerification: {
          documentVerificationId: 'dv-1',
          documentId: 'd-1',
          status: 'ACCEPTED',
          rejectReason: null,
          errorDetail: null,
          provider: 'Microblink',
          score: 9,
          documentVerificationResult: result,
        },
      },
    });
  });

  it('W13: all documents together, and the face', () => {
    const final = {
      status: 'REJECTED',
      rejectReason: 'crosscheck failed',
      errorDetail: null,
      provider: 'Microblink',
      score: 2,
      documentVerificationId: 'dv-final-1',
      documentIds: ['d-1', 'd-2'],
    } as const;
    expect(finalEvent(ended('2.2'), final)).toEqual({
      ...ids,
      type: 'FINAL_DOCUMENT_VERIFICATION_FINISHED',
      eventData: { finalDocumentVerification: final },
    });
    expect(
      presenceEvent(ended('2.2'), { ...check, provider: 'iProov', score: 8, frame: 'base64frame' }),
    ).toEqual({
      ...ids,
      type: 'PRESENCE_CHECK_FINISHED',
      eventData: {
        presenceCheck: {
          ...check,
          provider: 'iProov',
          score: 8,
          presenceCheckResult: { frame: 'base64frame' },
        },
      },
    });
  });

  it('W14: the end in 1.9, with the fraud detection’s members among the others', () => {
    const device = {
      httpUserAgent: 'Mozilla/5.0',
      clientIPAddress: '127.0.0.1',
      requestId: '75ABE013-CA32-40FD-A104-0C481D44FCD1',
      fdsData: { nullKey: null, fdsIdentifier: '42', fdsChecksum: '1a2b3c' },
    };
    const { processId, userId, identityVerificationId } = ids;
    expect(endEvent(ended('1.9'), device)).toEqual({
      processId,
      userId,
      identityVerificationId,
      type: 'FINISHED',
      data: {
        language: 'en',
        httpUserAgent: 'Mozilla/5.0',
        clientIPAddress: '127.0.0.1',
        requestId: '75ABE013-CA32-40FD-A104-0C481D44FCD1',
        nullKey: null,
        fdsIdentifier: '42',
        fdsChecksum: '1a2b3c',
      },
    });
    expect(endEvent(ended('seed'), device)).toMatchObject({
      type: 'FINISHED',
      eventData: { locale: 'en', requestId: device.requestId, fdsData: device.fdsData },
    });
  });
});
