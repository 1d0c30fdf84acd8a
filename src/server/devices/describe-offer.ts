// What a person is told before going on on a phone, so that somebody else's code is recognised: the account,
// masked, and the device that offers.

import type { User } from '../../providers/contract.js';

const longest = 64;

/** Enough to recognise one's own account, and too little to learn another's: `a•••@example.com`. */
export function maskAccount({ accountHint, applicantForm }: User): string | undefined {
  const known = accountHint?.trim() || applicantForm?.firstName?.trim();
  if (!known) return undefined;
  const at = known.lastIndexOf('@');
  const [name, domain] = at > 0 ? [known.slice(0, at), known.slice(at)] : [known, ''];
  const [first = ''] = name;
  return `${first}•••${domain}`.slice(0, longest);
}

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** Browser and system as names that are the same in every language, such as `Firefox, Windows`. */
export function nameBrowser(userAgent: string | undefined): string | undefined {
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => userAgent?.includes(mark))?.[1];
  const named = [find(browsers), find(systems)].filter((name) => name !== undefined);
  return named.length > 0 ? named.join(', ') : undefined;
}
