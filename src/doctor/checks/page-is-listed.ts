import { error, type Check } from '../finding.js';
import { askUnsigned, codeOf, pageOrigin } from '../kit-requests.js';

/** The kit lists the page's origin. */
export const pageIsListed: Check = {
  name: 'origins',
  needs: 'endpoint',
  async run(site) {
    const { tokenEndpoint, net } = site;
    if (!tokenEndpoint) return { skipped: 'the token endpoint is not known: give --kit' };
    const origin = pageOrigin(site);
    if (codeOf(await askUnsigned(tokenEndpoint, { net, origin })) !== 'ORIGIN_REFUSED') return [];
    return [
      error(
        'the-token-request-fails',
        `The kit refuses the page: its origins do not list ${origin}, or a proxy rewrites Origin.`,
        `origins: ['${origin}']`,
      ),
    ];
  },
};
