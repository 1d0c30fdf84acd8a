// Every state of the element, each reached by what a merchant's server answers. For pictures
// (`npm run pictures`): the page that is framed is the sandbox's, everything else is told here.

import 'kyc-enrolment/define';
import type { KycEnrolment } from 'kyc-enrolment';

type Given = Partial<KycEnrolment>;

/** What the server answers, and what the customer does then. */
export interface Reached {
  readonly given?: Given;
  /** A status and a body; without it the request is never answered. */
  readonly session?: readonly [status: number, body?: object];
  /** Whether a hand-off's link can be sent, and where to. */
  readonly sms?: 'number';
  /** Selectors of buttons that are clicked one after the other. */
  readonly clicks?: readonly string[];
  /** What follows the clicks. */
  readonly then?: (element: KycEnrolment) => void;
}

const SESSION_ID = '0b8f7a52-6a0e-4a3e-9a55-3d7e6f1f3c11';
const path = `/told/session/${SESSION_ID}`;

/** The sandbox's page: set before the first state is shown. */
let address = '';

export function frameFrom(url: string): void {
  address = url;
}

const session = (extra: object): readonly [number, object] => [
  200,
  { sessionId: SESSION_ID, statusUrl: path, ...extra },
];
const page = (extra: object = {}, kind: object = { kind: 'web-enrolment' }) =>
  session({ status: 'page', page: { url: address, ...kind }, ...extra });
const hosted = (step: 'identify' | 'sign') => page({}, { kind: 'hosted', step });
const ended = (status: string, extra: object = {}): Reached => ({ session: session({ status, ...extra }) });
const refused = (status: number, code?: string): Reached => ({ session: [status, { code }] });
const phone = (state: string, isQuiet = false) =>
  page({ deviceUrl: `${path}/device`, elsewhere: { state, isQuiet } });
const own = (clicks: readonly string[] = []): Reached => ({
  given: { capture: 'own' },
  session: page({ uploadUrl: path }),
  clicks,
});

export const states: Readonly<Record<string, () => Reached>> = {
  start: () => ({ given: { startMode: 'manual', privacyUrl: '/privacy', processedBy: 'Example Ident' } }),
  short: () => ({ given: { startMode: 'manual', intro: 'short' } }),
  loading: () => ({}),
  consent: () => ({ given: { consentEndpoint: '/told/consent' } }),
  frame: () => ({ session: page() }),
  'frame-and-phone': () => ({ session: page({ deviceUrl: `${path}/device` }) }),
  silent: () => ({ session: page({}, { kind: 'web-enrolment', url: `${location.origin}/told/hangs` }) }),
  dialog: () => ({ given: { display: 'dialog' }, session: page() }),
  question: () => ({ given: { display: 'dialog' }, session: page(), clicks: ['[part~=close]'] }),
  window: () => ({ given: { display: 'popup' }, session: hosted('identify') }),
  'second-window': () => ({ given: { display: 'popup' }, session: hosted('sign') }),
  'in-window': () => ({
    given: { display: 'popup' },
    session: hosted('identify'),
    clicks: ['[part~=primary]'],
  }),
  redirect: () => ({ given: { display: 'redirect' }, session: hosted('identify') }),
  'phone-offer': () => ({ given: { handOff: 'force' }, session: page({ deviceUrl: `${path}/device` }) }),
  'phone-number': () => ({
    given: { handOff: 'force' },
    session: page({ deviceUrl: `${path}/device` }),
    sms: 'number',
  }),
  'phone-digits': () => ({ session: phone('claimed') }),
  'phone-active': () => ({ session: phone('active') }),
  'phone-quiet': () => ({ session: phone('active', true) }),
  waiting: () => ({ session: session({ status: 'pending', pollAfterMs: 60_000 }) }),
  'waiting-long': () => ({ session: session({ status: 'pending', pollAfterMs: 60_000, restartable: true }) }),
  approved: () => ended('approved'),
  review: () => ended('review'),
  rejected: () => ended('rejected', { level: 'LOW' }),
  failed: () => ended('failed'),
  expired: () => ended('expired'),
  'sign-in': () => refused(401, 'NOT_SIGNED_IN'),
  'consent-missing': () => refused(403, 'CONSENT_REQUIRED'),
  'not-eligible': () => refused(409, 'NOT_ELIGIBLE'),
  limit: () => refused(429, 'SESSION_LIMIT'),
  unavailable: () => refused(400, 'REQUEST_INVALID'),
  cancelled: () => ({ session: page(), then: (element) => element.cancel() }),
  'camera-prepare': () => own(),
  'camera-document': () => own(['[part=actions] > [part~=primary]']),
  'camera-files': () => own(['[part=actions] > :not([part~=primary])']),
};

/** Puts an element into a box and brings it into a state. */
export async function show(name: string, box: Element, lang: string): Promise<void> {
  const state = states[name];
  if (!state) throw new Error(`There is no state "${name}".`);
  const reached = state();
  const element = document.createElement('kyc-enrolment');
  Object.assign(element, {
    tokenEndpoint: '/told/session',
    lang,
    fetch: serverOf(reached),
    ...reached.given,
  });
  if (name === 'start') element.append(logo());
  box.append(element);
  for (const selector of reached.clicks ?? []) (await until(element, selector)).click();
  if (!reached.then) return;
  await until(element, 'iframe:not([inert])');
  reached.then(element);
}

/** A merchant's. */
const logo = () =>
  Object.assign(document.createElement('img'), {
    slot: 'header',
    src: '/demo/playground/mark.svg',
    alt: '',
    width: 40,
    height: 40,
  });

function until(element: KycEnrolment, selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (found) resolve(found);
      else requestAnimationFrame(look);
    };
    look();
  });
}

const link = `https://shop.example/kyc/device#${SESSION_ID}.${'A1b2_-'.repeat(7)}x`;
const consent = {
  consentType: 'gdpr',
  version: '3',
  approved: false,
  html: `<h2>What we check</h2><p>By law we have to know who our customers are. For this we compare a picture
of your identity document with a picture of your face.</p><ul><li>The pictures go to Example Ident, who
compares them for us.</li><li>We keep the result for five years, and the pictures for thirty days.</li></ul>
<p>You can take your consent back at any time.</p>`,
};

const serverOf =
  ({ session: answer, sms }: Reached): typeof fetch =>
  async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname === '/told/consent') return Response.json(consent);
    if (pathname.endsWith('/device')) return Response.json({ link, expiresInMs: 300_000, sms });
    if (!answer) return new Promise<Response>(() => undefined);
    const [status, body] = answer;
    return Response.json(body ?? {}, { status });
  };
