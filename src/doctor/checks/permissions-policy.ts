import { error, type Check } from '../finding.js';
import { framesHostedPages, hasOwnCamera, isFramed } from '../how-shown.js';

/** The page's Permissions-Policy lets the provider's frame, and our own camera, have what they need. */
export const permissionsPolicy: Check = {
  name: 'permissions-policy',
  run({ page, elements, providerOrigins }) {
    const header = page.headers.get('permissions-policy');
    if (header === null) return { skipped: 'the page has no Permissions-Policy' };
    const framed = isFramed(elements) ? providerOrigins : [];
    const isOwn = hasOwnCamera(elements);
    const features = framesHostedPages(elements) ? ['camera', 'microphone', 'fullscreen'] : ['camera'];
    if (framed.length === 0 && !isOwn)
      return { skipped: "the provider's origin is not known: write provider-origins, or give --provider" };
    const wanted = features.map((feature) => {
      const list = allowlistOf(header, feature);
      if (list === undefined || list.includes('*')) return undefined;
      const missing = framed.filter((origin) => !list.includes(`"${origin}"`));
      // a frame may use a feature only where its page may
      const isWithoutSelf = !list.includes('self') && !list.includes(`"${page.url.origin}"`);
      if (missing.length === 0 && !isWithoutSelf) return undefined;
      return `${feature}=(self${framed.map((origin) => ` "${origin}"`).join('')})`;
    });
    const lines = wanted.filter((line) => line !== undefined);
    if (lines.length === 0) return [];
    return [
      error(
        'the-camera-is-blocked',
        `The page's Permissions-Policy keeps ${lines.map((line) => line.split('=')[0]).join(', ')} from ` +
          `${framed.length > 0 ? framed.join(' ') : 'the page itself'}.`,
        `Permissions-Policy: ${lines.join(', ')}`,
      ),
    ];
  },
};

/** Tokens of `feature=(…)`, `feature=*` or `feature=self`. Undefined if it is not named. */
function allowlistOf(header: string, feature: string): readonly string[] | undefined {
  const [, list, single] =
    new RegExp(`(?:^|,)\\s*${feature}\\s*=\\s*(?:\\(([^)]*)\\)|([^,;\\s]+))`).exec(header) ?? [];
  return list === undefined
    ? single === undefined
      ? undefined
      : [single]
    : list.split(/\s+/).filter(Boolean);
}
