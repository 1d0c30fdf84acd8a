import { error, type Check } from '../finding.js';
import { askUnsigned, codeOf, strangersOrigin } from '../kit-requests.js';

/** The token endpoint refuses pages of other sites, and lets none of them read an answer. */
export const tokenStrangers: Check = {
  name: 'other-sites',
  needs: 'endpoint',
  async run({ tokenEndpoint, net }) {
    if (!tokenEndpoint) return { skipped: 'the token endpoint is not known: give --kit' };
    const answer = await askUnsigned(tokenEndpoint, { net, origin: strangersOrigin });
    const { status, headers } = answer;
    const allowed = headers.get('access-control-allow-origin');
    if (allowed === strangersOrigin || allowed === '*')
      return [
        error(
          'anybody-is-let-in',
          'Every site may read what the token endpoint answers: something in front of it allows all origins.',
          'Leave the mount out of the CORS rule in front: the kit sends these headers itself, by ' +
            'its origins.',
        ),
      ];
    if (status === 403) return [];
    const isTakenForOurs = status === 401 || status < 300 || codeOf(answer) === 'REQUEST_INVALID';
    if (!isTakenForOurs) return { skipped: 'told by token-endpoint' };
    return [
      error(
        'anybody-is-let-in',
        `The token endpoint answers ${status} to a page of another site, and not 403: Origin ` +
          'does not arrive.',
        'proxy_set_header Origin $http_origin; (and Sec-Fetch-Site as it was sent)',
      ),
    ];
  },
};
