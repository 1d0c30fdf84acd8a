// The providers that the kit knows, one line each. The kit's door exports what each `server.ts` exports. The
// emulators have a list of their own, `sandbox/emulators.ts`, so that no server loads one.

export * from './trustmatic/server.js';
export * from './tennpay/server.js';
export * from './wultra/server.js';
