import { error, type Check } from '../finding.js';
import { codeOf, fromPage, pageOrigin } from '../kit-requests.js';

/** The consent's text is served where the element asks for it. */
export const consentRoute: Check = {
  name: 'consent-endpoint',
  needs: 'endpoint',
  async run(site) {
    const { elements, base, net } = site;
    const address = elements.map(({ attributes }) => attributes['consent-endpoint']).find(Boolean);
    if (address === undefined || !URL.canParse(address, base))
      return { skipped: 'the element asks for no consent' };
    const url = new URL(address, base);
    if (!net.mayAsk(url))
      return { skipped: `the consent endpoint is of ${url.origin}: allow it with --also` };
    const answer = await net.ask(url, { method: 'GET', headers: fromPage(url, pageOrigin(site)) });
    if (answer.status !== 404) return [];
    return [
      error(
        'the-token-request-fails',
        `The consent endpoint answers 404${codeOf(answer) ? ': the kit asks for no consent' : ''}.`,
        "requireConsent: { consentType: '…', text: async ({ language }) => ({ version, html }) }",
      ),
    ];
  },
};
