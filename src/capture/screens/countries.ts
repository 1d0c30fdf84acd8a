// A country's name from the three letters that documents have. Browsers know names by two letters, which are
// mostly the first two of the three; these are the others (ISO 3166-1, and RKS, which Kosovo's passports
// have).

/** Of whose three letters the first and the third are meant. */
const outer =
  'ANDAREATGAUTAGOARMABWBGDBHSBLZBRBBRNBDICAFCHNCHLCODCOGCOKCPVCUWDNKESHFLKFRO' +
  'FSMGUFGINGLPGNQGRDGRLGUYIRQJAMKAZKOR' +
  'LBRLBYMAFMDGMDVMEXMLTMNEMNPMOZMTQNIUPAKPCNPLWPNGPOLPRTPRYPYFSENSLBSLVSURSVKSWESWZSYCTCDTKMTUNTURTUVURYWLF';

const others =
  'ATA:AQ ATF:TF ALA:AX BES:BQ BIH:BA BLR:BY BEN:BJ COM:KM CYM:KY EST:EE GNB:GW IRL:IE ISR:IL KNA:KN ' +
  'PRK:KP MAC:MO MYT:YT RKS:XK SGS:GS SPM:PM SRB:RS SVN:SI UKR:UA';

/** The country in `language` (BCP 47); the letters themselves where they stand for none. */
export function countryName(alpha3: string, language: string): string {
  try {
    return (
      (/^[A-Z]{3}$/.test(alpha3) &&
        new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(alpha2Of(alpha3))) ||
      alpha3
    );
  } catch {
    return alpha3; // a language tag that is none
  }
}

function alpha2Of(alpha3: string): string {
  const [first = '', second = '', third = ''] = alpha3;
  const at = others.indexOf(`${alpha3}:`);
  if (at >= 0) return others.slice(at + 4, at + 6);
  return first + (new RegExp(`^(...)*${alpha3}`).test(outer) ? third : second);
}
