// Every screen of the element that its views make by themselves: before the start, the page, the wait, the
// ends, consent and hand-off.

import { html } from 'lit';
import { consentView, type ConsentModel } from '../../src/consent/consent-view.js';
import { page, view as firstView, type ViewModel } from '../../src/element/first-screen.js';
import {
  awayScreen,
  digitsScreen,
  offerScreen,
  type HandOffScreen,
} from '../../src/element/hand-off-screens.js';
import { code } from '../../src/element/qr-code.js';
import { view } from '../../src/element/views.js';
import type { KycErrorCode } from '../../src/enrolment/error-codes.js';
import { nothingHappens, type View, type Wording } from './exhibit.js';

const sessionId = '0b8f7a52-6a0e-4a3e-9a55-3d7e6f1f3c11';

const given: ViewModel['given'] = {
  intro: 'full',
  privacyUrl: 'https://shop.example/privacy',
  processedBy: 'Example Ident',
};

type Shown = Partial<Omit<ViewModel, 'state' | 'texts'>>;

const screen = (
  name: string,
  { state, ...shown }: Shown & Pick<ViewModel, 'state'>,
  make: typeof firstView = (model) => view(model, page),
): View => ({
  name,
  state,
  render: (wording) =>
    make({
      outcome: null,
      texts: wording.element,
      sessionId,
      level: 2,
      given,
      isWorded: true,
      start: nothingHappens,
      restart: nothingHappens,
      ...(state === 'active' && { handOff: { text: () => wording.handOff.handOff, start: nothingHappens } }),
      ...shown,
      state,
    }),
});

/** Both a code that can be tried again and one that cannot, wherever the server decides which it is. */
const failures: Readonly<Record<KycErrorCode, readonly boolean[]>> = {
  SESSION_ALREADY_COMPLETED: [false],
  SESSION_UNAUTHORIZED: [true],
  INTERNAL_ERROR: [true, false],
  UNKNOWN_PROVIDER_ERROR: [true, false],
  CONFIGURATION_INVALID: [false],
  URL_NOT_ALLOWED: [false],
  FRAME_BLOCKED: [false],
  INSECURE_CONTEXT: [false],
  TOKEN_REQUEST_FAILED: [true, false],
  TOKEN_REQUEST_TIMEOUT: [true],
  TOKEN_RESPONSE_INVALID: [false],
  NOT_SIGNED_IN: [true],
  NOT_ELIGIBLE: [false],
  SESSION_LIMIT: [false],
  CONSENT_REQUIRED: [true],
  CONSENT_UNAVAILABLE: [true],
  SESSION_EXPIRED: [true],
  STATUS_UNAVAILABLE: [true],
  VERIFICATION_REJECTED: [true, false],
  VERIFICATION_FAILED: [true, false],
  CAMERA_UNSUPPORTED: [false],
  CAMERA_DENIED: [true],
  CAMERA_NOT_FOUND: [true],
  CAMERA_IN_USE: [true],
  CAMERA_BLOCKED_BY_POLICY: [false],
  UPLOAD_FAILED: [true],
};

const failed = (code: KycErrorCode, retryable: boolean) =>
  screen(`failed, ${code}${retryable ? '' : ' for good'}`, {
    state: 'failed',
    outcome: { kind: 'error', code, retryable, message: '' },
  });

const openWindow = nothingHappens;

export const elementViews: readonly View[] = [
  screen('idle', { state: 'idle' }),
  screen('idle, in short', { state: 'idle', given: { ...given, intro: 'short' } }),
  screen('starting', { state: 'starting' }, firstView),
  screen('active', { state: 'active', openWindow }),
  screen('active, silent', { state: 'active', openWindow, notice: 'FRAME_SILENT' }),
  screen('active, offline', { state: 'active', openWindow, notice: 'OFFLINE' }),
  screen('active, expiring', { state: 'active', openWindow, notice: 'SESSION_EXPIRING' }),
  screen('active, no window', { state: 'active', openWindow, isPopupBlocked: true }),
  screen('verifying', { state: 'verifying' }),
  screen('verifying, longer', { state: 'verifying', waited: 'long', step: 'identify' }),
  screen('verifying, delayed', { state: 'verifying', waited: 'delayed', step: 'sign' }),
  screen('verifying, restartable', { state: 'verifying', isRestartable: true }),
  screen('verifying, offline', { state: 'verifying', notice: 'OFFLINE' }),
  ...(['submitted', 'approved', 'review'] as const).map((outcome) =>
    screen(outcome, { state: 'succeeded', outcome: { kind: 'success', outcome, sessionId } }),
  ),
  ...Object.entries(failures).flatMap(([code, all]) =>
    all.map((retryable) => failed(code as KycErrorCode, retryable)),
  ),
  screen('cancelled', { state: 'cancelled', outcome: { kind: 'cancel', reason: 'user' } }),
];

const consent = (name: string, scene: Partial<ConsentModel> & { readonly isLoading?: boolean }): View => {
  const text = document.createElement('div');
  text.append(Object.assign(document.createElement('p'), { textContent: '–' }));
  return {
    name: `consent, ${name}`,
    state: 'consent',
    render: ({ element }) =>
      html`${consentView({
        texts: element,
        level: 2,
        isOffline: false,
        ...(scene.isLoading ? {} : { text }),
        ...scene,
      })}`,
  };
};
const decide = nothingHappens;

export const consentViews: readonly View[] = [
  consent('loading', { isLoading: true }),
  consent('to decide', { decide }),
  consent('changed', { decide, hasChanged: true }),
  consent('being saved', {}),
  consent('offline', { decide, isOffline: true }),
];

const handOff = (name: string, show: HandOffScreen): View => ({
  name: `hand-off, ${name}`,
  state: 'active',
  render: (wording: Wording) => show({ ...wording.element, ...wording.handOff }, 2),
});
const actions = { copy: nothingHappens, share: nothingHappens, stay: nothingHappens };
const withSms = { ...actions, send: nothingHappens };
const toNumber = { ...actions, sendTo: nothingHappens };
const link = `https://shop.example/kyc/device#${sessionId}.${'A1b2_-'.repeat(7)}x`;
const offered = { draw: (label: string) => code(link, label), hint: 'handOffHint' as const };

export const handOffViews: readonly View[] = [
  handOff('offered', offerScreen(offered, actions)),
  handOff('copied', offerScreen({ ...offered, said: 'linkCopied' }, actions)),
  handOff('by SMS', offerScreen({ ...offered, said: 'smsSent' }, withSms)),
  handOff('by SMS to a number', offerScreen({ ...offered, said: 'smsFailed' }, toNumber)),
  handOff('offered again', offerScreen({ ...offered, hint: 'wrongDigits' }, actions)),
  handOff('digits', digitsScreen(nothingHappens, nothingHappens)),
  handOff('on the phone', awayScreen(false, nothingHappens)),
  handOff('on a quiet phone', awayScreen(true, nothingHappens)),
];
