// What a developer does with the line that the doctor prints. Where the line can be copied, it is; where it
// says what to leave or to move, that is done to the shop.

import { withHeaders, type Planted } from './clinic.js';

/** The shop after it. */
export type Cure = (line: string, planted: Planted) => Planted;

const inPage =
  (change: (page: string, line: string) => string): Cure =>
  (line, planted) => ({
    ...planted,
    html: (page) => change(planted.html?.(page) ?? page, line),
  });

/** The first `name="value"` of a line. */
const attributeIn = (line: string) => /[\w-]+="[^"]*"/.exec(line)?.[0] ?? '';
/** What a line sets stands in the place of what the page has. */
const inPlaceOf = (wrong: RegExp) => inPage((page, line) => page.replace(wrong, attributeIn(line)));
const added = inPlaceOf(/class="wide"/);
/** Only the attribute's name is wrong. */
const renamed = (wrong: string) =>
  inPage((page, line) => page.replace(`${wrong}=`, `${line.split('=')[0] ?? ''}=`));

/** A header as `Name: value`, up to a word of what else is to be done. */
function headerIn(line: string): Readonly<Record<string, string>> {
  const [, name = '', value = ''] =
    /^([\w-]+): (.*?)(?: on this page.*|, and no cache.*| \(only .*)?$/.exec(line) ?? [];
  return { [name.toLowerCase()]: value.replace('…', '1') };
}

const asHeader: Cure = (line, planted) => ({
  ...planted,
  headers: { ...planted.headers, ...headerIn(line) },
});

/** A proxy sends the header with the kit's answers. */
const asAnswersHeader =
  (isFor: (request: Request) => boolean = () => true): Cure =>
  (line, planted) => ({
    ...planted,
    answer: (response, request) => {
      const changed = planted.answer?.(response, request) ?? response;
      return isFor(request) ? withHeaders(changed, headerIn(line)) : changed;
    },
  });

/** A directive in place of the one of its name, or beside the others. */
function withDirective(policy: string, line: string): string {
  const name = line.split(' ')[0] ?? '';
  const others = policy.split('; ').filter((one) => !one.startsWith(`${name} `));
  return [...others, line].join('; ');
}

const asDirective: Cure = (line, planted) => {
  const policy = planted.headers?.['content-security-policy'];
  if (typeof policy !== 'string') throw new Error('The shop has no policy of its own.');
  return { ...planted, headers: { 'content-security-policy': withDirective(policy, line) } };
};

/** `name: 'text'` or `name: ['text']`, as an option of the kit. */
const asOption: Cure = (line, planted) => {
  const [, name = '', list, text = ''] = /^(\w+): (\[)?'([^']*)'/.exec(line) ?? [];
  return { ...planted, kit: { ...planted.kit, [name]: list === undefined ? text : [text] } };
};

/** What stands in front, or is set wrongly, is taken away, as the line says in words. */
const without =
  (...parts: readonly (keyof Planted)[]): Cure =>
  (_, planted) =>
    Object.fromEntries(Object.entries(planted).filter(([name]) => !parts.some((part) => part === name)));

const moved = (page: string): string => {
  const map = /<script type="importmap">.*?<\/script>/s.exec(page)?.[0] ?? '';
  return page.replace(map, '').replace('<script type="module">', `${map}<script type="module">`);
};

const inServiceWorker =
  (put: (worker: string, line: string) => string): Cure =>
  (line, planted) => ({
    ...planted,
    files: { '/sw.js': put(planted.files?.['/sw.js'] ?? '', line) },
  });

