// Estimates what a text would cost a browser, in one pass over its tags and before any parser sees it
// (docs/checks.md, 67). The estimate must never be too low. Where the parser's rules are complicated, a tag
// counts as open for longer than it is.

/** The most that a parser would make of a text. */
export interface MarkupCost {
  /** How deeply elements are nested or left open. */
  readonly depth: number;
  /** How many elements there are, including the formatting that the parser repeats. */
  readonly elements: number;
}

/**
 * Elements without an end tag, and those whose end tag is optional. In HTML they do not nest by themselves.
 */
const UNNESTED = new Set(
  (
    'p li dd dt td tr th thead tbody tfoot colgroup ' +
    'col br wbr hr img input area base link meta embed source track param'
  ).split(' '),
);
/** The parser opens these again in every following block, until their own end tag. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** The parser takes everything between their tags as words, so no end tag of another element counts there. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes noscript plaintext'.split(' '));
/**
 * A drawing that contains only these stays a drawing. With any other tag in it, the parser may return to
 * HTML.
 */
const DRAWN = new Set(
  (
    'svg g path circle ellipse line polygon polyline rect use defs ' +
    'lineargradient radialgradient stop clippath mask symbol'
  ).split(' '),
);

/**
 * In characters. A longer tag consists of attributes, and the parser compares each of them with all others.
 */
const LONGEST_TAG = 2_048;

/**
 * The text's cost. Undefined if a tag has more than 2,048 characters, or if browsers read the markup
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
      at += 1; // a `<` that begins no tag
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
      const isLast = open.at(-1) === name; // if not, the parser may leave the elements inside open
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

/** Elements in which every parser takes `<!--` as words. */
const HIDES_COMMENTS = new Set('style textarea title xmp iframe noembed noframes'.split(' '));

const isForeign = (open: readonly string[]) => open.includes('svg') || open.includes('math');

/** Whether a comment begins here, or something that the parser takes for one. */
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
  /** The position after the tag. */
  readonly end: number;
}

const TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy;
/**
 * An attribute's name, and its value if it has one. A quoted value may contain the `>` that would end a tag.
 */
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
