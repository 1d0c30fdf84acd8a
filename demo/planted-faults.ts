// What a developer can get wrong, planted in small pages for the panel "What is wrong here?". Each fault is
// really there: a browser meets it as a customer would.

export interface PlantedFault {
  /** Its part of the page's address. */
  readonly name: string;
  /** What is wrong, as somebody would say it who knows. */
  readonly title: string;
  /** What a customer or the merchant notices of it. */
  readonly effect: string;
  /** The page's markup, changed. */
  readonly markup?: (healthy: string) => string;
  /** The page's headers, changed. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers in place of the kit, for the first part of a path below its mount. */
  readonly inFront?: Readonly<Partial<Record<string, () => Response>>>;
  /** Everybody is the same customer, signed in or not. */
  readonly letsAnybodyIn?: boolean;
  /** The origin that the kit takes for its own. */
  readonly baseOrigin?: string;
}

const shell = '<!doctype html><title>Shop</title><div id="root"></div>';
const headersOfShell = { 'content-type': 'text/html', 'cache-control': 'no-store' };

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'token-endpoint',
    title: 'token-endpoint leads nowhere',
    effect: 'The customer reads that the verification is not available here.',
    markup: (healthy) => healthy.replace('"kyc/session"', '"api/kyc/session"'),
  },
  {
    name: 'attribute',
    title: 'An attribute is mistyped',
    effect: 'Nothing starts: the element has nobody to ask.',
    markup: (healthy) => healthy.replace('token-endpoint=', 'token-endpont='),
  },
  {
    name: 'frame-src',
    title: 'The policy has no frame-src for the provider',
    effect: 'The customer reads that the verification is not available here.',
    headers: { 'content-security-policy': "default-src 'self'; frame-src 'self'" },
  },
  {
    name: 'camera',
    title: 'Permissions-Policy keeps the camera from the frame',
    effect: 'The customer reads that the verification is not available here.',
    headers: { 'permissions-policy': 'camera=()' },
  },
  {
    name: 'base-url',
    title: 'baseUrl is not where the kit is reached',
    effect: 'Providers lead customers back to an address that is not there.',
    baseOrigin: 'http://localhost:8080',
  },
  {
    name: 'return-pages',
    title: 'The application answers in place of the return page',
    effect: 'Nobody notices until a customer comes back from a window or a redirect.',
    inFront: { return: () => new Response(shell, { headers: headersOfShell }) },
  },
  {
    name: 'webhook',
    title: 'Webhooks are sent to the login page',
    effect: 'Verdicts come a minute late.',
    inFront: { webhook: () => new Response(null, { status: 302, headers: { location: '/login' } }) },
  },
  {
    name: 'anybody',
    title: 'identify lets anybody in',
    effect: 'It works, for strangers too.',
    letsAnybodyIn: true,
  },
];
