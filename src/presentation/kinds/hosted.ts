// A page that takes no parameter of ours and says nothing: it only ever comes back through a return page, in
// its frame or in a window (docs/contract.md). Its journey may have several pages.

import type { Kind } from './kind.js';

export const hosted: Kind = {
  address: ({ href }) => href,
  features: ['camera', 'microphone', 'fullscreen'],
  isOfJourney: true,
  isLast: (step) => step !== 'identify',
};
