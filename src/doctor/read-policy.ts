// Content-Security-Policies of a page, and whether they allow an address (CSP Level 3, 6.7.2).

import type { Tag } from './read-html.js';

/** Sources by the directive's name. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/** All policies that a page is under: each of them has to allow what it does. */
export function readPolicies(headers: Headers, tags: readonly Tag[] = []): readonly Policy[] {
  const metas = tags
    .filter(({ name, attributes }) => name === 'meta' && isPolicy(attributes))
    .map(({ attributes }) => attributes['content'] ?? '');
  const header = headers.get('content-security-policy') ?? '';
  return [...header.split(','), ...metas].filter((text) => text.trim()).map(parsePolicy);
}

const isPolicy = (attributes: Tag['attributes']) =>
  attributes['http-equiv']?.toLowerCase() === 'content-security-policy';

function parsePolicy(text: string): Policy {
  const directives: Record<string, readonly string[]> = {};
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key && !Object.hasOwn(directives, key)) directives[key] = sources;
  }
  return directives;
}

/** The first of the directives that the policy has, with its sources. */
export function directiveOf(policy: Policy, ...names: readonly string[]) {
  const name = names.find((candidate) => Object.hasOwn(policy, candidate));
  return name === undefined ? undefined : { name, sources: policy[name] ?? [] };
}

/** Whether a list of sources allows the address for a page of this origin. */
export const allows = (sources: readonly string[], url: URL, self: string): boolean =>
  sources.some((source) => matches(source, url, self));

function matches(source: string, url: URL, self: string): boolean {
  if (source === "'self'") return url.origin === self;
  if (source === '*') return /^(https?|wss?):$/.test(url.protocol);
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return fitsScheme(source.toLowerCase(), url);
  const [, scheme, host = '', port, path = ''] =
    /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? [];
  if (!fitsScheme((scheme ?? new URL(self).protocol).toLowerCase(), url)) return false;
  if (!fitsHost(host.toLowerCase(), url.hostname)) return false;
  const standard = url.protocol === 'https:' ? '443' : '80';
  if (port !== '*' && (port ?? standard) !== (url.port || standard)) return false;
  return path === '' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
}

const fitsScheme = (scheme: string, { protocol }: URL) =>
  scheme === protocol || (scheme === 'http:' && protocol === 'https:');

const fitsHost = (host: string, hostname: string) =>
  host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === hostname;

/** The directive with one source more, as it is to be written. */
export function withSource(name: string, sources: readonly string[], added: string): string {
  const kept = sources.filter((source) => source !== "'none'");
  return [name, ...kept, added].join(' ');
}
