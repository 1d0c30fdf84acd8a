// The three presets of the package, as the theme editor begins with them.

import night from 'kyc-enrolment/themes/night.css?raw';
import sharp from 'kyc-enrolment/themes/sharp.css?raw';
import soft from 'kyc-enrolment/themes/soft.css?raw';

export type Pair = readonly [name: string, value: string];

const sheets: Readonly<Record<string, string>> = { soft, sharp, night };

/** What a preset sets, in its own order; nothing for a name that is none. */
export const presetProperties = (name: string): readonly Pair[] =>
  [...(sheets[name] ?? '').matchAll(/^\s*([\w-]+): ([^;]+);/gm)].map(
    ([, property = '', value = '']): Pair => [property, value],
  );

/** What a field of the brand has as long as nobody has changed it. */
export function standardOf(field: HTMLInputElement, preset: readonly Pair[]): string {
  const [, given] = preset.find(([property]) => property === field.name) ?? [];
  if (given === undefined) return field.defaultValue;
  return field.type === 'range' ? String(Math.min(Number.parseFloat(given), Number(field.max))) : given;
}

/** The brand's fields, outside of the form that they belong to. */
export const brandFields = (form: HTMLFormElement): readonly HTMLInputElement[] =>
  [...form.elements].filter(
    (field): field is HTMLInputElement =>
      field instanceof HTMLInputElement && field.name.startsWith('--kyc-'),
  );

/** Brings the fields to what the preset of this name sets. */
export function showPreset(form: HTMLFormElement, name: string): void {
  const preset = presetProperties(name);
  for (const field of brandFields(form)) field.value = standardOf(field, preset);
}
