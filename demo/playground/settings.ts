// Turns the controls into what a merchant would write: only what differs from the element's defaults.

import { brandFields, presetProperties, standardOf, type Pair } from './presets.js';

export type { Pair } from './presets.js';

export interface Settings {
  /** Attributes in the order of the snippet. An empty value means a boolean attribute. */
  readonly attributes: readonly Pair[];
  /** Custom properties. */
  readonly properties: readonly Pair[];
}

/** Reads the controls. */
export function readSettings(form: HTMLFormElement): Settings {
  const values = new FormData(form);
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };

  const isHosted = text('provider') === '10npay';
  const mount = isHosted ? '/kyc-10npay' : '/kyc';
  const attributes: Pair[] = [['token-endpoint', `${mount}/session`]];
  const add = (name: string, value: string, standard = '') => {
    if (value !== standard) attributes.push([name, value]);
  };
  if (values.has('consent')) attributes.push(['consent-endpoint', `${mount}/consent`]);
  add('display', text('display'), 'inline');
  if (!isHosted) add('capture', text('capture'), 'hosted'); // 10nPay has only its own camera
  add('start-mode', text('start-mode'), 'auto');
  add('lang', text('lang'));
  // Attributes that the chosen provider's page does not know are left out.
  if (isHosted && values.has('frame-hosted-pages')) attributes.push(['frame-hosted-pages', '']);
  if (!isHosted && !values.has('cross-device')) attributes.push(['cross-device', 'false']);
  if (!isHosted && values.has('only-mobile')) attributes.push(['only-mobile', '']);
  add('provider-origins', text('provider-origins'));

  const preset = presetProperties(text('preset'));
  const changed = brandFields(form)
    .filter((field) => field.value !== standardOf(field, preset))
    .map(({ name, value, dataset }): Pair => [name, value + (dataset.unit ?? '')]);
  return { attributes, properties: [...new Map([...preset, ...changed])] };
}
