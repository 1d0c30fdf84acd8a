// A country's name from the three letters that documents have. Browsers know names by two letters, which are mostly the first two
// of the three; these are the others (ISO 3166-1, and RKS, which Kosovo's passports have).

const others =
  'AND:AD ARE:AE ATG:AG ATA:AQ ATF:TF AUT:AT AGO:AO ALA:AX ARM:AM ABW:AW BES:BQ BGD:BD BHS:BS BIH:BA BLR:BY BLZ:BZ BRB:BB BRN:BN BDI:BI BEN:BJ CAF:CF CHN:CN ' +
  'CHL:CL COD:CD COG:CG COK:CK COM:KM CPV:CV CUW:CW CYM:KY DNK:DK ESH:EH EST:EE FLK:FK FRO:FO FSM:FM GUF:GF GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUY:GY ' +
  'IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KNA:KN KOR:KR PRK:KP LBR:LR LBY:LY MAC:MO MAF:MF MDG:MG MDV:MV MEX:MX MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU ' +
  'PAK:PK PCN:PN PLW:PW PNG:PG POL:PL PRT:PT PRY:PY PYF:PF RKS:XK SEN:SN SGS:GS SLB:SB SLV:SV SPM:PM SRB:RS SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC TCD:TD ' +
  'TKM:TM TUN:TN TUR:TR TUV:TV UKR:UA URY:UY WLF:WF';

/** The country in `language` (BCP 47); the letters themselves where they stand for none. */
export function countryName(alpha3: string, language: string): string {
  if (!/^[A-Z]{3}$/.test(alpha3)) return alpha3;
  const at = others.indexOf(`${alpha3}:`);
  const alpha2 = at < 0 ? alpha3.slice(0, 2) : others.slice(at + 4, at + 6);
  try {
    return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(alpha2) ?? alpha3;
  } catch {
    return alpha3; // a language tag that is none
  }
}
