// Looks at the page from within. It must never open a session: its one request to the token endpoint has no
// login, and a body and a key that are refused.

import { knownAttributes } from '../../enrolment/known-attributes.js';
import { version } from '../../enrolment/version.js';
import { chapterOf, type Advice } from './console-line.js';
import { adviceFor } from './explain-end.js';
import { odditiesOf } from './look-around.js';
import type { Ended } from './looked-at.js';
import { mendings } from './mending.js';
import { cameraAllowed, isolationOf, violationsOf } from './page-policies.js';
import type { Report, ReportFinding } from '../../enrolment/report.js';
import { tryTokenEndpoint } from './try-token-endpoint.js';
import { copiesOf } from './two-versions.js';
import { adviceOnWord } from './unknown-word.js';

type Look = (host: Ended) => Promise<readonly Advice[] | string> | readonly Advice[] | string;

/** What is looked at, by its name. A text says why it cannot be seen. */
const looks: Readonly<Record<string, Look>> = {
  attributes: odditiesOf,
  'attribute-values': wrongWords,
  'secure-context': () =>
    isSecureContext ? [] : [{ wrong: 'The page is not served over https.', ...mendings.INSECURE_CONTEXT }],
  copies: copiesOf,
  camera: cameraAllowed,
  isolation: isolationOf,
  violations: violationsOf,
  'token-endpoint': tryTokenEndpoint,
  'last-attempt': lastAttempt,
  preflight: () => 'Only the browser sends OPTIONS.',
  headers: () => 'A page does not see its own.',
  'return-pages': () => 'A service worker or a proxy may answer.',
  webhook: () => 'Only the provider calls it.',
  login: () => 'It sends none.',
};

export async function diagnose(host: Ended): Promise<Report> {
  const results = await Promise.all(
    Object.entries(looks).map(async ([what, look]) => [what, await look(host)] as const),
  );
  const findings = new Map<string, ReportFinding>();
  const looked: string[] = [];
  const unseen: { what: string; why: string }[] = [];
  for (const [what, seen] of results) {
    if (typeof seen === 'string') unseen.push({ what, why: seen });
    else {
      looked.push(what);
      for (const finding of seen.map(toFinding)) findings.set(faultOf(finding), finding);
    }
  }
  return { version, findings: [...findings.values()], looked, unseen };
}

/** The last attempt may have met what is found here again. Two other faults are two, if mended alike too. */
const faultOf = ({ mend, wrong }: ReportFinding): string =>
  mend + String(/HTTP \d+|no JSON|out of reach|over https/.exec(wrong) ?? wrong);

async function lastAttempt(host: Ended): Promise<readonly Advice[]> {
  const advice = host.outcome?.kind === 'error' && (await adviceFor(host.outcome, host));
  return advice ? [advice] : [];
}

const toFinding = (advice: Advice): ReportFinding => ({
  level: advice.isWarning ? 'warning' : 'error',
  wrong: advice.wrong,
  mend: advice.mend,
  see: chapterOf(advice),
});

function wrongWords(host: Element): readonly Advice[] {
  return Object.entries(knownAttributes).flatMap(([name, words]) => {
    const value = host.getAttribute(name);
    if (value === null || !words?.length || words.includes(value)) return [];
    return [adviceOnWord(value, words, name)];
  });
}
