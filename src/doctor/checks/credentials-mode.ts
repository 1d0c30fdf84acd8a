import { error, type Check } from '../finding.js';
import { pageOrigin } from '../kit-requests.js';

/** The login is sent to an endpoint of another origin. */
export const credentialsMode: Check = {
  name: 'credentials',
  run(site) {
    const { elements, tokenEndpoint, tags } = site;
    if (!tokenEndpoint || tokenEndpoint.origin === pageOrigin(site)) return [];
    const modes = elements.map(({ attributes }) => attributes['credentials']);
    if (modes.length === 0 || modes.every((mode) => mode === 'include')) return [];
    if (tags.some(({ text }) => /\.fetch\s*=|requestSession|\bcredentials\s*=/.test(text)))
      return { skipped: 'a script may send the login in another way' };
    return [
      error(
        'another-origin',
        `The token endpoint is of ${tokenEndpoint.origin}, and the login’s cookie is not sent there.`,
        'credentials="include"',
      ),
    ];
  },
};
