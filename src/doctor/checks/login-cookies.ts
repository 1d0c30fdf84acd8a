import { error, warning, type Check, type Finding } from '../finding.js';
import { askUnsigned, isSameSite, pageOrigin } from '../kit-requests.js';
import { below, isLoopback } from '../site.js';

interface Cookie {
  readonly name: string;
  /** Attributes in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Cookies of the page and of the kit come back where they are needed, and are kept from scripts. */
export const loginCookies: Check = {
  name: 'cookies',
  needs: 'kit',
  async run(site) {
    const { kit, page, net } = site;
    if (!kit) return [];
    const origin = pageOrigin(site);
    const refused = await askUnsigned(below(kit, 'session'), { net, origin });
    const cookies = [...page.headers.getSetCookie(), ...refused.headers.getSetCookie()].map(readCookie);
    const logins = cookies.filter(
      ({ name }) => /sess|sid$|auth|token|login|jwt/i.test(name) && !/csrf|xsrf/i.test(name),
    );
    if (logins.length === 0) return { skipped: 'neither the page nor the kit sets a cookie of a login' };
    const isElsewhere = !isSameSite(kit, origin);
    return logins.flatMap(({ name, attributes }): readonly Finding[] => {
      const chapter = 'the-login-is-lost';
      const sameSite = attributes['samesite']?.toLowerCase() ?? 'lax';
      if (isElsewhere && (sameSite !== 'none' || !('secure' in attributes)))
        return [
          error(
            chapter,
            `The kit is on another site than the page, where browsers send no ${name} with ` +
              `SameSite=${sameSite}.`,
            `Set-Cookie: ${name}=…; SameSite=None; Secure; HttpOnly; or mount the kit on the page’s site`,
          ),
        ];
      if (!isElsewhere && sameSite === 'none')
        return [
          warning(
            chapter,
            `${name} is sent with the requests of every site (SameSite=None).`,
            `Set-Cookie: ${name}=…; SameSite=Lax; Secure; HttpOnly`,
          ),
        ];
      if (!('httponly' in attributes) || (!('secure' in attributes) && !isLoopback(page.url)))
        return [
          warning(
            chapter,
            `${name} can be read by scripts, or goes over http.`,
            `Set-Cookie: ${name}=…; SameSite=Lax; Secure; HttpOnly`,
          ),
        ];
      return [];
    });
  },
};

function readCookie(header: string): Cookie {
  const [pair = '', ...rest] = header.split(';');
  const entries = rest.map((part) => {
    const [name = '', value = ''] = part.trim().split('=');
    return [name.toLowerCase(), value] as const;
  });
  return { name: pair.split('=')[0]?.trim() ?? '', attributes: Object.fromEntries(entries) };
}
