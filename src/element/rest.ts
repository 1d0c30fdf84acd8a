// The part for all that comes once an attempt's first page has begun to load. It must never hold up that
// page.

export * from '../enrolment/after-first-page.js';
export { showUnlessKeptOut } from './kept-out.js';
export { untilOutside } from './way-out.js';
