// The codes of `kyc-error` and what is said of them, read from the comments of their source.

export interface DescribedCodes {
  /** One, or several that share what is said. */
  readonly codes: readonly string[];
  readonly meaning: string;
  /** What to do; undefined where there is nothing to be done. */
  readonly mend: string | undefined;
  /** Yes, no, or when; undefined for a code that is never raised. */
  readonly retryable: string | undefined;
}

/** Reads the text of src/enrolment/error-codes.ts. Throws for a code without a comment. */
export function readErrorCodes(source: string): readonly DescribedCodes[] {
  const [, union = ''] = source.split('export type KycErrorCode =');
  const rest = union.replaceAll(commented, '').trim();
  if (rest !== ';') throw new Error(`A code has no comment: ${rest}`);
  return [...union.matchAll(commented)].map(([, comment = '', codes = '']) => {
    const [meaning = '', ...tags] = comment
      .replace(/\s*\n\s*\* ?/g, ' ')
      .split(/\s@(?=\w)/)
      .map((part) => part.replace(/\s+/g, ' ').trim());
    const tagged = (name: string) => tags.find((tag) => tag.startsWith(`${name} `))?.slice(name.length + 1);
    return {
      codes: [...codes.matchAll(/'(\w+)'/g)].map(([, code = '']) => code),
      meaning,
      mend: tagged('mend'),
      retryable: tagged('retryable'),
    };
  });
}

/** A comment, and the codes up to the next one. */
const commented = /\/\*\*(.*?)\*\/((?:\s*\| '\w+')+)/gs;
