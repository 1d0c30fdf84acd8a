// The element's events, as the page receives them.

import type { KycEventDetails } from 'kyc-enrolment';
import type { Entry } from './journal.js';

const tones = {
  'kyc-state': 'quiet',
  'kyc-ready': undefined,
  'kyc-submit': undefined,
  'kyc-success': 'good',
  'kyc-error': 'bad',
  'kyc-cancel': undefined,
  'kyc-notice': undefined,
  'kyc-before-redirect': undefined,
} as const satisfies Record<keyof KycEventDetails, Entry['tone']>;

/** Reports every event of elements inside `box`. */
export function hearEvents(box: HTMLElement, hear: (entry: Entry) => void): void {
  for (const [name, tone] of Object.entries(tones))
    box.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) hear({ at: new Date(), name, detail: event.detail, tone });
    });
}
