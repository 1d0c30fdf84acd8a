// Scenarios are chosen by magic values, as in payment sandboxes. Where a provider takes a text of the
// merchant's, it is `sandbox:<name>` or `sandbox:<name>:<anything>`.

/** A row of a provider's scenario table. */
export interface Scenario {
  readonly name: string;
  /** One line for README and pickers. */
  readonly description: string;
}

/** A scenario with the magic value that chooses it. */
export interface ListedScenario extends Scenario {
  readonly value: string;
}

/** The scenario that a magic value names; the table's first for every other value. */
export function chooseScenario<S extends Scenario>(
  table: readonly [S, ...S[]],
  value: string | undefined,
): S {
  const name = /^sandbox:([^:]*)/.exec(value ?? '')?.[1];
  return table.find((scenario) => scenario.name === name) ?? table[0];
}
