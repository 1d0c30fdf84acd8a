// The part for all that comes after an attempt's first page. It is loaded while that page is shown.

export { askOnce, untilBeyond } from './ask-beside-page.js';
export { runLoop } from './loop.js';
export { toOutcome } from './outcome-of-ending.js';
export { readStatus } from './read-status.js';
export { parseStatus } from './status-contract.js';
export { watchBesidePage } from './watch-beside-page.js';
