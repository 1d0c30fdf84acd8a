// The start tags of a page, as the HTML standard reads them from the server's answer: what a script adds
// later is not there. Its result must never be printed whole.

export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** By their names in lower case; the first of two with one name counts. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The text of a script, else empty. */
  readonly text: string;
}

const startTag = /<!--[\s\S]*?(?:-->|$)|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Elements whose content is text. */
const withText = /^(script|style|textarea|title|noscript|template)$/;

export function readTags(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  startTag.lastIndex = 0;
  for (let found = startTag.exec(html); found; found = startTag.exec(html)) {
    const name = found[1]?.toLowerCase();
    if (name === undefined) continue; // a comment
    const from = startTag.lastIndex;
    const end = withText.test(name) ? endOf(html, name, from) : from;
    startTag.lastIndex = end;
    const text = name === 'script' ? html.slice(from, end) : '';
    tags.push({ name, attributes: readAttributes(found[2] ?? ''), text });
  }
  return tags;
}

function endOf(html: string, name: string, from: number): number {
  const length = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return length < 0 ? html.length : from + length;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!Object.hasOwn(found, key)) found[key] = unescapeText(double ?? single ?? bare ?? '');
  }
  return found;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#39': "'",
  '#x27': "'",
};
const unescapeText = (text: string) =>
  text.replace(
    /&(amp|quot|lt|gt|#39|#x27);/gi,
    (whole, name: string) => entities[name.toLowerCase()] ?? whole,
  );
