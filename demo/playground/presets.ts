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

const accentOf = (form: HTMLFormElement | null, scheme: '' | '-dark'): HTMLInputElement | undefined =>
  form ? brandFields(form).find(({ name }) => name === `--kyc-accent${scheme}`) : undefined;

/** What a field of the brand has as long as nobody has changed it. In the dark, the accent is the same. */
export function standardOf(field: HTMLInputElement, preset: readonly Pair[]): string {
  const [, given] = preset.find(([property]) => property === field.name) ?? [];
  const isDark = field.name === '--kyc-accent-dark';
  if (given === undefined) return (isDark && accentOf(field.form, '')?.value) || field.defaultValue;
  return field.type === 'range' ? String(Math.min(Number.parseFloat(given), Number(field.max))) : given;
}

/** The brand's fields, outside of the form that they belong to. */
export const brandFields = (form: HTMLFormElement): readonly HTMLInputElement[] =>
  [...form.elements].filter(
    (field): field is HTMLInputElement =>
      field instanceof HTMLInputElement && field.name.startsWith('--kyc-'),
  );

/** Returns what keeps the accent of the dark the same as the other, until somebody has chosen one for it. */
export function followAccent(form: HTMLFormElement): () => void {
  const [accent, dark] = [accentOf(form, ''), accentOf(form, '-dark')];
  let followed = dark?.defaultValue;
  return () => {
    if (accent && dark && dark.value === followed) dark.value = accent.value;
    followed = accent?.value;
  };
}

/** Brings the fields to what the preset of this name sets. */
export function showPreset(form: HTMLFormElement, name: string): void {
  const preset = presetProperties(name);
  for (const field of brandFields(form)) field.value = standardOf(field, preset);
}
