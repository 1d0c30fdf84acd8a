// What hooks are asked, whichever version of the Onboarding Server asks: the literal vectors of
// docs/providers/wultra.md and their variations.

import fc from 'fast-check';
import type { EvaluateRequest, ProcessEvent } from '../../../src/providers/wultra/server/service-hooks.js';
import { bodies, startMerchant } from './merchant.js';

/** W10, of 2.2. */
const w10 = {
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
      {
        type: 'ID_CARD',
        country: 'CZE',
        status: 'SUCCESS',
        score: 10,
        data: {
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
        },
        images: [
          { type: 'FACE', data: 'AQ==' },
          { type: 'DOCUMENT_FRONT_SIDE', data: 'Ag==' },
          { type: 'DOCUMENT_BACK_SIDE', data: 'Aw==' },
        ],
        rawData: '{}',
      },
    ],
  },
};
const [w10Document] = w10.documentCheckResult.documents;

async function evaluated(body: object): Promise<EvaluateRequest> {
  const { call, asked } = startMerchant({ evaluateClient: () => 'OK' });
  const response = await call('client/evaluate', body);
  expect(response.status).toBe(200);
  return asked.evaluateClient[0] as EvaluateRequest;
}

async function told(body: object): Promise<ProcessEvent> {
  const { call, asked } = startMerchant({ onProcessEvent: () => undefined });
  const response = await call('process/event', body);
  expect(response.status).toBe(204);
  return JSON.parse(JSON.stringify(asked.onProcessEvent[0]));
}

