// Runs before each file of tests. A second, Vitest's own patience, is little where three engines share two
// cores, and fifty milliseconds between two looks are half the time of many a test.

const g = globalThis as { isPatient?: boolean };
const { waitFor, waitUntil } = vi;
const patient = (options?: number | { readonly timeout?: number; readonly interval?: number }) => ({
  timeout: 20_000,
  interval: 10,
  ...(typeof options === 'number' ? { timeout: options } : options),
});
if (!g.isPatient) {
  vi.waitFor = (callback, options) => waitFor(callback, patient(options));
  vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));
}
g.isPatient = true;
