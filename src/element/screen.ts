// What the loop shows on this element: one page after the other, and the wait for a verdict.

import { childOf } from '../enrolment/abort.js';
import { loadSetUpErrors } from '../enrolment/load-part.js';
import { hasFinished } from '../enrolment/finished-page.js';
import type { Screen } from '../enrolment/loop.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { SenderOptions } from '../enrolment/sender.js';
import { kinds } from '../presentation/kinds/page-kinds.js';
import { readPageUrl } from '../presentation/page-url.js';
import { beginBeside } from './begin-beside.js';
import type { BesideOptions } from './begun-page.js';
import { createPageShowing, type ShowingOptions } from './show-page.js';

export interface ScreenOptions extends ShowingOptions, Pick<SenderOptions, 'onOffline' | 'signal'> {}

export function createScreen({ signal, ...options }: ScreenOptions): Screen {
  const { attempt, loadRest } = options;
  const { crossDevice, onlyMobile, providerOrigins, handOff } = attempt.settings;
  const { show, beside } = createPageShowing(options);
  let wait: Screen['showPending'] | undefined;
  let isBegunAnew = false;

  return {
    async showPage({ page, returned, elsewhere }, session) {
      wait = undefined;
      const kind = kinds[page.kind];
      const url = readPageUrl(page.url, providerOrigins);
      if (!url) throw (await loadSetUpErrors()).pageUrlRefused(page.url, providerOrigins);
      const isOffered = session.deviceUrl && handOff !== 'off';
      const address = (framed: boolean) =>
        kind.address(url, {
          language: attempt.surface.language(),
          framed,
          crossDevice: isOffered ? false : crossDevice, // no code behind our code
          onlyMobile,
        });
      const over = childOf(signal);
      try {
        const left = new Promise<PageReport>((resolve) => {
          attempt.patch({
            leave: () => {
              resolve({ kind: 'closed' });
            },
          });
        });
        attempt.load(); // its listeners may begin another attempt, which has a way out of its own
        const { origin } = url;
        const shown = { page, kind, session, origin, address, isLive: false, isBegunAnew };
        const begin: BesideOptions['begin'] = (during, now = returned) => show(shown, during, !!now);
        const shows = isOffered
          ? beginBeside({ ...options, shown, elsewhere, begin, signal: over.signal })
          : begin(over.signal);
        const report = await Promise.race([shows, beside(shown, over.signal), left]);
        isBegunAnew = report.kind === 'lapsed';
        if (session.statusUrl && hasFinished(report))
          attempt.verify({ hasFinished: kind.isLast?.(page.step) ?? true });
        return report;
      } finally {
        over.abort();
        if (!signal.aborted) attempt.clearPage();
      }
    },

    async showPending(...pending) {
      wait ??= (await loadRest()).createWaiting({ ...options, signal });
      await wait(...pending);
    },
  };
}
