import { error, type Check } from '../finding.js';
import { isWell } from '../kit-requests.js';
import { below } from '../site.js';

/** The kit's store takes what is written, also behind a pooler. */
export const kitReady: Check = {
  name: 'kit-ready',
  needs: 'kit',
  async run({ kit, net }) {
    if (!kit) return [];
    const ready = await net.get(below(kit, 'health/ready'));
    if (isWell(ready)) return [];
    if (ready.status < 500) return { skipped: `health/ready is not the kit’s: it answers ${ready.status}` };
    return [
      error(
        'the-kit-is-not-ready',
        `The kit answers, but is not ready (${ready.status}): it cannot write to its store.`,
        'The kit’s log says why. Behind a pooler, give store: "postgres://…" the pooler’s address, ' +
          'and run kyc-server migrate --print where the user may create no tables.',
      ),
    ];
  },
};
