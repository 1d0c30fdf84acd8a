// What the element finds wrong with its page, when somebody asks.

import type { KycEnrolment } from 'kyc-enrolment';
import type { Journal } from './journal.js';

/** Writes the element's report into the journal of events. */
export async function showDiagnosis(element: KycEnrolment, journal: Journal): Promise<void> {
  const { findings, looked } = await element.diagnose();
  const at = new Date();
  for (const { level, wrong, mend, see } of findings)
    journal.add({ at, name: `diagnose(): ${level}`, detail: { wrong, mend, see }, tone: 'bad' });
  if (findings.length === 0)
    journal.add({ at, name: 'diagnose()', detail: { findings, looked }, tone: 'good' });
}
