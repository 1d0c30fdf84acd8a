// What the document has of each operation beside its schemas: a name for generated clients, and examples that
// a test holds against the schemas.

interface Operation {
  /** `operationId`. */
  readonly id: string;
  readonly request?: object;
  /** Body of the answer with 200. */
  readonly answer?: unknown;
}

const sessionId = '5f2a1c1e-8f0a-4c39-9a53-0c8d1f6b7e21';
const statusUrl = `/kyc/session/${sessionId}`;
const page = { url: 'https://id.example/web-enrolment/?token=…', kind: 'web-enrolment' };
const ofProcess = { processId: 'c1d0…', processType: 'onboarding', userId: 'customer-42' };
const ofVerification = { ...ofProcess, identityVerificationId: '9b7e…' };

/** By method and path. */
const operations: Readonly<Record<string, Operation>> = {
  'post /session': {
    id: 'openSession',
    request: { language: 'en', display: 'inline', capture: 'hosted', restart: false },
    answer: { sessionId, statusUrl, status: 'page', page },
  },
  'get /session/{id}': {
    id: 'readStatus',
    answer: { status: 'approved', level: 'HIGH', score: 94, providerStatus: 'AUTO_APPROVED' },
  },
  'post /session/{id}/document': {
    id: 'sendDocument',
    request: { imageBase: '/9j/4AAQSkZJRg==' },
    answer: { hasError: false, isTwoSideDocument: true, pageSide: 'FRONT', country: 'UTO' },
  },
  'post /session/{id}/face': {
    id: 'sendFace',
    request: { imageBase: '/9j/4AAQSkZJRg==' },
    answer: { hasError: true, error: 'FACE_NOT_FOUND' },
  },
  'post /session/{id}/complete': { id: 'completePictures', answer: {} },
  'post /session/{id}/device': {
    id: 'handOn',
    request: { language: 'en', capture: 'hosted' },
    answer: { link: 'https://shop.example/kyc/device#…', expiresInMs: 300_000 },
  },
  'get /device': { id: 'showPhonePage' },
  'get /device/device.js': { id: 'readPhoneScript' },
  'get /device/device.css': { id: 'readPhoneStyle' },
  'post /device': {
    id: 'answerLink',
    request: { token: '…', isMine: true },
    answer: { state: 'digits', digits: '27' },
  },
  'post /device/session': {
    id: 'openSessionOnPhone',
    request: { language: 'en', display: 'inline', capture: 'hosted', restart: false },
    answer: { sessionId, statusUrl: `/kyc/device/session/${sessionId}`, status: 'page', page },
  },
  'get /device/session/{id}': { id: 'readStatusOnPhone', answer: { status: 'page', page } },
  'post /device/session/{id}/document': {
    id: 'sendDocumentOnPhone',
    request: { imageBase: '/9j/4AAQSkZJRg==' },
    answer: { hasError: false, isTwoSideDocument: true, pageSide: 'FRONT', country: 'UTO' },
  },
  'post /device/session/{id}/face': {
    id: 'sendFaceOnPhone',
    request: { imageBase: '/9j/4AAQSkZJRg==' },
    answer: { hasError: true, error: 'FACE_NOT_FOUND' },
  },
  'post /device/session/{id}/complete': { id: 'completePicturesOnPhone', answer: {} },
  'get /consent': {
    id: 'readConsent',
    answer: { consentType: 'biometrics', version: '3', html: '<p>…</p>', language: 'en', approved: false },
  },
  'post /consent': {
    id: 'decideConsent',
    request: { consentType: 'biometrics', version: '3', approved: true, language: 'en' },
  },
  'get /return/success': { id: 'returnWithSuccess' },
  'get /return/fail': { id: 'returnWithFailure' },
  'get /return/done': { id: 'showReturnPage' },
  'get /return/return.js': { id: 'readReturnScript' },
  'get /return/return.css': { id: 'readReturnStyle' },
  'post /webhook/trustmatic': {
    id: 'hearTrustmatic',
    request: { sessionId, status: 'AUTO_APPROVED', projectId: 'production' },
  },
  'post /wultra/user/lookup': {
    id: 'lookUpUser',
    request: {
      processId: ofProcess.processId,
      processType: 'onboarding',
      identification: { clientNumber: '1234', birthDate: '1990-01-01' },
    },
    answer: { userId: ofProcess.userId, consentRequired: true, consent: 'REQUIRED' },
  },
  'post /wultra/otp/send': {
    id: 'sendCode',
    request: { ...ofProcess, language: 'en', otpCode: '40302010', otpType: 'ACTIVATION', resend: false },
    answer: { otpSent: true },
  },
  'post /wultra/consent/text': {
    id: 'readConsentText',
    request: { ...ofProcess, consentType: 'GDPR', language: 'en' },
    answer: { consentText: '<p>…</p>' },
  },
  'post /wultra/consent/storage': {
    id: 'storeConsent',
    request: { ...ofProcess, consentType: 'GDPR', approved: true },
  },
  'post /wultra/client/evaluate': {
    id: 'evaluateClient',
    request: {
      ...ofVerification,
      verificationId: 'v-1',
      provider: 'mock',
      status: 'SUCCESS',
      documentCheckResult: { person: null, documents: [] },
    },
    answer: { result: 'OK', resultReason: '' },
  },
  'post /wultra/client/approve': {
    id: 'approveClient',
    request: {
      ...ofVerification,
      provider: 'mock',
      status: 'FAILURE',
      score: 10,
      presenceCheckResult: { frame: null },
    },
    answer: { result: 'NOK', resultReason: 'the presence check has failed' },
  },
  'post /wultra/process/event': {
    id: 'hearProcessEvent',
    request: { type: 'FINISHED', processId: ofProcess.processId, userId: ofProcess.userId },
  },
  'get /health': { id: 'readHealth', answer: { status: 'ok' } },
  'get /health/ready': { id: 'readReadiness', answer: { status: 'ok' } },
  'get /health/live': { id: 'readLiveness', answer: { status: 'ok' } },
};

/** Of an operation that has no entry, a name made of its method and path. */
export function operationOf(method: string, path: string): Operation {
  const words = path.split(/[^a-z0-9]+/i).filter((word) => word !== '');
  const derived = words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('');
  return operations[`${method} ${path}`] ?? { id: `${method}${derived}` };
}
