import { error, warning, shown, type Check, type Finding } from '../finding.js';
import { isReturnPage } from '../kit-requests.js';
import type { Answer } from '../net.js';
import { readTags } from '../read-html.js';
import { isScript } from '../script-files.js';
import { below, type Site } from '../site.js';

/** The pages that a provider leads back to are the kit's, with their script and style. */
export const returnPages: Check = {
  name: 'return-pages',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const pages = await Promise.all(
      ['return/success', 'return/fail', 'return/done'].map((path) =>
        // mode cors: it is no visit
        net.ask(below(kit, path), {
          method: 'GET',
          headers: { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'none' },
        }),
      ),
    );
    const strange = pages.find((answer) => !isReturnPage(answer));
    if (strange) return [notOurs(strange, site)];
    const script = await net.get(below(kit, 'return/return.js'));
    if (!isScript(script))
      return [
        error(
          'the-customer-does-not-come-back',
          `The return page’s script does not arrive (${script.status}), so the waiting page hears nothing.`,
          `Let ${kit.pathname}/return/return.js through to the kit; it is no file of the application.`,
        ),
      ];
    return leadsOn(pages[2], site);
  },
};

function notOurs({ url, status, text }: Answer, { page, kit }: Site): Finding {
  const chapter = 'the-customer-does-not-come-back';
  const mount = kit?.pathname ?? '';
  const isShell =
    status === 200 && (text === page.text || /<kyc-enrolment|id="(?:root|app|__next)"/.test(text));
  if (isShell)
    return error(
      chapter,
      `${shown(url)} answers with the application’s own page, and not with the kit’s.`,
      `Route ${mount}/ to the kit before the rule that answers every other path with the application.`,
    );
  return error(
    chapter,
    `${shown(url)} answers ${status}, and is not the kit’s page.`,
    `Let GET ${mount}/return/* through to the kit, without a login.`,
  );
}

/** Where the page leads the customer who came in the same tab. */
async function leadsOn(done: Answer | undefined, { net }: Site): Promise<readonly Finding[]> {
  const href = readTags(done?.text ?? '').find(({ name }) => name === 'a')?.attributes['href'];
  if (href === undefined || !URL.canParse(href)) return [];
  const url = new URL(href);
  if (!net.mayAsk(url)) return [];
  const { status } = await net.get(url);
  if (status < 400 || status === 401 || status === 403) return [];
  return [
    warning(
      'the-customer-does-not-come-back',
      `returnUrl leads to ${shown(url)}, which answers ${status}.`,
      "returnUrl: '/', or another page that is there",
    ),
  ];
}
