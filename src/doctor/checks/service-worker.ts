import { warning, type Check } from '../finding.js';
import type { Answer } from '../net.js';
import type { Site } from '../site.js';

const registration = /serviceWorker\s*\.\s*register\(\s*(?:new URL\(\s*)?["'`]([^"'`]+)["'`]/;
const answersNavigations =
  /NavigationRoute|createHandlerBoundToURL|navigateFallback|={2,3}\s*["'`]navigate["'`]/;

/** No service worker of the page answers the kit's return pages with the application's own page. */
export const serviceWorker: Check = {
  name: 'service-worker',
  async run(site) {
    const { kit, page } = site;
    const worker = await findWorker(site);
    if (worker === undefined) return { skipped: 'the HTML registers no service worker' };
    if (!kit) return { skipped: 'the kit is not known: give --kit' };
    const scope = new URL('.', worker.url).pathname;
    if (kit.origin !== page.url.origin || !`${kit.pathname}/`.startsWith(scope)) return [];
    if (!answersNavigations.test(worker.text) || namesPath(worker.text, kit.pathname)) return [];
    return [
      warning(
        'the-customer-does-not-come-back',
        `The service worker ${worker.url.pathname} answers navigations, and names no exception ` +
          `for ${kit.pathname}/.`,
        `if (new URL(event.request.url).pathname.startsWith('${kit.pathname}/')) return; ` +
          `(Workbox: denylist: [/^${kit.pathname.replaceAll('/', '\\/')}\\//])`,
      ),
    ];
  },
};

async function findWorker({ tags, base, net }: Site): Promise<Answer | undefined> {
  const inPage = tags.map(({ text }) => registration.exec(text)?.[1]).find((found) => found !== undefined);
  const files = tags
    .map(({ name, attributes }) => (name === 'script' ? attributes['src'] : undefined))
    .flatMap((src) => (src !== undefined && URL.canParse(src, base) ? [new URL(src, base)] : []))
    .filter(net.mayAsk);
  const loaded = await Promise.all(files.map(net.get));
  const found =
    inPage ?? loaded.map(({ text }) => registration.exec(text)?.[1]).find((name) => name !== undefined);
  if (found === undefined || !URL.canParse(found, base)) return undefined;
  const url = new URL(found, base);
  return net.mayAsk(url) ? net.get(url) : undefined;
}

/** Whether the path stands in it, in a text or in a regular expression. */
const namesPath = (text: string, path: string) => text.replaceAll('\\/', '/').includes(path);
