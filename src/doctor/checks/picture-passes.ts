import { error, type Check } from '../finding.js';
import { hasOwnCamera } from '../how-shown.js';
import { fromPage, nobodysSession, pageOrigin } from '../kit-requests.js';
import { Unreachable } from '../net.js';
import { below } from '../site.js';

const bytes = 2 * 1024 * 1024;

/** A picture of our own camera is let through by what is in front of the kit. */
export const picturePasses: Check = {
  name: 'picture-size',
  needs: 'kit',
  async run(site) {
    const { kit, net, elements } = site;
    if (!kit || !hasOwnCamera(elements)) return { skipped: 'the element does not take pictures itself' };
    const url = below(kit, `session/${nobodysSession}/document`);
    try {
      const { status } = await net.ask(url, {
        method: 'POST',
        headers: { ...fromPage(url, pageOrigin(site)), 'content-type': 'application/json' },
        body: JSON.stringify({ imageBase: 'A'.repeat(bytes) }),
      });
      if (status !== 413) return [];
    } catch (cause) {
      // refused before it was read
      if (cause instanceof Unreachable) return { skipped: 'the request was cut off' };
      throw cause;
    }
    return [
      error(
        'the-token-request-fails',
        'A picture of 2 MB is too large for what is in front of the kit (413).',
        'client_max_body_size 20m; (nginx)',
      ),
    ];
  },
};
