// What a page can learn of its own policies: by asking the browser what is allowed, and by what was refused.

import { readUrl } from '../../enrolment/read-url.js';
import { pageBase } from '../page-base.js';
import type { Advice } from './console-line.js';
import type { LookedAt } from './looked-at.js';
import { mendings } from './mending.js';

/** What only Chromium has. */
interface Policed {
  readonly featurePolicy?: { allowsFeature?(feature: string): boolean };
}

/** What is read of a report. One of COEP has no directive. */
interface Refusal {
  readonly body?: { readonly blockedURL?: string; readonly effectiveDirective?: string };
}

/** Whether the provider's frame, or our own camera, may have the camera. */
export function cameraAllowed({ providerOrigins }: LookedAt): readonly Advice[] | string {
  const { featurePolicy } = document as Policed;
  if (!featurePolicy?.allowsFeature) return 'This browser does not say what is allowed.';
  // what a page hands on to a frame by `allow`, it must have itself
  if (featurePolicy.allowsFeature('camera')) return [];
  const { mend, chapter } = mendings.CAMERA_BLOCKED_BY_POLICY;
  return [
    {
      wrong: 'The page’s Permissions-Policy, or the frame that it is in, keeps the camera from it.',
      mend: mend.replace('<its origin>', providerOrigins.join('" "') || '$&'),
      chapter,
    },
  ];
}

/** COEP and COOP together. Either alone cannot be seen. */
export function isolationOf({ display }: LookedAt): readonly Advice[] {
  if (!crossOriginIsolated || display === 'redirect') return [];
  return [
    {
      wrong: 'The page is cross-origin isolated, which keeps frames out and cuts windows off.',
      mend: 'Leave Cross-Origin-Embedder-Policy and Cross-Origin-Opener-Policy: same-origin off this page.',
      chapter: 'windows-and-isolation',
    },
  ];
}

/** What the page's policies have refused until now, of the element's. */
export function violationsOf({ providerOrigins, tokenEndpoint }: LookedAt): readonly Advice[] | string {
  if (typeof ReportingObserver === 'undefined') return 'This browser keeps no list of violations.';
  const observer = new ReportingObserver(() => undefined, {
    types: ['csp-violation', 'coep'],
    buffered: true,
  });
  observer.observe();
  const reports = observer.takeRecords();
  observer.disconnect();
  const ours = [...providerOrigins, readUrl(tokenEndpoint, pageBase())?.origin];
  return reports.flatMap((report) => {
    const { body } = JSON.parse(JSON.stringify(report)) as Refusal; // Chromium's COEP has no other
    const { blockedURL = '', effectiveDirective: directive } = body ?? {};
    const origin = readUrl(blockedURL)?.origin;
    if (!origin || !ours.includes(origin)) return [];
    return [
      {
        wrong: `A policy of the page has refused ${directive ?? 'COEP'} ${origin}.`,
        mend: directive
          ? `Add ${origin} to ${directive}.`
          : 'Set frame-credentialless, or leave that header off.',
        chapter: directive ? 'a-content-security-policy' : 'windows-and-isolation',
      },
    ];
  });
}
