// Faults of a page, its headers and its script.

import { importMap, type Planted } from './clinic.js';
import { shell, type Fault } from './fault.js';

const csp = (change: (policy: string) => string): Planted => ({
  headers: {
    'content-security-policy': change(
      "default-src 'self'; frame-src https://id.example; script-src 'self' 'unsafe-inline'",
    ),
  },
});
const tag = (change: (html: string) => string): Planted => ({ html: change });
export const pageFaults: readonly Fault[] = [
  [
    'a page that redirects to another host',
    {
      inFront: (_, response) => (
        response.writeHead(302, { location: 'https://login.example/?next=1' }).end(),
        true
      ),
    },
    'page',
    /redirects to https:\/\/login\.example/,
    /page itself/,
  ],
  [
    'a classic script tag',
    tag((html) => html.replace('type="module" src', 'src')),
    'script-type',
    /classic/,
    '<script type="module" src="/kyc-enrolment/kyc-enrolment.js"></script>',
  ],
  [
    'a part of the script that is not served',
    {
      inFront: ({ url }, response) =>
        url?.includes('views') === true && (response.writeHead(404).end(), true),
    },
    'script-files',
    /views\.abc123\.js answers 404/,
    /whole folder .*dist\/cdn at \/kyc-enrolment\/$/,
  ],
  [
    'an application’s page in place of the script',
    {
      inFront: ({ url }, response) =>
        url?.endsWith('.js') === true && (response.setHeader('content-type', 'text/html').end(shell), true),
    },
    'script-files',
    /arrives as text\/html/,
    /whole folder/,
  ],
  [
    'a part with a wrong integrity',
    {
      ...csp((policy) => policy),
      files: { '/kyc-enrolment/views.abc123.js': 'export const view=2;' },
    },
    'integrity',
    /views\.abc123\.js is not the file/,
    /"\/kyc-enrolment\/views\.abc123\.js": "sha384-[\w+/]{64}"/,
  ],
  [
    'a tag with a wrong integrity',
    tag((html) => html.replace(/ integrity="[^"]*"/, ` integrity="sha384-${'A'.repeat(64)}"`)),
    'integrity',
    /kyc-enrolment\.js is not the file/,
    /^integrity="sha384-[\w+/]{64}"/,
  ],
  [
    'an import map after a module',
    tag((html) =>
      html.replace('<script type="importmap">', '<script type="module"></script><script type="importmap">'),
    ),
    'import-map',
    /comes after a module/,
    /Move <script type="importmap">/,
  ],
  [
    'an import map that the policy refuses',
    csp((policy) => policy.replace(" 'unsafe-inline'", '')),
    'import-map',
    /refuses the import map/,
    /^script-src 'self' 'sha256-[\w+/]{43}='$/,
  ],
  [
    'two versions of the script',
    {
      html: (html) =>
        html.replace('</head>', '<script type="module" src="/old/kyc-enrolment.js"></script></head>'),
      files: { '/old/kyc-enrolment.js': 'class K{static version="0.0.9"}' },
    },
    'versions',
    /2 copies .*\(0\.1\.0\).*\(0\.0\.9\)/,
    /Keep one/,
  ],
  [
    'a kit of another version than the page',
    {
      html: (html) => html.replace(/ integrity="[^"]*"/, '').replace(importMap, '{}'),
      headers: { 'content-security-policy': undefined },
      files: { '/kyc-enrolment/kyc-enrolment.js': 'class K{static version="0.0.9"}' },
    },
    'versions',
    /kyc-enrolment 0\.0\.9, and the server kyc-enrolment-server 0\.1\.0/,
    'npm install kyc-enrolment@0.1.0, or kyc-enrolment-server@0.0.9',
  ],
  [
    'a mistyped attribute',
    tag((html) => html.replace('class="wide"', 'start-mod="manual"')),
    'attributes',
    /start-mod: did you mean start-mode\?/,
    /^start-mode=/,
  ],
  [
    'a property’s name as an attribute',
    tag((html) => html.replace(' token-endpoint', ' tokenEndpoint')),
    'attributes',
    /tokenendpoint: did you mean token-endpoint\?/,
    /^token-endpoint=/,
  ],
  [
    'an unknown word',
    tag((html) => html.replace('class="wide"', 'display="dialogue"')),
    'attribute-values',
    /display has a word/,
    'display="dialog" (one of inline, dialog, popup, redirect)',
  ],
  [
    'an origin with a path, beside another one',
    {
      html: (html) => html.replace('https://id.example"', 'https://id.example/start https://sign.example"'),
      headers: { 'content-security-policy': undefined, 'permissions-policy': undefined },
    },
    'attribute-values',
    /no exact origin/,
    'provider-origins="https://id.example https://sign.example"',
  ],
  [
    'another spelling of the tag',
    tag((html) => html.replaceAll('kyc-enrolment ', 'kyc-enrollment ')),
    'token-source',
    /<kyc-enrollment>, .*did you mean <kyc-enrolment>\?/,
    /^<kyc-enrolment /,
  ],
  [
    'no token source',
    tag((html) => html.replace('token-endpoint="/kyc/session"', '')),
    'token-source',
    /no token source/,
    /token-endpoint="\/kyc\/session"/,
  ],
  [
    'a policy without the script',
    csp((policy) => policy.replace("script-src 'self'", 'script-src https://cdn.example')),
    'csp-script',
    /refuses the script/,
    "script-src https://cdn.example 'unsafe-inline' 'self'",
  ],
  [
    'a policy without the token endpoint',
    csp((policy) => `${policy}; connect-src https://api.example`),
    'csp-connect',
    /token request/,
    "connect-src https://api.example 'self'",
  ],
  [
    'a policy without the provider, in a meta tag',
    tag((html) =>
      html.replace(
        '<title>',
        `<meta http-equiv="Content-Security-Policy" content="frame-src 'self' https://pay.example"><title>`,
      ),
    ),
    'csp-frame',
    /keeps https:\/\/id\.example out of the frame/,
    "frame-src 'self' https://pay.example https://id.example",
  ],
  [
    'Trusted Types without our name',
    csp((policy) => `${policy}; trusted-types angular`),
    'csp-trusted-types',
    /no lit-html/,
    'trusted-types angular lit-html',
  ],
  [
    'a Permissions-Policy without the camera',
    { headers: { 'permissions-policy': 'geolocation=(), camera=(self)' } },
    'permissions-policy',
    /keeps camera from https:\/\/id\.example/,
    'Permissions-Policy: camera=(self "https://id.example")',
  ],
  [
    'COOP same-origin',
    { headers: { 'cross-origin-opener-policy': 'same-origin' } },
    'coop',
    /cuts a window/,
    'Cross-Origin-Opener-Policy: same-origin-allow-popups',
  ],
  [
    'COEP',
    { headers: { 'cross-origin-embedder-policy': 'require-corp' } },
    'coep',
    /keeps a frame out/,
    /display="popup"/,
  ],
  [
    'no credentials for a kit on another origin',
    { isApart: true, html: (html) => html.replace('credentials="include"', '') },
    'credentials',
    /not sent there/,
    'credentials="include"',
  ],
];
