import { error, type Check } from '../finding.js';
import { below } from '../site.js';

const mostMs = 30_000;

/** The servers' clocks are right, by this computer's. */
export const clocksAgree: Check = {
  name: 'clock',
  needs: 'kit',
  async run({ kit, net, now }) {
    if (!kit) return [];
    const before = now();
    // asked anew, because the time of an answer that was kept is an earlier one
    const { headers } = await net.ask(below(kit, 'health/live'), { method: 'GET' });
    const date = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(date)) return { skipped: 'the answers have no Date' };
    const offMs = date < before ? before - date : Math.max(0, date - now());
    if (offMs <= mostMs) return [];
    return [
      error(
        'clocks-and-versions',
        `The kit’s clock and this computer’s are ${Math.round(offMs / 1000)} s apart: tokens ` +
          'lapse early, and work is done twice.',
        'timedatectl set-ntp true',
      ),
    ];
  },
};
