// What is wrong with the address of a PostgreSQL database, before anybody connects to it. Nothing of it may
// be quoted: it has a password.

/** What is wrong, in words that follow "The store's address". */
export function wrongInPostgresAddress(address: string): string | undefined {
  if (/^[a-z]+:\/\/(?:[^/?]*@)?[^/?@]*,/i.test(address) || /[?&]host=[^&]*(?:,|%2C)/i.test(address))
    return 'names several hosts, and the driver takes one: name the one that leads to the present primary';
  if (!URL.canParse(address))
    return 'is no address that can be read: characters such as # and / of a password are written %23 and %2F';
  const { username, password, pathname } = new URL(address);
  if (![username, password, pathname].every(isDecodable))
    return 'has a % that means nothing: the % of a password is written %25';
  return undefined;
}

/** Names that other drivers have for the schema. This one passes over them. */
const schemaNames = ['schema', 'currentSchema', 'search_path'];

/** The parameter that names a schema where it has no effect. */
export function ignoredSchema(address: string): string | undefined {
  const { searchParams } = new URL(address);
  return schemaNames.find((name) => searchParams.has(name) && searchParams.get(name) !== 'public');
}

function isDecodable(part: string): boolean {
  if (/ |%(?![a-f\d]{2})/i.test(part)) return true; // the driver takes each % of it as it stands
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
