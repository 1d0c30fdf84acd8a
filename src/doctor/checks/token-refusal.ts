import { error, shown, type Check, type Finding } from '../finding.js';
import { askUnsigned, codeOf, isHtml, pageOrigin } from '../kit-requests.js';
import type { Answer } from '../net.js';
import { below, type Site } from '../site.js';

/** The token endpoint refuses who has no login, by 401, and nothing in front of it answers in its place. */
export const tokenRefusal: Check = {
  name: 'token-endpoint',
  needs: 'endpoint',
  async run(site) {
    const { tokenEndpoint, net } = site;
    if (!tokenEndpoint) return { skipped: 'the token endpoint is not known: give --kit' };
    if (site.page.url.protocol === 'https:' && tokenEndpoint.protocol === 'http:')
      return [
        error(
          'the-token-request-fails',
          'The page is https and its token endpoint http, so browsers block the request.',
          `token-endpoint="https://${tokenEndpoint.host}${tokenEndpoint.pathname}"`,
        ),
      ];
    const answer = await askUnsigned(tokenEndpoint, { net, origin: pageOrigin(site) });
    const kit = answer.status === 404 ? (site.kit ?? (await mountAt(tokenEndpoint, site))) : undefined;
    if (kit && tokenEndpoint.href !== below(kit, 'session').href)
      return [
        error(
          'the-token-request-fails',
          `The token endpoint is ${shown(tokenEndpoint)}, where nothing is: the kit is at ${shown(kit)}.`,
          `token-endpoint="${endpointOn(site.page.url, below(kit, 'session'))}"`,
        ),
      ];
    return judge(answer);
  },
};

/** The address itself, if the kit has its token endpoint below it. */
async function mountAt(address: URL, site: Site): Promise<URL | undefined> {
  const asked = await askUnsigned(below(address, 'session'), { net: site.net, origin: pageOrigin(site) });
  return codeOf(asked) === undefined ? undefined : address;
}

/** As the page writes it: a path on its own origin. */
const endpointOn = (page: URL, endpoint: URL) =>
  endpoint.origin === page.origin ? endpoint.pathname : endpoint.href;

function judge(answer: Answer): readonly Finding[] {
  const { status, ledTo } = answer;
  const code = codeOf(answer);
  const fails = (wrong: string, mend: string) => [error('the-token-request-fails', wrong, mend)];
  if (status === 401 || code === 'ORIGIN_REFUSED') return [];
  if (code === 'REQUEST_INVALID' || (status >= 200 && status < 300 && !isHtml(answer)))
    return [
      error(
        'anybody-is-let-in',
        'The token endpoint lets in who has no login: identify names a customer for a request ' +
          'without a cookie.',
        'identify: async (request) => (await userOf(request)) ?? null',
      ),
    ];
  if (ledTo)
    return fails(
      `The token endpoint redirects who is not signed in to ${ledTo.pathname}, and the element ` +
        'follows no redirect.',
      'Answer 401 below the mount; leave the kit’s routes out of the rule that redirects to the login.',
    );
  if (status === 403 || status === 419)
    return fails(
      `Something in front of the token endpoint refuses with ${status}: a check of CSRF tokens, ` +
        'or a firewall.',
      'Leave the mount out of it: the kit checks Origin and Sec-Fetch-Site itself.',
    );
  if (code === 'INTERNAL_ERROR')
    return fails(
      'The token endpoint answers 500: something in front has read the request’s body, or identify names ' +
        'a customer without an id. The kit’s log says which.',
      'app.use("/kyc", toNodeHandler(kyc)) comes before app.use(express.json()), ' +
        'or identify: () => ({ id: "customer-1" })',
    );
  if (code === 'SERVER_UNAVAILABLE')
    return fails(
      'The token endpoint answers 503: identify throws, or the store fails.',
      'The kit’s log says which.',
    );
  if (isHtml(answer))
    return fails(
      `The token endpoint answers with an HTML page (${status}).`,
      'Route its mount to the kit, and token-endpoint to the mount.',
    );
  return fails(`The token endpoint answers ${status} to who has no login, and not 401.`, 'Answer 401.');
}