describe('/client/evaluate', () => {
  it('W10: of 2.2, whole', async () => {
    const { documentCheckResult, ...rest } = w10;
    expect(await evaluated(w10)).toEqual({
      ...rest,
      person: documentCheckResult.person,
      documents: [{ ...w10Document, rawData: {} }],
      extractedData: [],
      question: expect.any(String),
      again: false,
    });
  });

  it('W11: of 2.2, without what was extracted', async () => {
    const documents = [
      {
        type: 'ID_CARD',
        country: 'CZE',
        status: 'SUCCESS',
        score: 10,
        data: null,
        images: [],
        rawData: null,
      },
    ];
    const request = await evaluated({ ...w10, documentCheckResult: { person: null, documents } });
    expect(request.person).toBeUndefined();
    expect(request.documents).toEqual([
      { type: 'ID_CARD', country: 'CZE', status: 'SUCCESS', score: 10, data: {}, images: [] },
    ]);
  });

  it('of `seed`: one score, no verification id, data as an object, its spelling of licence', async () => {
    const { verificationId: _, ...ofSeed } = w10;
    const documents = [
      {
        type: 'DRIVING_LICENCE',
        status: 'SUCCESS',
        data: { surname: 'Doe' },
        images: [{ type: 'FACE', data: 'AQ==' }],
        rawData: { checks: [{ passed: true }] },
      },
    ];
    const request = await evaluated({ ...ofSeed, score: 8, documentCheckResult: { documents } });
    expect(request).toMatchObject({ score: 8, documents: [{ ...documents[0] }] });
    expect(request.verificationId).toBeUndefined();
  });

  it('W15: of 1.9: no type of process, extracted data as texts, empty ones say nothing', async () => {
    const body = {
      processId: 'p1',
      userId: 'u1',
      identityVerificationId: 'i1',
      verificationId: 'v1',
      provider: null,
      status: 'SUCCESS',
      extractedData: ['d1_data', '{}', null],
    };
    expect(await evaluated(body)).toEqual({
      processId: 'p1',
      userId: 'u1',
      identityVerificationId: 'i1',
      verificationId: 'v1',
      status: 'SUCCESS',
      documents: [],
      extractedData: ['d1_data'],
      question: expect.any(String),
      again: false,
    });
    expect((await evaluated({ ...body, extractedData: null })).extractedData).toEqual([]);
  });

  it('of any build: dates in milliseconds, the other spelling, raw data that is no JSON', async () => {
    const data = {
      ...w10Document!.data,
      dateOfBirth: Date.UTC(1990, 0, 1),
      dateOfExpiry: 8_700_000_000_000_000,
    };
    const documents = [{ ...w10Document, type: 'DRIVING_LICENSE', data, rawData: 'no JSON' }];
    const [document] = (
      await evaluated({ ...w10, documentCheckResult: { person: { dateOfBirth: 0 }, documents } })
    ).documents;
    expect(document).toMatchObject({
      type: 'DRIVING_LICENCE',
      rawData: 'no JSON',
      data: { dateOfBirth: '1990-01-01' },
    });
    expect(document?.data.dateOfExpiry).toBeUndefined();
  });

  it.each([
    ['Auckland in summer', '1990-01-01T00:00:00+13:00'],
    ['Tokyo', '1990-01-01T00:00:00+09:00'],
    ['Prague', '1990-01-01T00:00:00+01:00'],
    ['Prague in summer', '1990-07-01T00:00:00+02:00'],
    ['Greenwich', '1990-01-01T00:00:00Z'],
    ['New York', '1990-01-01T00:00:00-05:00'],
    ['Honolulu', '1990-01-01T00:00:00-10:00'],
  ])('of a server in %s: a midnight in milliseconds is its own day', async (_, midnight) => {
    const day = midnight.slice(0, 10);
    const dates = { dateOfBirth: Date.parse(midnight), dateOfIssue: Date.parse(midnight) };
    const { person, documents } = await evaluated({
      ...w10,
      documentCheckResult: { person: dates, documents: [{ ...w10Document, data: dates }] },
    });
    expect(person?.dateOfBirth).toBe(day);
    expect(documents[0]?.data).toMatchObject({ dateOfBirth: day, dateOfIssue: day });
  });

  it('a prototype inside raw data goes nowhere', async () => {
    const request = await evaluated({
      ...w10,
      documentCheckResult: { documents: [{ rawData: '{"__proto__":{"isAdmin":true},"a":1}' }] },
    });
    expect(request.documents[0]?.rawData).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(request.documents[0]?.rawData)).toBe(Object.prototype);
  });

  it('every optional field may be null, missing, or beside unknown ones', async () => {
    const optional = [
      'processType',
      'verificationId',
      'provider',
      'status',
      'score',
      'documentCheckResult',
      'extractedData',
    ];
    const inDocument = ['type', 'country', 'status', 'score', 'data', 'images', 'rawData'];
    const inData = Object.keys(w10Document!.data);
    const { call } = startMerchant({ evaluateClient: () => 'OK' });
    let count = 0;

    const vary = (object: object, names: readonly string[]) =>
      fc
        .record(
          Object.fromEntries(names.map((name) => [name, fc.constantFrom('null', 'missing', 'as it is')])),
        )
        .map((choice) => {
          const entries = Object.entries(object).filter(([name]) => choice[name] !== 'missing');
          return {
            ...Object.fromEntries(
              entries.map(([name, value]) => [name, choice[name] === 'null' ? null : value]),
            ),
            later: { field: 1 },
          };
        });
    const body = fc
      .tuple(vary(w10, optional), vary(w10Document!, inDocument), vary(w10Document!.data, inData))
      .map(([whole, document, data]) => {
        const filled = 'data' in document && document.data ? { ...document, data } : document;
        return 'documentCheckResult' in whole && whole.documentCheckResult
          ? { ...whole, documentCheckResult: { documents: [filled] } }
          : whole;
      });
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        expect(
          (await call('client/evaluate', { ...given, identityVerificationId: `i-${(count += 1)}` })).status,
        ).toBe(200);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the other services', () => {
  it.each([
    [
      'otp/send',
      bodies.otp({ processType: null, language: null, resend: null }),
      'sendOtp',
      { language: undefined, resend: false },
    ],
    [
      'otp/send',
      { processId: 'p', userId: 'u', otpCode: '1', otpType: 'USER_VERIFICATION' },
      'sendOtp',
      { otpType: 'USER_VERIFICATION', resend: false },
    ],
    [
      'consent/text',
      { processId: 'p', userId: 'u', consentType: 'GDPR', language: null, processType: null },
      'consentText',
      { language: undefined },
    ],
    [
      'client/approve',
      bodies.approve({ provider: null, score: null, presenceCheckResult: null, processType: null }),
      'approveClient',
      { provider: undefined, score: undefined, frame: undefined },
    ],
    [
      'client/approve',
      bodies.approve({ presenceCheckResult: { frame: 'AQ==' } }),
      'approveClient',
      { frame: 'AQ==', score: 9, status: 'SUCCESS', question: expect.any(String), again: false },
    ],
    [
      'user/lookup',
      { processId: 'p', processType: null, identification: {} },
      'lookupUser',
      { processType: undefined, identification: {} },
    ],
  ] as const)('%s of any version', async (service, body, hook, request) => {
    const { call, asked } = startMerchant();
    expect((await call(service, body)).status).toBe(200);
    expect(asked[hook]).toEqual([expect.objectContaining(request)]);
  });
});

describe('/process/event', () => {
  const w12 = {
    processId: '8b2dfae4-d955-4d8f-a95b-2d9c5a4b0e26',
    processType: 'onboarding',
    identityVerificationId: 'd3827099-3b6c-4df9-887d-4eac402fc4f9',
    userId: '40405309-6406-4d6b-b4ef-642e52ac44f4',
    externalUserId: '629199e8-aa0d-4fc0-911c-089d53e0f608',
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
  };

  it('W12: a process has finished', async () => {
    const { eventData: _, ...rest } = w12;
    expect(await told(w12)).toEqual({
      ...rest,
      process: { status: 'FINISHED', device: { locale: 'EN', fdsData: { fdsIdentifier: '42' } } },
    });
  });

  it('W12: in the final names of 2.2, and with the draft name of the external user', async () => {
    const { externalUserId, ...rest } = w12;
    const deviceData = { locale: 'EN', ipAddress: '192.0.2.1', httpUserAgent: 'Mozilla/5.0', fdsData: null };
    const event = await told({
      ...rest,
      id: 'e-1',
      timestamp: '2026-03-01T10:00:00Z',
      externalId: externalUserId,
      eventData: { process: { status: 'FAILED', errorDetail: 'expired', deviceData } },
    });
    expect(event).toMatchObject({ id: 'e-1', timestamp: '2026-03-01T10:00:00.000Z', externalUserId });
    expect(event.process).toEqual({
      status: 'FAILED',
      errorDetail: 'expired',
      device: { locale: 'EN', ipAddress: '192.0.2.1', httpUserAgent: 'Mozilla/5.0', fdsData: {} },
    });
  });

  it('W13: a document, the last check and a presence check have finished', async () => {
    const { eventData: _, ...ofProcess } = w12;
    const data = {
      surname: 'Doe',
      givenNames: 'John',
      dateOfBirth: '1980-01-01',
      documentNumber: 'AB123456',
    };
    const result = {
      type: 'ID_CARD',
      country: 'CZ',
      data,
      images: [{ type: 'FACE', data: 'base64data' }],
      rawData: { foo: 'bar' },
    };
    const ofDocument = {
      documentVerificationId: 'dv-1',
      documentId: 'd-1',
      status: 'ACCEPTED',
      rejectReason: null,
      errorDetail: null,
      provider: 'Microblink',
      score: 9,
    };
    expect(
      (
        await told({
          ...ofProcess,
          type: 'DOCUMENT_VERIFICATION_FINISHED',
          eventData: { documentVerification: { ...ofDocument, documentVerificationResult: result } },
        })
      ).documentVerification,
    ).toEqual({
      documentVerificationId: 'dv-1',
      documentId: 'd-1',
      status: 'ACCEPTED',
      provider: 'Microblink',
      score: 9,
      document: result,
    });

    const final = {
      documentVerificationId: 'dv-final-1',
      status: 'REJECTED',
      rejectReason: 'crosscheck failed',
      documentIds: ['d-1', 'd-2'],
    };
    expect(
      (
        await told({
          ...ofProcess,
          type: 'FINAL_DOCUMENT_VERIFICATION_FINISHED',
          eventData: { finalDocumentVerification: final },
        })
      ).finalDocumentVerification,
    ).toEqual(final);

    const presence = {
      status: 'ACCEPTED',
      provider: 'iProov',
      score: 8,
      presenceCheckResult: { frame: 'base64frame' },
    };
    expect(
      (await told({ ...ofProcess, type: 'PRESENCE_CHECK_FINISHED', eventData: { presenceCheck: presence } }))
        .presenceCheck,
    ).toEqual({
      status: 'ACCEPTED',
      provider: 'iProov',
      score: 8,
      frame: 'base64frame',
    });
  });

  it('W14: of 1.9, flat', async () => {
    const data = {
      language: 'en',
      httpUserAgent: 'Mozilla/5.0',
      clientIPAddress: '127.0.0.1',
      requestId: '75ABE013-CA32-40FD-A104-0C481D44FCD1',
      nullKey: null,
      fdsIdentifier: '42',
      fdsChecksum: '1a2b3c',
    };
    const device = {
      locale: 'en',
      ipAddress: '127.0.0.1',
      httpUserAgent: 'Mozilla/5.0',
      fdsData: { fdsIdentifier: '42', fdsChecksum: '1a2b3c' },
    };
    const event = await told({
      processId: 'p-1',
      userId: 'u-1',
      identityVerificationId: null,
      type: 'FINISHED',
      data,
    });
    expect(event).toEqual({
      processId: 'p-1',
      userId: 'u-1',
      type: 'PROCESS_FINISHED',
      process: { status: 'FINISHED', device },
    });

    const { fdsIdentifier, fdsChecksum, language: locale, nullKey: _, ...guide } = data;
    const inGuide = await told({
      processId: 'p-1',
      type: 'FINISHED',
      eventData: { ...guide, locale, fdsData: { fdsIdentifier, fdsChecksum } },
    });
    expect(inGuide.process).toEqual({ status: 'FINISHED', device });
  });

  it('of a newer version is told all the same', async () => {
    expect(await told({ processId: 'p-1', type: 'SOMETHING_FINISHED', eventData: { something: 1 } })).toEqual(
      { processId: 'p-1', type: 'SOMETHING_FINISHED' },
    );
  });
});
