// Foresees what a text would cost a browser, in one pass over its tags and before any parser sees it
// (docs/checks.md, 67). It must never guess too low: where the parser's rules are long, a tag counts as open
// for longer than it is.

/** What the parser would make of a text, at the most. */
export interface MarkupCost {
  /** How many elements stand in one another, or are left open. */
  readonly depth: number;
  /** How many elements there are, with the formatting that the parser repeats. */
  readonly elements: number;
}

/** Elements whose end may be left out, and those that have none: in HTML they do not nest by themselves. */
const UNNESTED = new Set(
  (
    'p li dd dt td tr th thead tbody tfoot colgroup ' +
    'col br wbr hr img input area base link meta embed source track param'
  ).split(' '),
);
/** The parser opens these again in every block that follows, until their own end tag. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** What stands between their tags is words to the parser: no end of another element is believed there. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes noscript plaintext'.split(' '));
/** A drawing of these alone stays a drawing. With any other tag in it, the parser may be back in HTML. */
const DRAWN = new Set(
  (
    'svg g path circle ellipse line polygon polyline rect use defs ' +
    'lineargradient radialgradient stop clippath mask symbol'
  ).split(' '),
);

/** In characters. A longer tag is nothing but attributes, and the parser compares each with all others. */
const LONGEST_TAG = 2_048;

/**
 * The text's cost; undefined for one with a tag of over 2,048 characters, or with markup that browsers read
 * differently.
 */
export function costOf(html: string): MarkupCost | undefined {
  const open: string[] = [];
  const cost = { depth: 0, elements: 0 };
  let formatting = 0;
  let raw: string | undefined;
  let isDrawing = false;

  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (isComment(html, at)) {
      if (raw === undefined) {
        if (html.startsWith('<![CDATA[', at) && isForeign(open)) return undefined;
        at = endOfComment(html, at);
        continue;
      }
      if (isForeign(open) || open.includes('select') || !HIDES_COMMENTS.has(raw)) return undefined;
    }
    const tag = readTag(html, at);
    if (!tag) {
      at += 1; // a sign, no tag
      continue;
    }
    if (tag.end - at > LONGEST_TAG) return undefined;
    at = tag.end;
    const { name, isEnd } = tag;
    const isPartOfDrawing: boolean = isDrawing && DRAWN.has(name);
    cost.elements += isEnd && !FORMATTING.has(name) ? 0 : 1 + formatting;

    if (isEnd) {
      if (raw !== undefined && raw !== name) continue;
      raw = undefined;
      const isLast = open.at(-1) === name; // of others the parser may leave what is in them open
      if (isLast) open.pop();
      if (isLast && FORMATTING.has(name)) formatting -= 1;
      isDrawing = isLast && isPartOfDrawing && open.includes('svg');
      continue;
    }
    if (tag.isSelfClosing && (isPartOfDrawing || name === 'svg')) {
      isDrawing = isPartOfDrawing;
      continue;
    }
    isDrawing = isPartOfDrawing || name === 'svg';
    if (UNNESTED.has(name) && !isForeign(open)) continue;
    open.push(name);
    if (FORMATTING.has(name)) formatting += 1;
    if (RAW.has(name)) raw ??= name;
    cost.depth = Math.max(cost.depth, open.length);
  }
  return cost;
}

/** Elements in which `<!--` is words to every parser. */
const HIDES_COMMENTS = new Set('style textarea title xmp iframe noembed noframes'.split(' '));

const isForeign = (open: readonly string[]) => open.includes('svg') || open.includes('math');

/** Whether a comment begins here, or what the parser takes for one. */
const isComment = (html: string, at: number) => /^<(?:[!?]|\/[^a-z])/i.test(html.slice(at, at + 3));

function endOfComment(html: string, at: number): number {
  if (!html.startsWith('<!--', at)) return after(html, '>', at);
  if (html.startsWith('>', at + 4)) return at + 5;
  if (html.startsWith('->', at + 4)) return at + 6;
  COMMENT_END.lastIndex = at + 4;
  return COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length;
}

const COMMENT_END = /--!?>/g;

const after = (html: string, sign: string, from: number) => {
  const at = html.indexOf(sign, from);
  return at === -1 ? html.length : at + 1;
};

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isSelfClosing: boolean;
  /** Where what follows it begins. */
  readonly end: number;
}

const TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy;
/** A name, with its value where it has one; a quoted value may hold the sign that ends a tag. */
const ATTRIBUTE = new RegExp(
  String.raw`[\t\n\f\r /]*[^\t\n\f\r />][^\t\n\f\r />=]*` +
    String.raw`(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|(?!["'])[^\t\n\f\r >]*))?`,
  'y',
);

function readTag(html: string, at: number): Tag | undefined {
  TAG.lastIndex = at;
  const [, slash, name] = TAG.exec(html) ?? [];
  if (name === undefined) return undefined;
  let last = TAG.lastIndex;
  for (ATTRIBUTE.lastIndex = last; ATTRIBUTE.test(html);) last = ATTRIBUTE.lastIndex;
  const end = after(html, '>', last);
  return {
    name: name.toLowerCase(),
    isEnd: slash === '/',
    isSelfClosing: html.slice(last, end).endsWith('/>'),
    end,
  };
}
