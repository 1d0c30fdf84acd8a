// "Did you mean …?": the known word that a mistyped one is nearest to.

/** Undefined where no word is near. Case, dashes and underscores make no distance. */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const bare = (word: string) => word.toLowerCase().replace(/[-_]/g, '');
  const near = known
    .map((word) => ({ word, distance: distanceOf(bare(written), bare(word)) }))
    .filter(({ word, distance }) => distance <= Math.min(3, Math.max(1, word.length / 3)))
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.word;
}

/** How many letters have to be added, dropped or replaced (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [column, against] of Array.from(other).entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === against ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
