// Parses JSON that somebody else wrote (check 80). The result must never contain anything that breaks code
// which handles it later.

const maxDepth = 32;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The value. Undefined if the text is not JSON in UTF-8, is nested deeper than 32 levels, or has keys that
 * hide what every object has.
 */
export function parseForeignJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    const text = decoder.decode(bytes);
    return isDeep(text) ? undefined : JSON.parse(text, refuseShadows);
  } catch {
    return undefined;
  }
}

const [openArray, openObject, closeArray, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];
const [quote, backslash] = [0x22, 0x5c];

/** Counts brackets before any recursive code sees the text. What stands in texts counts for nothing. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) index = endOfText(text, index);
    else if (code === openArray || code === openObject) depth += 1;
    else if (code === closeArray || code === closeObject) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** Where the text that begins at a quotation mark ends. */
function endOfText(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) return index;
    if (code === backslash) index += 1;
  }
  return text.length;
}

/**
 * A `toString` that is not a function makes code throw that compares or prints the object. zod does so when
 * an object with a `length` comes in place of a text.
 */
function refuseShadows(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'toString')
    throw new SyntaxError('A key that shadows what every object has.');
  return value;
}
