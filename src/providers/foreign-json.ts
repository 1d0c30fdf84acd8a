// JSON that somebody else wrote (check 80). It must never come through with what breaks those who handle it
// later.

const maxDepth = 32;

/**
 * The value; undefined for what is no JSON in UTF-8, is nested deeper than 32 levels, or has keys that shadow
 * what every object has.
 */
export function parseForeignJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isDeep(text) ? undefined : JSON.parse(text, refuseShadows);
  } catch {
    return undefined;
  }
}

const [openArray, openObject, closeArray, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Counts brackets before anything recursive sees them; those inside strings count too, which no honest
 * request notices.
 */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === openArray || code === openObject) depth += 1;
    else if (code === closeArray || code === closeObject) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/**
 * A `toString` that is no function makes whoever compares or prints its object throw: zod, for one, when an
 * object with a `length` stands for a text.
 */
function refuseShadows(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'toString')
    throw new SyntaxError('A key that shadows what every object has.');
  return value;
}
