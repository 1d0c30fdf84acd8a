import { error, shown, type Check } from '../finding.js';
import { allows, directiveOf, withSource } from '../read-policy.js';

/** The page's policy lets the script run. */
export const cspScript: Check = {
  name: 'csp-script',
  run({ scripts, policies, page }) {
    if (policies.length === 0) return { skipped: 'the page has no Content-Security-Policy' };
    const self = page.url.origin;
    return scripts.flatMap(({ tag, url }) =>
      policies.flatMap((policy) => {
        const directive = directiveOf(policy, 'script-src-elem', 'script-src', 'default-src');
        if (!directive) return [];
        const { name, sources } = directive;
        const nonce = tag?.attributes['nonce'];
        const hashes = (tag?.attributes['integrity'] ?? '').split(/\s+/).filter(Boolean);
        const isTrusted =
          (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) ||
          (hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`)));
        const isStrict = sources.includes("'strict-dynamic'");
        if (isTrusted || (!isStrict && allows(sources, url, self))) return [];
        const source = url.origin === self ? "'self'" : url.origin;
        return [
          error(
            'a-content-security-policy',
            `The page's Content-Security-Policy refuses the script ${shown(url)}.`,
            isStrict
              ? `<script type="module" nonce="…" src="${url.pathname}"></script>, with the nonce ` +
                  'of the policy'
              : withSource(name === 'default-src' ? 'script-src' : name, sources, source),
          ),
        ];
      }),
    );
  },
};
