// The headers of a merchant's page for what the controls show (docs/headers.md).

import type { Pair, Settings } from './settings.js';

const someOrigin = 'https://provider.example';

/** Names and values. A line of a policy that the settings do not need is left out. */
export function headersFor({ attributes }: Settings): readonly Pair[] {
  const said = new Map(attributes);
  const display = said.get('display') ?? 'inline';
  const isHosted = said.get('token-endpoint')?.includes('10npay') === true;
  const isFramed =
    (display === 'inline' || display === 'dialog') && (!isHosted || said.has('frame-hosted-pages'));
  const origins = said.get('provider-origins')?.split(/\s+/).filter(Boolean) ?? [];
  const named = origins.length > 0 ? origins : [someOrigin];
  const allowed = ['self', ...(isFramed ? named.map((origin) => `"${origin}"`) : [])].join(' ');

  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src 'self'`,
    ...(isFramed ? [`frame-src ${[...(isHosted ? [`'self'`] : []), ...named].join(' ')}`] : []),
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html${said.has('consent-endpoint') ? ' kyc-enrolment' : ''}`,
  ];
  const features = isHosted && isFramed ? ['camera', 'microphone', 'fullscreen'] : ['camera'];
  const needsCamera = isFramed || said.get('capture') === 'own';
  return [
    ['Content-Security-Policy', policy.join('; ')],
    ...(needsCamera
      ? [['Permissions-Policy', features.map((name) => `${name}=(${allowed})`).join(', ')] as const]
      : []),
    ...(isFramed || display === 'redirect'
      ? []
      : [['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'] as const]),
  ];
}
