import { error, type Check } from '../finding.js';
import { allows, directiveOf, withSource } from '../read-policy.js';

/** The page's policy lets the element ask its endpoints. */
export const cspConnect: Check = {
  name: 'csp-connect',
  run({ tokenEndpoint, elements, base, policies, page }) {
    if (policies.length === 0) return { skipped: 'the page has no Content-Security-Policy' };
    const consent = elements
      .map(({ attributes }) => attributes['consent-endpoint'])
      .filter((address) => address !== undefined && URL.canParse(address, base));
    const endpoints = [tokenEndpoint, ...consent.map((address) => new URL(address ?? '', base))];
    const known = endpoints.filter((url) => url !== undefined);
    if (known.length === 0) return { skipped: 'the token endpoint is not known: give --kit' };
    const self = page.url.origin;
    return policies.flatMap((policy) => {
      const directive = directiveOf(policy, 'connect-src', 'default-src');
      const refused = directive && known.find((url) => !allows(directive.sources, url, self));
      if (!directive || !refused) return [];
      const source = refused.origin === self ? "'self'" : refused.origin;
      return [
        error(
          'a-content-security-policy',
          `The page's Content-Security-Policy refuses requests to ${refused.origin}, and so the ` +
            'token request.',
          withSource('connect-src', directive.name === 'connect-src' ? directive.sources : [], source),
        ),
      ];
    });
  },
};
