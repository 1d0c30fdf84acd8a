// A browser engine that a developer's computer lacks is skipped. Where all engines are required, a missing
// one is an error.

/**
 * Says how to install a missing engine. Returns if the tests may run without it.
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
