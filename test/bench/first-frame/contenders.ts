// Who is compared, and the merchant's page that each is used on: the same page, with each one's own lines as
// its documentation has them.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Contender {
  readonly id: string;
  readonly label: string;
  readonly html: string;
  /** Path of its script; none where all stands in the page. */
  readonly script: string | undefined;
  /** The script on disk; none where it is made of `test/bench/peers`. */
  readonly file?: string;
  /** The package whose version is told. */
  readonly package?: string;
  /** Only compared with our own other ways, and not with the peers. */
  readonly isVariant?: boolean;
  /** Our own script stands beside its code, and nobody calls it. */
  readonly isPadded?: boolean;
}

const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Open an account</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
<h1>Open an account</h1>
<p>We have to know who you are before we can open your account. Have your identity document ready.</p>
${body}
</body>
</html>`;

const scriptTag = (path: string) => `<script type="module" src="${path}"></script>`;
const place = '<div id="place" style="height:700px"></div>';

function peer(
  id: string,
  label: string,
  given: Partial<Contender> & { readonly body?: string } = {},
): Contender {
  const { body = place, ...rest } = given;
  const script = `/${id}/script.js`;
  return { id, label, script, html: page(scriptTag(script), body), ...rest };
}

const peers: readonly Contender[] = [
  peer('vanilla', 'vanilla element', { body: '<vanilla-kyc token-endpoint="token"></vanilla-kyc>' }),
  peer('vanilla-again', 'vanilla element, again', {
    body: '<vanilla-kyc token-endpoint="token"></vanilla-kyc>',
  }),
  peer('veriff', 'Veriff', { package: '@veriff/incontext-sdk' }),
  peer('sumsub', 'Sumsub', { package: '@sumsub/websdk' }),
  peer('persona', 'Persona', { package: 'persona' }),
  peer('didit', 'Didit', { package: '@didit-protocol/sdk-web' }),
  peer('footprint', 'Footprint', { package: '@onefootprint/footprint-js' }),
  peer('lit-minimal', 'Lit + zod/mini minimal', { body: '<lit-kyc token-endpoint="token"></lit-kyc>' }),
];

const ask =
  `fetch('token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })` +
  `.then((response) => response.json())`;
const show =
  `({ page }) => { const frame = document.createElement('iframe'); frame.src = page.url; ` +
  `document.querySelector('#place').append(frame); }`;

/** The page's request leaves in the head; the vanilla element gets its answer in place of one of its own. */
const asksEarly =
  `<script>{ const ask = fetch; const headers = { 'content-type': 'application/json' }; ` +
  `const early = ask('token', { method: 'POST', headers, body: '{}' }); ` +
  `globalThis.fetch = (...given) => (given[0] === 'token' ? early : ask(...given)); }</script>`;

/** What nobody who loads as much, or asks as early, can be below. */
const limits: readonly Contender[] = [
  peer('vanilla-padded', 'vanilla element, with our script unused', {
    body: '<vanilla-kyc token-endpoint="token"></vanilla-kyc>',
    isPadded: true,
    isVariant: true,
  }),
  peer('vanilla-early', 'vanilla element, fetch in the head', {
    html: page(
      `${asksEarly}${scriptTag('/vanilla-early/script.js')}`,
      '<vanilla-kyc token-endpoint="token"></vanilla-kyc>',
    ),
    isVariant: true,
  }),
];

/** Not elements: what the page alone can do at best. */
const bare: readonly Contender[] = [
  {
    id: 'inline-fetch',
    label: 'bare inline fetch',
    script: undefined,
    html: page('', `${place}<script>${ask}.then(${show});</script>`),
  },
  {
    id: 'bare-frame',
    label: 'bare iframe, no token',
    script: undefined,
    html: page('', '<iframe src="https://provider.example/web-enrolment/?iframe=true"></iframe>'),
  },
];

const headStart = (path: string) =>
  `<script type="module">import { prefetch } from '${path}'; prefetch({ tokenEndpoint: 'token' });</script>`;
const element = (attributes = '') => `<kyc-enrolment token-endpoint="token"${attributes}></kyc-enrolment>`;

/** A build of ours, in the ways that its documentation knows. */
function ours(id: string, label: string, file: string): readonly Contender[] {
  const script = `/${id}/kyc-enrolment.js`;
  const common = { script, file };
  const variant = (suffix: string, what: string, html: string): Contender => ({
    ...common,
    id: `${id}-${suffix}`,
    label: `${label}, ${what}`,
    html,
    isVariant: true,
  });
  const early = `<script>globalThis.earlySession = ${ask};</script>`;
  const hand = `document.querySelector('kyc-enrolment').requestSession = () => globalThis.earlySession;`;
  const handOver = `<script>${hand}</script>`; // before the element is defined, which then asks at once
  const prefetch = findPrefetch(file);
  return [
    { ...common, id, label, html: page(scriptTag(script), element()) },
    variant(
      'origins',
      'with provider-origins',
      page(scriptTag(script), element(' provider-origins="https://provider.example"')),
    ),
    variant('german', 'in German', page(scriptTag(script), element(' lang="de"'))),
    variant(
      'inline-fetch',
      'fetch in the head',
      page(`${early}${scriptTag(script)}`, `<kyc-enrolment></kyc-enrolment>${handOver}`),
    ),
    ...(prefetch === undefined
      ? []
      : [
          variant(
            'prefetch',
            'prefetch() in the head',
            page(`${headStart(`/${id}/${prefetch}`)}${scriptTag(script)}`, element()),
          ),
        ]),
  ];
}

/** The smallest file of the build that exports `prefetch`, where there is one. */
function findPrefetch(file: string): string | undefined {
  const folder = dirname(file);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, code: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ code }) =>
      /\bexport\s*\{[^}]*\b(?:as )?prefetch\b[^}]*\}|export (?:async )?function prefetch\b/.test(code),
    )
    .sort((one, other) => one.code.length - other.code.length)[0]?.name;
}

export interface OwnBuild {
  readonly name: string;
  readonly file: string;
}

/** All of them, those of `only` alone where it is given; the vanilla element is always there. */
export function listContenders(builds: readonly OwnBuild[], only?: readonly string[]): readonly Contender[] {
  const all = [
    ...peers,
    ...limits,
    ...bare,
    ...builds.flatMap(({ name, file }) =>
      ours(name, name === 'ours' ? 'kyc-enrolment' : `kyc-enrolment, ${name}`, file),
    ),
  ];
  const unknown = only?.filter((id) => !all.some((contender) => contender.id === id)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `No contender is ${unknown.join(', ')}. There are: ${all.map(({ id }) => id).join(', ')}.`,
    );
  return all.filter(({ id }) => !only || id === 'vanilla' || only.includes(id));
}
