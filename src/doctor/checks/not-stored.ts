import { error, type Check } from '../finding.js';
import { askUnsigned, codeOf, isReturnPage, isWell, pageOrigin } from '../kit-requests.js';
import { below } from '../site.js';

/** No cache in front keeps what the kit answers. */
export const notStored: Check = {
  name: 'caching',
  needs: 'kit',
  async run(site) {
    const { kit, net } = site;
    if (!kit) return [];
    const answers = await Promise.all([
      net.get(below(kit, 'health/live')),
      net.get(below(kit, 'return/done')),
      askUnsigned(below(kit, 'session'), { net, origin: pageOrigin(site) }),
    ]);
    // what stands in front answers for itself, and is told by others
    const ofTheKit = answers.filter(
      (answer) =>
        isWell(answer) ||
        isReturnPage(answer) ||
        codeOf(answer) === 'REQUEST_INVALID' ||
        codeOf(answer) === 'NOT_SIGNED_IN',
    );
    const kept = ofTheKit.find(
      ({ headers }) =>
        !/\bno-store\b/.test(headers.get('cache-control') ?? '') ||
        headers.has('age') ||
        /\bHIT\b/i.test(headers.get('x-cache') ?? headers.get('cf-cache-status') ?? ''),
    );
    if (!kept) return [];
    return [
      error(
        'answers-are-old',
        `${kept.url.pathname} comes from a cache, or may be kept in one: customers would see ` +
          'each other’s answers.',
        `Cache-Control: no-store, and no cache for ${kit.pathname}/`,
      ),
    ];
  },
};
