import { error, warning, type Check } from '../finding.js';
import { codeOf, fromPage, pageOrigin } from '../kit-requests.js';

/** What the element sends, and what tracing adds to every request. */
const asked = [
  'content-type',
  'idempotency-key',
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  'x-datadog-trace-id',
];

/** A browser's preflight is answered, with headers of tracing in it. */
export const tokenPreflight: Check = {
  name: 'preflight',
  needs: 'endpoint',
  async run(site) {
    const { tokenEndpoint, net, elements } = site;
    if (!tokenEndpoint) return { skipped: 'the token endpoint is not known: give --kit' };
    const origin = pageOrigin(site);
    const isOther = tokenEndpoint.origin !== origin;
    const answer = await net.ask(tokenEndpoint, {
      method: 'OPTIONS',
      headers: {
        ...fromPage(tokenEndpoint, origin),
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked.join(','),
      },
    });
    const { status, headers } = answer;
    if (codeOf(answer) === 'ORIGIN_REFUSED') return []; // told by `origins`
    const finding = (wrong: string, mend: string) => [
      (isOther ? error : warning)(
        'another-origin',
        wrong,
        mend + (isOther ? '' : ' (only for pages of other origins)'),
      ),
    ];
    if (status < 200 || status > 299)
      return finding(
        `The preflight of the token request is answered ${status}.`,
        'Let OPTIONS through to the kit, before any login.',
      );
    if (headers.get('access-control-allow-origin') !== origin)
      return finding(
        'The preflight does not allow the page’s origin.',
        `Access-Control-Allow-Origin: ${origin}`,
      );
    const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/);
    const missing = asked.filter((name) => !allowed.includes(name));
    if (missing.length > 0)
      return finding(
        `The preflight does not allow ${missing.join(', ')}, which the element or a tracing script sends.`,
        `Access-Control-Allow-Headers: ${asked.join(', ')}`,
      );
    const isIncluding = elements.some(({ attributes }) => attributes['credentials'] === 'include');
    if (isIncluding && headers.get('access-control-allow-credentials') !== 'true')
      return finding('The preflight does not allow credentials.', 'Access-Control-Allow-Credentials: true');
    return [];
  },
};
