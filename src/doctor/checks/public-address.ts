import { error, shown, type Check } from '../finding.js';
import { askUnsigned, codeOf, pageOrigin } from '../kit-requests.js';
import { readTags } from '../read-html.js';
import { below } from '../site.js';

/** The kit knows the address that it is reached by: it gives that to providers as the way back. */
export const publicAddress: Check = {
  name: 'base-url',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const { text } = await net.ask(new URL(`${below(kit, 'return/success').href}?state=kyc-doctor`), {
      method: 'GET',
      headers: { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site' },
    });
    const links = readTags(text).map(({ attributes }) => attributes['href'] ?? '');
    const again = links.find((href) => /^https?:.*\/return\/success(?:\?|$)/.test(href));
    if (again === undefined || !URL.canParse(again)) {
      const opening = await askUnsigned(below(kit, 'session'), { net, origin: pageOrigin(site) });
      const isLetIn = codeOf(opening) === 'REQUEST_INVALID';
      return {
        skipped: isLetIn
          ? 'the kit takes the doctor for a customer, and shows it to others alone'
          : 'the return page does not show it',
      };
    }
    const url = new URL(again);
    const said = url.origin + url.pathname.replace(/\/return\/success$/, '');
    if (said === shown(kit)) return [];
    return [
      error(
        'the-customer-does-not-come-back',
        `The kit takes ${said} for its address, and is at ${shown(kit)}: providers lead ` +
          'customers to the former.',
        `baseUrl: '${shown(kit)}'`,
      ),
    ];
  },
};
