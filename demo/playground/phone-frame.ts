// The customer's phone, beside the desktop: what a phone shows that has scanned the element's code. A real
// phone cannot reach this computer by "localhost".

import type { KycEnrolment } from 'kyc-enrolment';
import * as z from 'zod/mini';

const offerSchema = z.object({ link: z.url() });

/** Follows an element's hand-off, and shows its link on a phone. */
export function followHandOff(element: KycEnrolment): void {
  putAway();
  element.fetch = async (...request) => {
    const response = await fetch(...request);
    const [asked] = request;
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    // The element gives a request up once it has read the answer, and its copy with it.
    if (response.ok && pathname.endsWith('/device')) showLinkOf(await response.clone().json());
    return response;
  };
  element.addEventListener('kyc-success', putAway);
}

const putAway = () => document.querySelector('.phone')?.remove();

function showLinkOf(answer: unknown): void {
  const offer = z.safeParse(offerSchema, answer);
  if (!offer.success) return; // digits were typed, or the session was taken back
  const { link } = offer.data;
  putAway();
  const phone = create('aside', { className: 'phone', ariaLabel: 'The customer’s phone' });
  const screen = create('iframe', { title: 'What the phone shows', allow: 'camera *', src: link });
  const inWindow = create('a', {
    href: link,
    target: '_blank',
    rel: 'noopener',
    textContent: 'Open it in a window',
  });
  const away = create('button', { type: 'button', className: 'plain', textContent: 'Put it away' });
  away.addEventListener('click', putAway);
  const words = create('p', {
    className: 'hint',
    textContent: 'The phone that has scanned the code. 10nPay’s pages need a window.',
  });
  const bar = create('div', { className: 'phone-bar' });
  bar.append(inWindow, away);
  phone.append(words, screen, bar);
  document.body.append(phone);
}

const create = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), properties);
