// What a page can learn of its own policies: by asking the browser what is allowed, and by what was refused.

import type { Advice } from './console-line.js';
import type { LookedAt } from './looked-at.js';

/** What only Chromium has. */
interface FeaturePolicy {
  allowsFeature(feature: string, origin?: string): boolean;
}

const isFeaturePolicy = (value: unknown): value is FeaturePolicy =>
  typeof value === 'object' && value !== null && 'allowsFeature' in value;

/** Whether the provider's frame, or our own camera, may have the camera. */
export function cameraAllowed({ providerOrigins }: LookedAt): readonly Advice[] | string {
  const policy: unknown = Reflect.get(document, 'featurePolicy');
  if (!isFeaturePolicy(policy)) return 'This browser does not say what is allowed.';
  // what a page hands on to a frame by `allow`, it must have itself
  if (policy.allowsFeature('camera')) return [];
  const origins = providerOrigins.length > 0 ? providerOrigins : ['https://provider.example'];
  return [
    {
      wrong: 'The page’s Permissions-Policy, or the frame that it is in, keeps the camera from it.',
      mend: `Write Permissions-Policy: camera=(self ${origins.map((origin) => `"${origin}"`).join(' ')}).`,
      chapter: 'the-camera-is-blocked',
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
  const endpoint = URL.canParse(tokenEndpoint, document.baseURI)
    ? [new URL(tokenEndpoint, document.baseURI).origin]
    : [];
  const ours = [...providerOrigins, ...endpoint];
  const refused = reports.flatMap((report) => {
    const { body } = JSON.parse(JSON.stringify(report)) as { body?: unknown }; // Chromium's COEP has no other
    const blocked = textIn(body, 'blockedURL');
    const origin = URL.canParse(blocked) ? new URL(blocked).origin : '';
    return ours.includes(origin) ? [`${textIn(body, 'effectiveDirective') || 'COEP'} ${origin}`] : [];
  });
  return [...new Set(refused)].map((what) => {
    const [directive = '', origin = ''] = what.split(' ');
    const isIsolated = directive === 'COEP';
    return {
      wrong: `A policy of the page has refused ${what}.`,
      mend: isIsolated
        ? 'Set frame-credentialless, or leave that header off.'
        : `Add ${origin} to ${directive}.`,
      chapter: isIsolated ? 'windows-and-isolation' : 'a-content-security-policy',
    };
  });
}

const textIn = (body: unknown, name: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
};
