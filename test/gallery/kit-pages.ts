// The pages that the kit serves to customers, each in a frame of its own: the return page, and each screen of
// the phone's page.

import { localizePhonePage, phonePageLanguage } from '../../src/i18n/phone-page-texts.js';
import { localizeReturnPage, returnPageLanguage } from '../../src/i18n/return-page-texts.js';
import { createDevicePage } from '../../src/server/devices/device-page.js';
import { createReturnPage } from '../../src/server/return-page.js';
import type { Exhibit, Wording } from './exhibit.js';

const settings = {
  origins: ['https://customers.a-bank-with-a-long-name.example'],
  returnUrl: 'https://shop.example/account',
  theme: undefined,
  look: {},
};
const returnPage = createReturnPage(settings);
const devicePage = createDevicePage({ settings, handOff: {} });

/** What the page's script fills in. */
const facts = ['a.long.address.of.a.customer@a-bank-with-a-long-name.example', 'Chrome, Windows', '14:05'];

interface KitPageOptions {
  readonly name: string;
  readonly style: () => Promise<string>;
  readonly page: (language: string) => Promise<Response>;
  /** Makes it what the customer sees. */
  readonly arrange?: (main: Element) => void;
  readonly own: (language: string) => readonly string[];
}

function kitPage({ name, style, page, arrange, own }: KitPageOptions): Exhibit {
  const box = document.body.appendChild(document.createElement('div'));
  const frame = box.appendChild(Object.assign(document.createElement('iframe'), { title: name }));
  const shown = () => frame.contentDocument as Document;
  return {
    name: `kit: ${name}`,
    box,
    edge: () => shown().documentElement.getBoundingClientRect(),
    content: () => shown().body,
    async show({ language }) {
      const text = await (await page(language || 'en')).text();
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      for (const script of parsed.querySelectorAll('script, link')) script.remove();
      parsed.head.append(Object.assign(parsed.createElement('style'), { textContent: await style() }));
      const root = shown().documentElement;
      shown().replaceChild(shown().importNode(parsed.documentElement, true), root);
      shown().documentElement.style.fontSize = document.documentElement.style.fontSize;
      const main = shown().querySelector('main');
      if (main) arrange?.(main);
    },
    own: ({ language }: Wording) => own(language || 'en'),
  };
}

function arrangePhone(main: Element, state: string): void {
  for (const screen of main.querySelectorAll<HTMLElement>('[data-state]'))
    screen.hidden = screen.dataset['state'] !== state;
  for (const [index, fact] of [...main.querySelectorAll('dd')].entries())
    fact.textContent = facts[index] ?? '';
  const [digits] = main.querySelectorAll('output');
  if (digits) digits.textContent = '42';
}

type PhoneTexts = ReturnType<typeof localizePhonePage>['texts'];

/** Of each screen what it is to say, as a customer has to read it. */
const phoneWords: Readonly<Record<string, readonly (keyof PhoneTexts)[]>> = {
  question: ['question', 'questionHint', 'account', 'browser', 'began', 'warning', 'yes', 'stop'],
  digits: ['digits', 'digitsHint', 'stop'],
  page: ['title', 'goOn'],
  unfinished: ['unfinished', 'retry'],
  waiting: ['waiting'],
  done: ['done', 'doneHint'],
  stopped: ['stopped', 'stoppedHint'],
  gone: ['gone', 'goneHint'],
  other: ['other', 'otherHint'],
  failed: ['failed', 'retry'],
};

export const kitPages = (): Exhibit[] => [
  kitPage({
    name: 'return',
    style: async () => returnPage.style().text(),
    page: (language) => returnPage.page({ language: returnPageLanguage(language) }),
    own: (language) => Object.values(localizeReturnPage(returnPageLanguage(language)).texts),
  }),
  ...Object.entries(phoneWords).map(([state, words]) =>
    kitPage({
      name: `phone, ${state}`,
      style: async () => devicePage.style().text(),
      page: (language) => devicePage.page({ language: phonePageLanguage(language), path: '/kyc' }),
      arrange: (main) => {
        arrangePhone(main, state);
      },
      own: (language) => {
        const { texts } = localizePhonePage(phonePageLanguage(language));
        return words.map((key) => texts[key]);
      },
    }),
  ),
];
