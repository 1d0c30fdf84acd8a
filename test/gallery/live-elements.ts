// Screens that only a running element has: a page outside of this one, the dialog and its question, and our
// own camera's frame around its steps.

import { KycEnrolment } from '../../src/index.js';
import '../../src/define.js';
import type { Exhibit, Wording } from './exhibit.js';

interface Running {
  readonly name: string;
  readonly properties?: Partial<KycEnrolment>;
  /** The server's answer beside the session's id and its status address. */
  readonly answer: object;
  /** A selector of what is there when the screen is. */
  readonly until: string;
  /** What the customer does on the screen before. */
  readonly act?: (root: ShadowRoot) => unknown;
}

const sessionId = '0b8f7a52-6a0e-4a3e-9a55-3d7e6f1f3c11';
const page = (more: object = {}) => ({
  status: 'page',
  page: { url: `${location.origin}/provider`, kind: 'hosted', ...more },
});
const framed = page({ kind: 'web-enrolment' });
const press = (selector: string) => (root: ShadowRoot) => root.querySelector<HTMLElement>(selector)?.click();
const main = '[part~=primary]';

type Open = (open: Window['open']) => Window['open'];

/** Clicks while windows open in another way than the browser's. */
function clickWith(root: ShadowRoot, other: Open): void {
  const { prototype } = HTMLIFrameElement;
  const own = Object.getOwnPropertyDescriptor(prototype, 'contentWindow') as PropertyDescriptor;
  Object.defineProperty(prototype, 'contentWindow', {
    configurable: true,
    get(this: HTMLIFrameElement) {
      const view = own.get?.call(this) as Window;
      view.open = other(view.open.bind(view));
      return view;
    },
  });
  press(main)(root);
  Object.defineProperty(prototype, 'contentWindow', own);
}

const clickBlocked = (root: ShadowRoot) => {
  clickWith(root, () => () => null);
};

/** The customer closes the window. */
async function clickAndClose(root: ShadowRoot): Promise<void> {
  const lost = new Promise((resolve) => {
    root.host.addEventListener('kyc-notice', resolve, { once: true });
  });
  let opened: Window | null = null;
  clickWith(
    root,
    (open) =>
      (...asked) =>
        (opened = open(...asked)),
  );
  (opened as Window | null)?.close();
  await lost;
}

const running: readonly Running[] = [
  { name: 'a window is offered', answer: page({ step: 'identify' }), until: '[part=steps]' },
  {
    name: 'a window is offered in a card',
    answer: page({ step: 'identify' }),
    properties: { display: 'popup' },
    until: '[part=steps]',
  },
  {
    name: 'the same tab is offered',
    answer: page({ step: 'identify' }),
    properties: { display: 'redirect' },
    until: '[part=steps]',
  },
  { name: 'a signature is offered', answer: page({ step: 'sign' }), until: '[part=step]' },
  {
    name: 'the window was blocked',
    answer: page(),
    until: '[part=message]:not(:has([part=steps]))',
    act: clickBlocked,
  },
  {
    name: 'in a window',
    answer: page({ step: 'sign' }),
    until: '[part=footer]',
    act: press(main),
  },
  { name: 'the window is lost', answer: page(), until: '[part=footer]', act: clickAndClose },
  { name: 'not done', answer: { ...page(), returned: 'failed' }, until: '[part=message] [part~=quiet]' },
  {
    name: 'own camera',
    answer: { ...framed, uploadUrl: `/kyc/session/${sessionId}` },
    properties: { capture: 'own' },
    until: '[part=documents]',
  },
  {
    name: 'dialog',
    answer: framed,
    properties: { display: 'dialog' },
    until: '.active [part=footer]',
  },
  {
    name: 'question',
    answer: framed,
    properties: { display: 'dialog' },
    until: '.active [part=question]',
    act: press('[part~=close]'),
  },
];

/** Elements that have come to their screens. */
export const startAll = (): Promise<Exhibit[]> => Promise.all(running.map(start));

async function start({ name, properties, answer, until, act }: Running): Promise<Exhibit> {
  const box = document.body.appendChild(document.createElement('div'));
  const element = Object.assign(new KycEnrolment(), {
    lang: 'en',
    tokenEndpoint: '/kyc/session',
    providerOrigins: [location.origin],
    handOff: 'off',
    fetch: async () => Response.json({ sessionId, statusUrl: `/kyc/session/${sessionId}`, ...answer }),
    ...properties,
  } satisfies Partial<KycEnrolment>);
  box.append(element);
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  if (act) {
    await appearance(root, `${main}, [part~=close]`);
    await act(root);
  }
  await appearance(root, until);
  return {
    name: `live: ${name}`,
    box,
    edge: () => (root.querySelector('dialog[open]') ?? box).getBoundingClientRect(),
    content: () => root,
    show: (wording) => speak(element, wording),
  };
}

/** By the ways that a page has: its own texts, and `lang`. */
async function speak(element: KycEnrolment, { language, element: ours, camera }: Wording): Promise<void> {
  element.texts = language ? {} : { ...camera, ...ours };
  element.lang = language || 'en';
  const root = element.shadowRoot as ShadowRoot;
  await appearance(root, `[part=base][lang="${element.lang}"]`);
  await element.updateComplete;
}

/** Resolves once the selector fits something; with an error after ten seconds. */
function appearance(root: ShadowRoot, selector: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(check);
    const late = setTimeout(() => {
      observer.disconnect();
      reject(new Error(`nothing is ${selector} in ${root.host.outerHTML}: ${root.textContent}`));
    }, 10_000);
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    check();
    function check(): void {
      if (!root.querySelector(selector)) return;
      observer.disconnect();
      clearTimeout(late);
      resolve();
    }
  });
}
