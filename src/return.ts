// The door for return pages that the merchant hosts.

export { announceReturn } from './presentation/announce-return.js';
export type { ReturnAnnouncement } from './presentation/announce-return.js';
