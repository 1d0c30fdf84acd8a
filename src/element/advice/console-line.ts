// One line of the console: what is wrong, what mends it, and where to read.

import { version } from '../../enrolment/version.js';

/** Headings of docs/troubleshooting.md, as anchors. */
export type AdviceChapter =
  | 'nothing-is-shown'
  | 'the-script-is-refused-or-old'
  | 'a-content-security-policy'
  | 'the-camera-is-blocked'
  | 'windows-and-isolation'
  | 'the-element-does-not-start'
  | 'the-token-request-fails'
  | 'another-origin'
  | 'anybody-is-let-in'
  | 'the-login-is-lost'
  | 'clocks-and-versions';

export interface Advice {
  /** What is wrong, as sentences. */
  readonly wrong: string;
  /** What to change, as sentences. */
  readonly mend: string;
  readonly chapter: AdviceChapter;
  /** It may be as it should. */
  readonly isWarning?: boolean;
}

/** Where an advice is explained. */
export const chapterOf = ({ chapter }: Pick<Advice, 'chapter'>): string =>
  `docs/troubleshooting.md#${chapter}`;

export function tell(advice: Advice): void {
  console.error(
    `<kyc-enrolment> ${advice.wrong} ${advice.mend} See ${chapterOf(advice)} of kyc-enrolment ${version}.`,
  );
}
