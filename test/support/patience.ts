// Runs before each file of tests. A second, Vitest's own patience, is little where three engines share two
// cores, and fifty milliseconds between two looks are half the time of many a test.

const g = globalThis as { isPatient?: boolean };
const { waitFor } = vi;
if (!g.isPatient)
  vi.waitFor = (callback, options) =>
    waitFor(callback, {
      timeout: 20_000,
      interval: 10,
      ...(typeof options === 'number' ? { timeout: options } : options),
    });
g.isPatient = true;
