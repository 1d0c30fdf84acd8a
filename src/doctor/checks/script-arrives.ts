import { error, shown, type Check } from '../finding.js';
import { filesOf, isScript } from '../script-files.js';

/** The script and every part that it loads on demand are served, as scripts. */
export const scriptArrives: Check = {
  name: 'script-files',
  async run(site) {
    const { files, elsewhere } = await filesOf(site);
    if (files.length === 0)
      return {
        skipped: elsewhere
          ? `the script is of ${elsewhere}: allow it with --also ${elsewhere}`
          : 'no script tag',
      };
    const missing = files.filter(({ answer }) => !isScript(answer));
    const [first] = missing;
    if (!first) return [];
    const { status, headers, url } = first.answer;
    const type = (headers.get('content-type') ?? 'no type').split(';')[0] ?? '';
    const others = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
    return [
      error(
        'nothing-is-shown',
        status === 200
          ? `${shown(url)}${others} arrives as ${type}, which is no script: the application's page, perhaps.`
          : `${shown(url)}${others} answers ${status}.`,
        `Serve the whole folder node_modules/kyc-enrolment/dist/cdn at ${new URL('.', url).pathname}`,
      ),
    ];
  },
};
