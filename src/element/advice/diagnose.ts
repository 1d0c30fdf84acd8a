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
};

const neverSeen = [
  { what: 'preflight', why: 'Only the browser sends OPTIONS.' },
  { what: 'headers', why: 'A page does not see its own.' },
  { what: 'return-pages', why: 'A service worker or a proxy may answer.' },
  { what: 'webhook', why: 'Only the provider calls it.' },
  { what: 'login', why: 'It sends none.' },
];

export async function diagnose(host: Ended): Promise<Report> {
  const results = await Promise.all(
    Object.entries(looks).map(async ([what, look]) => ({ what, seen: await look(host) })),
  );
  const unseen = results.flatMap(({ what, seen: why }) => (typeof why === 'string' ? [{ what, why }] : []));
  // the token endpoint may be wrong as it was in the last attempt, which says more
  const found = results.flatMap(({ seen }) => (typeof seen === 'string' ? [] : seen.map(toFinding)));
  return {
    version,
    findings: [...new Map(found.map((finding) => [finding.mend, finding])).values()],
    looked: results.flatMap(({ what, seen }) => (typeof seen === 'string' ? [] : [what])),
    unseen: [...unseen, ...neverSeen],
  };
}

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
    return [
      {
        wrong: `${name} has a word that the element does not know.`,
        mend: `It takes ${words.join(', ')}.`,
        chapter: 'the-element-does-not-start',
      },
    ];
  });
}

function copiesOf(host: Element): readonly Advice[] {
  const scripts = document.querySelectorAll('script[src*="kyc-enrolment"]');
  const isRegistered = customElements.get(host.localName) === host.constructor;
  if (isRegistered && scripts.length < 2) return [];
  return [
    {
      wrong: 'The page has two copies of the element.',
      mend: 'Remove one: a script tag, or the copy in a bundle.',
      chapter: 'clocks-and-versions',
    },
  ];
}
