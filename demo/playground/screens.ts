// The screens that a customer can see without a provider's page, each by the answers that lead to it.

import type { KycEnrolment } from 'kyc-enrolment';

const sessionId = '3f6c1f0e-5b1d-4c86-9d6e-0c9a4f1f7b20';
const statusUrl = '/made-up/session/1';

const answerWith =
  (body: object, status = 200): typeof fetch =>
  async () =>
    Response.json(body, { status });

const neutral = (status: object) => answerWith({ sessionId, statusUrl, ...status });
const never: typeof fetch = () => new Promise(() => undefined);
const consent = { consentType: 'biometrics', version: '1', approved: false };
const words = '<h1>Biometric data</h1><p>We compare your face with the photo on your document.</p>';

interface Screen {
  readonly name: string;
  readonly fetch: typeof fetch;
  /** What else it takes, before the element is on the page. */
  readonly prepare?: (element: KycEnrolment) => void;
  /** What follows once it is there. */
  readonly act?: (element: KycEnrolment) => void;
}

export const screens: readonly Screen[] = [
  {
    name: 'idle',
    fetch: never,
    prepare: (element) => {
      element.startMode = 'manual';
    },
  },
  {
    name: 'idle, intro="short"',
    fetch: never,
    prepare: (element) => {
      element.startMode = 'manual';
      element.intro = 'short';
    },
  },
  {
    name: 'consent',
    fetch: answerWith({ ...consent, html: words }),
    prepare: (element) => {
      element.consentEndpoint = '/made-up/consent';
    },
  },
  { name: 'starting', fetch: never },
  {
    name: 'active, in a window',
    fetch: neutral({
      status: 'page',
      page: { url: 'https://id.example/1', kind: 'hosted', step: 'identify' },
    }),
  },
  {
    name: 'active, the second window',
    fetch: neutral({ status: 'page', page: { url: 'https://id.example/2', kind: 'hosted', step: 'sign' } }),
  },
  { name: 'verifying', fetch: neutral({ status: 'pending', pollAfterMs: 60_000 }) },
  { name: 'succeeded: approved', fetch: neutral({ status: 'approved' }) },
  { name: 'succeeded: review', fetch: neutral({ status: 'review' }) },
  { name: 'failed: VERIFICATION_REJECTED', fetch: neutral({ status: 'rejected' }) },
  { name: 'failed: VERIFICATION_FAILED', fetch: neutral({ status: 'failed' }) },
  { name: 'failed: SESSION_EXPIRED', fetch: neutral({ status: 'expired' }) },
  { name: 'failed: NOT_SIGNED_IN', fetch: answerWith({ code: 'NOT_SIGNED_IN' }, 401) },
  { name: 'failed: NOT_ELIGIBLE', fetch: answerWith({ code: 'NOT_ELIGIBLE' }, 409) },
  { name: 'failed: SESSION_LIMIT', fetch: answerWith({ code: 'SESSION_LIMIT' }, 429) },
  { name: 'failed: CONSENT_REQUIRED', fetch: answerWith({ code: 'CONSENT_REQUIRED' }, 403) },
  {
    name: 'cancelled',
    fetch: never,
    act: (element) => {
      element.cancel();
    },
  },
];

/** The element in one of them. */
export function showScreen({ name, fetch, prepare, act }: Screen): HTMLElement {
  const element = document.createElement('kyc-enrolment');
  element.tokenEndpoint = '/made-up/session';
  element.fetch = fetch;
  prepare?.(element);
  if (act)
    element.addEventListener(
      'kyc-state',
      () => {
        act(element);
      },
      { once: true },
    );
  const figure = document.createElement('figure');
  figure.append(Object.assign(document.createElement('figcaption'), { textContent: name }), element);
  return figure;
}
