// What the doctor knows about a page and its kit before the checks begin: the page's answer, and what stands
// in it.

import type { Answer, Net } from './net.js';
import { readTags, type Tag } from './read-html.js';
import { readPolicies, type Policy } from './read-policy.js';

export interface ElementScript {
  /** Undefined for a script that stands in the page and imports ours. */
  readonly tag: Tag | undefined;
  readonly url: URL;
}

export interface Site {
  readonly page: Answer;
  readonly tags: readonly Tag[];
  /** What relative addresses are relative to. */
  readonly base: URL;
  readonly policies: readonly Policy[];
  readonly elements: readonly Tag[];
  readonly scripts: readonly ElementScript[];
  /** Where the element asks for a session, as far as the HTML or the kit's address says. */
  readonly tokenEndpoint: URL | undefined;
  /** The mount, without a slash at its end. */
  readonly kit: URL | undefined;
  /** Origins that the element's pages may have. */
  readonly providerOrigins: readonly string[];
  /** Ids of providers whose webhook the kit is asked for, beside those that are known. */
  readonly webhooks: readonly string[];
  readonly net: Net;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Given {
  /** The mount's address, where the page does not show it. */
  readonly kit?: URL | undefined;
  readonly providerOrigins: readonly string[];
  readonly webhooks: readonly string[];
  readonly net: Net;
  readonly now: () => number;
}

export function readSite(page: Answer, given: Given): Site {
  const tags = readTags(page.text);
  const base = baseOf(page, tags);
  const elements = tags.filter(({ name }) => name === 'kyc-enrolment');
  const tokenEndpoint = endpointOf(elements, base) ?? (given.kit && below(given.kit, 'session'));
  const listed = elements.flatMap(({ attributes }) => originsOf(attributes['provider-origins'] ?? ''));
  return {
    ...given,
    page,
    tags,
    base,
    policies: readPolicies(page.headers, tags),
    elements,
    scripts: tags.flatMap((tag) => (tag.name === 'script' ? scriptsIn(tag, base) : [])),
    tokenEndpoint,
    kit: given.kit ? withoutSlash(given.kit) : kitOf(tokenEndpoint),
    providerOrigins: [...new Set([...given.providerOrigins, ...listed])],
  };
}

/** An address below the mount. */
export const below = (kit: URL, path: string): URL => new URL(`${withoutSlash(kit).href}/${path}`);

/** Entries as they are written, but for capitals and a slash at their end, as the element reads them. */
export const entriesOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[^\s,]+/g) ?? []).map((entry) => entry.replace(/(.)\/+$/, '$1'));

/** The origins that the entries are meant to be, as far as they can be read. */
export const originsOf = (text: string): readonly string[] =>
  entriesOf(text).map((entry) => {
    const origin = URL.canParse(entry) ? new URL(entry).origin : 'null';
    return origin === 'null' ? entry : origin;
  });

export const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

function withoutSlash({ origin, pathname }: URL): URL {
  return new URL(origin + pathname.replace(/\/+$/, ''));
}

function baseOf({ url }: Answer, tags: readonly Tag[]): URL {
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes['href'])?.attributes['href'];
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url) : url;
}

function endpointOf(elements: readonly Tag[], base: URL): URL | undefined {
  const address = elements.map(({ attributes }) => attributes['token-endpoint']).find(Boolean);
  return address !== undefined && URL.canParse(address, base) ? new URL(address, base) : undefined;
}

/** The kit's token endpoint is `<mount>/session`. One with a slash at its end is meant for it, too. */
function kitOf(tokenEndpoint: URL | undefined): URL | undefined {
  const [, mount] = /^(.*)\/session\/*$/.exec(tokenEndpoint?.pathname ?? '') ?? [];
  return tokenEndpoint && mount !== undefined
    ? withoutSlash(new URL(tokenEndpoint.origin + mount))
    : undefined;
}

const ourFile = /(?:^|\/)kyc-enrolment(?:[.-][\w.-]*)?\.js(?:[?#]|$)/;

function scriptsIn(tag: Tag, base: URL): readonly ElementScript[] {
  const src = tag.attributes['src'];
  if (src !== undefined)
    return ourFile.test(src) && URL.canParse(src, base) ? [{ tag, url: new URL(src, base) }] : [];
  return [...tag.text.matchAll(/\bimport\b[^'"]*['"]([^'"]+)['"]/g)].flatMap(([, name = '']) =>
    ourFile.test(name) && URL.canParse(name, base) ? [{ tag: undefined, url: new URL(name, base) }] : [],
  );
}
