// A browser engine that is not on a developer's computer is left out; where all of them are promised, its
// absence is an error.

/**
 * Says what to do about an engine that was not found; returns where going on without it is right.
 *
 * @throws Error where `KYC_ALL_ENGINES` is set, as `.ci/run` does
 */
export function missingEngine(name: string, packages: string): void {
  if (!process.env['KYC_ALL_ENGINES']) return;
  throw new Error(
    `${name} is missing, and KYC_ALL_ENGINES asks for every engine: apt-get install ` +
      `${packages}, or unset KYC_ALL_ENGINES.`,
  );
}
