import { error, warning, shown, type Check } from '../finding.js';
import { filesOf, isScript, versionIn } from '../script-files.js';
import { below } from '../site.js';

/** One copy of the element on the page, of the kit's version. */
export const oneVersion: Check = {
  name: 'versions',
  async run(site) {
    const { files } = await filesOf(site);
    const entries = files
      .filter(({ isEntry, answer }) => isEntry && isScript(answer))
      .map(({ answer }) => answer);
    const chapter = 'clocks-and-versions';
    if (entries.length > 1) {
      const copies = entries.map(({ url, text }) => `${shown(url)} (${versionIn(text) ?? 'no version'})`);
      return [
        error(
          chapter,
          `The page has ${entries.length} copies of the element, and the first to arrive is ` +
            `used: ${copies.join(', ')}.`,
          `Keep one: <script type="module" src="${entries[0]?.url.pathname ?? ''}"></script>`,
        ),
      ];
    }
    const onPage = entries[0] && versionIn(entries[0].text);
    const { kit, net } = site;
    const asset = kit && net.mayAsk(kit) ? await net.get(below(kit, 'return/return.js')) : undefined;
    const ofKit = asset && /^\/\/ kyc-enrolment-server (\S+)/.exec(asset.text)?.[1];
    if (onPage === undefined || ofKit === undefined)
      return {
        skipped: `the version of the ${onPage === undefined ? 'page’s script' : 'kit'} cannot be seen`,
      };
    if (onPage === ofKit) return [];
    return [
      warning(
        chapter,
        `The page has kyc-enrolment ${onPage}, and the server kyc-enrolment-server ${ofKit}.`,
        `npm install kyc-enrolment@${ofKit}, or kyc-enrolment-server@${onPage}`,
      ),
    ];
  },
};
