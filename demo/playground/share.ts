// An address that shows the playground as it is now. It stands behind the `#`, so that no server gets it.

/** What the customer chose and what the controls show, as the fragment of an address. */
export function toFragment(form: HTMLFormElement): string {
  const standard = new Map(
    [...form.elements].flatMap((field) =>
      field instanceof HTMLInputElement && !/^(radio|checkbox)$/.test(field.type)
        ? [[field.name, field.defaultValue] as const]
        : [],
    ),
  );
  const pairs = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== standard.get(pair[0]),
  );
  return `#${new URLSearchParams(pairs).toString()}`;
}

/** What an address says, or undefined if it says nothing. */
export function readFragment(fragment: string): URLSearchParams | undefined {
  const values = new URLSearchParams(fragment.slice(1));
  return values.has('provider') ? values : undefined;
}