/** By the fault's name. More than one where the line offers a choice. */
export const cures: Readonly<Record<string, Cure | readonly Cure[]>> = {
  'a page that redirects to another host': without('inFront'),
  'a classic script tag': inPage((page, line) => page.replace(/<script src=[^>]*><\/script>/, line)),
  'a part of the script that is not served': without('inFront'),
  'an application’s page in place of the script': without('inFront'),
  'a part with a wrong integrity': inPage((page, line) => {
    const [, path = '', hash = ''] = /^("[^"]+": )("[^"]+")/.exec(line) ?? [];
    return page.replace(new RegExp(`${path.trim().replaceAll('/', '\\/')}\\s*"[^"]+"`), path + hash);
  }),
  'a tag with a wrong integrity': inPage((page, line) => {
    const [written = ''] = /^integrity="[^"]+"/.exec(line) ?? [];
    return page.replace(/integrity="[^"]*"/, written);
  }),
  'an import map after a module': inPage(moved),
  'an import map that the policy refuses': asDirective,
  'two versions of the script': inPage((page, line) =>
    page.replace(/<script[^>]*src="([^"]*kyc-enrolment\.js)"[^>]*><\/script>/g, (tag, src: string) =>
      line.includes(`src="${src}"`) ? tag : '',
    ),
  ),
  'a kit of another version than the page': without('files'),
  'a mistyped attribute': renamed('start-mod'),
  'a property’s name as an attribute': renamed('tokenEndpoint'),
  'an unknown word': inPlaceOf(/display="[^"]*"/),
  'an origin with a path, beside another one': inPlaceOf(/provider-origins="[^"]*"/),
  'another spelling of the tag': inPage((page, line) =>
    page.replaceAll('kyc-enrollment', /^<([\w-]+)/.exec(line)?.[1] ?? ''),
  ),
  'no token source': added,
  'a policy without the script': asDirective,
  'a policy without the token endpoint': asDirective,
  'a policy without the provider, in a meta tag': inPage((page, line) =>
    page.replace(/content="([^"]*)"/, (_, policy: string) => `content="${withDirective(policy, line)}"`),
  ),
  'Trusted Types without our name': asDirective,
  'a Permissions-Policy without the camera': asHeader,
  'COOP same-origin': asHeader,
  COEP: [asHeader, added],
  'no credentials for a kit on another origin': added,
  'a kit that does not list the page': asOption,
  'a kit that lets everybody in': without('kit'),
  'a mistyped token endpoint, where the kit is named': inPlaceOf(/token-endpoint="[^"]*"/),
  'a slash at the end of the token endpoint': inPlaceOf(/token-endpoint="[^"]*"/),
  'the mount in place of the token endpoint': inPlaceOf(/token-endpoint="[^"]*"/),
  'a login page in front of the token endpoint': without('inFront'),
  'a check of CSRF tokens in front': without('inFront'),
  'a proxy that replaces Origin': without('request'),
  'CORS for everybody': without('answer'),
  'CORS for whoever asks': without('answer'),
  'a proxy that answers preflights without tracing headers': asAnswersHeader(
    ({ method }) => method === 'OPTIONS',
  ),
  'only the token endpoint routed': without('inFront'),
  'an application that answers everything': without('inFront'),
  'a kit on another origin that the doctor was not told of': (line, planted) => ({
    ...planted,
    visit: { kit: new URL(line.replace('--kit ', '')) },
  }),
  'a kit somewhere else': inPage((page, line) =>
    page.replace(
      /token-endpoint="[^"]*"/,
      attributeIn(line.replace(/.*(?=token-endpoint)/, '')).replace('<its mount>', '/kyc'),
    ),
  ),
  'a consent that the kit does not ask for': (_, planted) => ({
    ...planted,
    kit: {
      requireConsent: { consentType: 'kyc', text: async () => ({ version: '1', html: '<p>Yes?</p>' }) },
    },
  }),
  'a wrong baseUrl': asOption,
  'an application’s page in place of the return page': without('inFront'),
  'a returnUrl that leads to nothing': asOption,
  'a policy that a proxy adds to return pages': (line, planted) => ({
    ...planted,
    answer: (response, { url }) =>
      url.includes('/return/')
        ? withHeaders(response, {
            'content-security-policy': `${response.headers.get('content-security-policy') ?? ''}, ${line}`,
          })
        : response,
  }),
  'X-Frame-Options on return pages, and their own policy gone': asAnswersHeader(),
  'a service worker that answers navigations': [
    inServiceWorker((worker, line) =>
      worker.replace('(e) => {', `(event) => { ${line.replace(/ \(W.*/, '')}`),
    ),
    inServiceWorker(
      (_, line) => `new NavigationRoute(page, { ${/denylist: .*(?=\)$)/.exec(line)?.[0] ?? ''} });`,
    ),
  ],
  'a login cookie for every site': asHeader,
  'a proxy that removes the kit’s cookie': without('answer'),
  'a body that was read and is gone': without('mounted'),
  'a body parser in front of webhooks': without('mounted'),
  'a login in front of webhooks': without('inFront'),
  'a proxy that takes no pictures': (line, planted) => ({
    ...planted,
    inFront: (request, response) =>
      Number(request.headers['content-length'] ?? 0) > Number(/size (\d+)m;/.exec(line)?.[1]) * 1_000_000 &&
      (request.resume().once('end', () => response.writeHead(413).end()), true),
  }),
  'a cache in front': asAnswersHeader(),
  'a store that takes nothing': without('inFront'),
  'a clock that is wrong': without('visit'),
};
