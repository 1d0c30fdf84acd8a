// What a merchant's page may be served with, and how an enrolment ends there.

import type { Display } from '../journey.ts';

export interface HostPolicy {
  headers(sites: { readonly provider: string; readonly signing: string }): Record<string, string>;
  /** The end, where it is not the verdict. */
  readonly end?: Partial<Record<Display, string>>;
}

const csp = (policy: string) => ({ 'Content-Security-Policy': policy });

export const hostPolicies: Readonly<Record<string, HostPolicy>> = {
  'a strict policy': {
    headers: ({ provider, signing }) =>
      csp(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
          `frame-src 'self' ${provider} ${signing}; base-uri 'none'; ` +
          "require-trusted-types-for 'script'; trusted-types lit-html",
      ),
  },
  'a policy without frames': { headers: () => csp("frame-src 'none'"), end: { inline: 'FRAME_BLOCKED' } },
  'no camera for anybody': {
    headers: () => ({ 'Permissions-Policy': 'camera=()' }),
    end: { inline: 'CAMERA_BLOCKED_BY_POLICY' },
  },
  'a camera for the provider': {
    headers: ({ provider }) => ({ 'Permissions-Policy': `camera=(self "${provider}")` }),
  },
  'windows cut off': { headers: () => ({ 'Cross-Origin-Opener-Policy': 'same-origin' }) },
  'windows allowed': { headers: () => ({ 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }) },
  'no referrer': { headers: () => ({ 'Referrer-Policy': 'no-referrer' }) },
};
