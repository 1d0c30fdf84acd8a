// Takes out of a package what we have no use for. Each cut names the exact text of the pinned version. Where
// that has changed, the build stops, and whoever takes the new version looks again.

export interface Cut {
  /** What is not used, and how that is sure. */
  readonly unused: string;
  /** `file` is how the name ends of the file that the text is in. */
  readonly cuts: readonly (readonly [file: string, text: string | RegExp, instead: string])[];
}

/** The code of a file without these parts. @throws Error where a text is not there exactly once */
export const cutFrom = (code: string, id: string, parts: readonly Cut[]): string =>
  parts.flatMap(({ cuts }) => cuts.filter(([file]) => id.endsWith(file))).reduce(cutOut, code);

function cutOut(code: string, [file, text, instead]: Cut['cuts'][number]): string {
  const [before, ...after] = code.split(text);
  if (before === undefined || after.length !== 1)
    throw new Error(`${file} has changed: ${String(text)} is there ${after.length} times (build/lean-*.ts).`);
  return before + instead + after.join('');
}
