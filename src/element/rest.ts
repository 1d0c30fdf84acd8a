// The part for all that comes once an attempt's first page has begun to load. It must never hold up that
// page.

// parts that come later take them from here: they are then one file with the rest
export { isBeyond } from '../enrolment/beyond.js';
export { failedReturn } from '../presentation/return-message.js';

export * from '../enrolment/after-first-page.js';
export { pageMessages } from '../presentation/kinds/page-messages.js';
export { showUnlessKeptOut } from './kept-out.js';
export { createWaiting } from './show-wait.js';
export { untilOutside } from './way-out.js';
