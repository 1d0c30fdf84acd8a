import { error, type Check } from '../finding.js';
import { askUnsigned, isReturnPage, pageOrigin } from '../kit-requests.js';
import { below } from '../site.js';

const wanted = ['path=/', 'secure', 'httponly', 'samesite=lax'];

/** The kit's own cookie, which leads a customer with a strict login cookie back, arrives as it was sent. */
export const returnCookie: Check = {
  name: 'return-cookie',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const isLetIn =
      (await askUnsigned(below(kit, 'session'), { net, origin: pageOrigin(site) })).status !== 401;
    if (isLetIn) return { skipped: 'the kit takes the doctor for a customer, or refuses the page' };
    const answer = await net.ask(new URL(`${below(kit, 'return/success').href}?state=kyc-doctor`), {
      method: 'GET',
      headers: {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    });
    if (!isReturnPage(answer)) return { skipped: 'told by return-pages' };
    const cookies = answer.headers.getSetCookie();
    const ours = cookies.find((cookie) => /^__Host-kyc-from[^=]*=/.test(cookie));
    const attributes = (ours ?? '').toLowerCase().split(/;\s*/).slice(1);
    const isWhole =
      wanted.every((one) => attributes.includes(one)) && !attributes.some((one) => one.startsWith('domain'));
    if (ours !== undefined && isWhole) return [];
    return [
      error(
        'the-login-is-lost',
        ours === undefined
          ? 'The cookie __Host-kyc-from, which the return page sets, does not arrive: something ' +
              'in front removes it.'
          : 'The cookie __Host-kyc-from arrives with other attributes than it was sent with, so ' +
              'browsers drop it.',
        'Let Set-Cookie through as it is: no proxy_cookie_path, proxy_cookie_domain or ' +
          'proxy_cookie_flags for it.',
      ),
    ];
  },
};
