// The languages of the web enrolment's page (docs/providers/trustmatic.md), whose Japanese is `jp-JP`.

const codes =
  'ar-SA cs-CZ da-DK de-DE en-US es-ES fi-FI fr-FR hu-HU jp-JP lv-LV pt-PT ro-RO sk-SK sv-SE uk-UA'.split(
    ' ',
  );

/** The page's code for a language (BCP 47); `en-US` for one that it does not have. */
export function toProviderLanguage(language: string): string {
  const tag = language.toLowerCase();
  if (tag === 'fr-ca') return 'fr-CA';
  const primary = tag.split('-')[0];
  return codes.find((code) => code.startsWith(`${primary === 'ja' ? 'jp' : primary}-`)) ?? 'en-US';
}
