import { error, type Check } from '../finding.js';
import { codeOf, fromPage, nobodysSession, pageOrigin } from '../kit-requests.js';
import { below } from '../site.js';

/** GET of a session reaches the kit too, and is refused without a login. */
export const statusRoute: Check = {
  name: 'status-endpoint',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const url = below(kit, `session/${nobodysSession}`);
    const answer = await net.ask(url, { method: 'GET', headers: fromPage(url, pageOrigin(site)) });
    if (codeOf(answer) !== undefined) return [];
    return [
      error(
        'the-token-request-fails',
        `GET ${kit.pathname}/session/<id> does not lead to the kit (${answer.status}).`,
        `Let GET and POST of everything below ${kit.pathname}/ through to the kit.`,
      ),
    ];
  },
};
