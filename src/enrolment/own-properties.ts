// Readers of foreign data. They read only own data properties, so that a polluted prototype or a getter has
// no effect (docs/checks.md 10).

/** The value of an own property. `data` may be anything. */
export const own = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.getOwnPropertyDescriptor(data, name)?.value : undefined;

/** A non-empty text, or undefined. */
export function ownText(data: unknown, name: string): string | undefined {
  const value = own(data, name);
  return typeof value === 'string' && value ? value : undefined;
}

/** A number from 0 to `most`, or undefined. */
export function ownNumber(data: unknown, name: string, most = Infinity): number | undefined {
  const value = own(data, name);
  return typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
}

/** One of the given words, or undefined. */
export function ownWord<Word extends string>(
  data: unknown,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = own(data, name);
  return words.find((word) => word === value);
}
