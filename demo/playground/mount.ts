// The element on the stage.

import type { KycEnrolment } from 'kyc-enrolment';
import type { Settings } from './settings.js';

const look = new CSSStyleSheet();

/** Replaces the element with a new one, which resumes the customer's open session. */
export function mountElement(box: HTMLElement, { attributes }: Settings): KycEnrolment {
  const element = document.createElement('kyc-enrolment');
  for (const [name, value] of attributes) element.setAttribute(name, value);
  box.replaceChildren(element);
  return element;
}

/** Sets custom properties in a separate style sheet, as the snippet does. */
export function dress({ properties }: Settings): void {
  if (!document.adoptedStyleSheets.includes(look)) document.adoptedStyleSheets.push(look);
  look.replaceSync(`kyc-enrolment { ${properties.map(([name, value]) => `${name}: ${value};`).join(' ')} }`);
}
