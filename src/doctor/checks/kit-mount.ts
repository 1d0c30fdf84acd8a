import { error, shown, warning, type Check } from '../finding.js';
import {
  askUnsigned,
  codeOf,
  fromPage,
  isHtml,
  isWell,
  nobodysSession,
  pageOrigin,
} from '../kit-requests.js';
import { below } from '../site.js';

/** The kit answers at its mount, with all of its routes. */
export const kitMount: Check = {
  name: 'kit-mount',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return { skipped: 'the kit is not known: give --kit' };
    if (!net.mayAsk(kit))
      return [
        error(
          'the-page-cannot-be-reached',
          `The kit is on another origin than the page, ${kit.origin}, and was not asked.`,
          `--kit ${shown(kit)}`,
        ),
      ];
    const live = await net.get(below(kit, 'health/live'));
    if (isWell(live)) return [];
    const origin = pageOrigin(site);
    const opening = await askUnsigned(below(kit, 'session'), { net, origin });
    const session = below(kit, `session/${nobodysSession}`);
    const status = await net.ask(session, { method: 'GET', headers: fromPage(session, origin) });
    const chapter = 'the-token-request-fails';
    if (codeOf(opening) !== undefined && codeOf(status) !== undefined)
      return [
        warning(
          'the-kit-is-not-ready',
          `${shown(live.url)} is not the kit's, though its other routes are.`,
          `Let ${kit.pathname}/health/ through to the kit; it says no more than yes or no.`,
        ),
      ];
    if (codeOf(opening) !== undefined)
      return [
        error(
          chapter,
          `Only ${kit.pathname}/session leads to the kit, and nothing below it.`,
          `app.all('${kit.pathname}/*', ({ req }) => kyc.fetch(req.raw)), or ` +
            `app.use('${kit.pathname}', toNodeHandler(kyc))`,
        ),
      ];
    if (isHtml(live) && live.status === 200)
      return [
        error(
          chapter,
          `${shown(kit)} leads to an HTML page, the application's own perhaps, and not to the kit.`,
          `Route ${kit.pathname}/ to the kit before the rule that answers every other path.`,
        ),
      ];
    if (opening.status === 401 || opening.status === 403)
      return { skipped: 'the token endpoint is none of the kit' };
    return [
      error(
        chapter,
        `The kit is not at ${shown(kit)}: ${kit.pathname}/health/live answers ${live.status}.`,
        `app.use('${kit.pathname}', toNodeHandler(kyc)), or token-endpoint="<its mount>/session"`,
      ),
    ];
  },
};
