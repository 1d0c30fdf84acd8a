// Magic values choose the scenarios, as in payment sandboxes. If a provider accepts a text of the merchant's,
// the value is `sandbox:<name>` or `sandbox:<name>:<anything>`.

/** A row of a provider's scenario table. */
export interface Scenario {
  readonly name: string;
  /** One line for docs/sandbox.md and pickers. */
  readonly description: string;
}

/** A scenario, and the magic value that chooses it. */
export interface ListedScenario extends Scenario {
  readonly value: string;
}

/**
 * The scenario of a magic value. Any other value gives the first in the table. One that is mistyped is told,
 * because its customer is approved where somebody waits for a refusal.
 */
export function chooseScenario<S extends Scenario>(
  table: readonly [S, ...S[]],
  value: string | undefined,
  tell: (line: string) => void = console.warn,
): S {
  const name = /^sandbox:([^:]*)/.exec(value ?? '')?.[1];
  const chosen = table.find((scenario) => scenario.name === name);
  if (!chosen && name)
    tell(
      `kyc-sandbox: ${JSON.stringify(`sandbox:${name.slice(0, 40)}`)} is no scenario, so ` +
        `sandbox:${table[0].name} is played.`,
    );
  return chosen ?? table[0];
}
