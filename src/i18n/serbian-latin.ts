// Serbian in Latin letters. Each Cyrillic letter has one Latin form, so that nothing is translated twice.

const cyrillic = 'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'.split(' ');
const latin = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ');
const letters: ReadonlyMap<string, string> = new Map(
  cyrillic.flatMap((letter, index) => {
    const form = latin[index] ?? '';
    const capital = form.charAt(0).toUpperCase() + form.slice(1);
    return [
      [letter, form],
      [letter.toUpperCase(), capital],
    ];
  }),
);

const transliterate = (text: string) =>
  text.replaceAll(/\p{Script=Cyrillic}/gu, (letter) => letters.get(letter) ?? letter);

/** The same texts in Latin letters. */
export const inLatin = <Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, transliterate(text)])) as Texts;
