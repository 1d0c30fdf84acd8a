import { error, type Check } from '../finding.js';
import { askUnsigned, codeOf, pageOrigin } from '../kit-requests.js';
import { allows, directiveOf, readPolicies, withSource } from '../read-policy.js';
import { below } from '../site.js';

/** Nothing in front adds a policy that refuses the return pages' script, or keeps them out of a frame. */
export const returnPolicy: Check = {
  name: 'return-headers',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const { headers, status } = await net.get(below(kit, 'return/done'));
    if (status !== 200) return { skipped: 'told by return-pages' };
    const chapter = 'the-customer-does-not-come-back';
    const policies = readPolicies(headers);
    const page = new URL(pageOrigin(site));
    const script = below(kit, 'return/return.js');
    const noScript = policies
      .map((policy) => directiveOf(policy, 'script-src-elem', 'script-src', 'default-src'))
      .find((directive) => directive && !allows(directive.sources, script, kit.origin));
    if (noScript)
      return [
        error(
          chapter,
          'A Content-Security-Policy in front refuses the return page’s script.',
          withSource('script-src', [], "'self'"),
        ),
      ];
    const ancestors = policies.flatMap((policy) =>
      policy['frame-ancestors'] ? [policy['frame-ancestors']] : [],
    );
    const closed = ancestors.find((sources) => !allows(sources, page, kit.origin));
    const opening = closed && (await askUnsigned(below(kit, 'session'), { net, origin: page.origin }));
    if (opening && codeOf(opening) === 'ORIGIN_REFUSED') return { skipped: 'told by origins' }; // the kit's own
    if (closed)
      return [
        error(
          chapter,
          'A Content-Security-Policy in front keeps the return page out of the element’s frame.',
          withSource('frame-ancestors', closed, page.origin),
        ),
      ];
    const frameOptions = headers.get('x-frame-options')?.toUpperCase();
    if (ancestors.length > 0 || frameOptions === undefined) return [];
    if (frameOptions === 'SAMEORIGIN' && page.origin === kit.origin) return [];
    return [
      error(
        chapter,
        `X-Frame-Options: ${frameOptions === 'DENY' ? 'DENY' : 'SAMEORIGIN'} keeps the return ` +
          'page out of the frame, and the kit’s own policy is gone.',
        `Content-Security-Policy: frame-ancestors 'self' ${page.origin}`,
      ),
    ];
  },
};
