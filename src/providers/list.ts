// Whom the kit knows: one line each. What a `server.ts` exports is exported by the kit's door. Emulators have
// a list of their own, `sandbox/emulators.ts`, so that no server loads one.

export * from './trustmatic/server.js';
export * from './tennpay/server.js';
export * from './wultra/server.js';
