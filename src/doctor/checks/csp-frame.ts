import { error, type Check } from '../finding.js';
import { isFramed } from '../how-shown.js';
import { allows, directiveOf, withSource } from '../read-policy.js';

/** The page's policy lets the provider's pages into a frame. */
export const cspFrame: Check = {
  name: 'csp-frame',
  run({ policies, elements, providerOrigins, page }) {
    if (policies.length === 0) return { skipped: 'the page has no Content-Security-Policy' };
    if (!isFramed(elements)) return { skipped: 'no page is framed' };
    if (providerOrigins.length === 0)
      return { skipped: "the provider's origin is not known: write provider-origins, or give --provider" };
    return policies.flatMap((policy) => {
      const directive = directiveOf(policy, 'frame-src', 'child-src', 'default-src');
      if (!directive) return [];
      const refused = providerOrigins.filter(
        (origin) => URL.canParse(origin) && !allows(directive.sources, new URL(origin), page.url.origin),
      );
      if (refused.length === 0) return [];
      const kept = directive.name === 'frame-src' ? directive.sources : [];
      return [
        error(
          'a-content-security-policy',
          `The page's Content-Security-Policy keeps ${refused.join(' ')} out of the frame.`,
          withSource('frame-src', kept, refused.join(' ')),
        ),
      ];
    });
  },
};
