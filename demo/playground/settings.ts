// What the controls say, as a merchant would write it: only what differs from the element's defaults.

export interface Settings {
  /** Attributes in the order of the snippet; an empty value is a boolean attribute. */
  readonly attributes: readonly Pair[];
  /** Custom properties. */
  readonly properties: readonly Pair[];
}

export type Pair = readonly [name: string, value: string];

/** Reads the controls. */
export function readSettings(form: HTMLFormElement): Settings {
  const values = new FormData(form);
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };

  const attributes: Pair[] = [['token-endpoint', '/kyc/session']];
  const add = (name: string, value: string, standard = '') => {
    if (value !== standard) attributes.push([name, value]);
  };
  add('display', text('display'), 'inline');
  add('start-mode', text('start-mode'), 'auto');
  add('lang', text('lang'));
  if (!values.has('cross-device')) attributes.push(['cross-device', 'false']);
  if (values.has('only-mobile')) attributes.push(['only-mobile', '']);
  add('provider-origins', text('provider-origins'));

  const looks = [...form.querySelectorAll<HTMLInputElement>('[name^="--kyc-"]')];
  const properties = looks
    .filter(({ value, defaultValue }) => value !== defaultValue)
    .map(({ name, value, dataset }): Pair => [name, value + (dataset.unit ?? '')]);
  return { attributes, properties };
}
