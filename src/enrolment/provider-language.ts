// The languages of the web enrolment's page (docs/providers/trustmatic.md), whose Japanese is `jp-JP`.

const words = (text: string) => text.split(' ');

/** Languages whose region has the same letters. */
const doubled = words('de es fi fr hu lv pt ro sk');
const others = words('ar-SA cs-CZ da-DK jp-JP sv-SE uk-UA');

/** The page's code for a language (BCP 47, or as in `pt_BR`); `en-US` for one that it does not have. */
export function toProviderLanguage(language: string): string {
  const [primary, region] = language.toLowerCase().split(/[^a-z]/) as [string, string];
  if (primary + region === 'frca') return 'fr-CA';
  if (doubled.includes(primary)) return `${primary}-${primary.toUpperCase()}`;
  return others.find((code) => code.startsWith(`${primary === 'ja' ? 'jp' : primary}-`)) ?? 'en-US';
}
