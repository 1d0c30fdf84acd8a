// What a customer could not read, or not press: what is wider than its place, what lies outside of its box,
// what lies over something else, words that are torn: on two lines, and without a hyphen, and a box to tick
// that is smaller than its words.

export interface Cut {
  readonly what: string;
  readonly words: string;
}

/** By how many pixels two measures may differ that are the same. */
const SLACK = 1.5;
const PRESSED = 'button, a, select, label[part], input:not([type=file])';

export function findCut(content: ParentNode & Node, edge: DOMRect): Cut[] {
  const found: Cut[] = [];
  // it sticks to the edge of the window, over a screen that is below it
  const sticking = content.querySelectorAll<HTMLElement>(
    '.main, .main > *, [part=actions] > [part~=primary]',
  );
  for (const button of sticking) button.style.position = 'static';
  const tell = (what: string, { textContent }: Node) => {
    found.push({ what, words: textContent?.replace(/\s+/g, ' ').trim().slice(0, 80) ?? '' });
  };
  for (const element of content.querySelectorAll('*')) {
    if (
      isUnseen(element) ||
      isBehind(element) ||
      element instanceof SVGElement ||
      element.localName === 'input' ||
      !element.getClientRects().length
    )
      continue;
    const more = overflowOf(element);
    if (more) tell(`wider by ${more} px in ${nameOf(element)}`, element);
  }
  const texts = textsIn(content).filter(({ node }) => node.parentElement && !isBehind(node.parentElement));
  for (const text of texts) {
    const element = text.node.parentElement as Element;
    if (text.rects.some(({ left, right }) => left < edge.left - SLACK || right > edge.right + SLACK))
      tell(`outside of the screen in ${nameOf(element)}`, text.node);
    const control = element.closest(PRESSED);
    if (control && text.rects.some((rect) => !contains(control.getBoundingClientRect(), rect)))
      tell(`outside of its ${nameOf(control)}`, text.node);
    const clip = text.rects.map((rect) => clipOf(element, rect)).find(Boolean);
    if (clip) tell(`hidden by ${nameOf(clip)}`, text.node);
    for (const word of tornIn(text.node)) tell(`torn in ${nameOf(element)}: ${word}`, text.node);
  }
  for (const [one, other] of pairsOf(texts.map(({ node, rects }) => ({ node, rects }))))
    tell(`over “${other.node.data.trim().slice(0, 40)}”`, one.node);
  const pressed = [...content.querySelectorAll(PRESSED)].filter(
    (one) => one.getClientRects().length && !isBehind(one),
  );
  for (const [one, other] of pairsOf(
    pressed.map((node) => ({ node, rects: [node.getBoundingClientRect()] })),
  ))
    if (!one.node.contains(other.node) && !other.node.contains(one.node))
      tell(`over “${other.node.textContent.trim()}”`, one.node);
  for (const box of content.querySelectorAll('input:is([type=checkbox], [type=radio])')) {
    const words = box.closest('label') ?? box;
    if (box.getBoundingClientRect().height < parseFloat(getComputedStyle(words).fontSize))
      tell('smaller than its words', words);
  }
  for (const button of sticking) button.style.position = '';
  return found;
}

/** For a screen reader alone. */
export const isUnseen = (element: Element): boolean => element.closest('.unseen, [hidden]') !== null;

/** Behind a question. */
const isBehind = (element: Element): boolean => element.closest('[inert]') !== null;

const nameOf = (element: Element) => element.getAttribute('part') ?? element.localName;

/** By how many pixels its content is wider than it is. */
function overflowOf(element: Element): number {
  const { clientWidth, scrollWidth } = element;
  const { display } = getComputedStyle(element);
  if (display.startsWith('inline') || display === 'contents' || element.localName === 'slot') return 0;
  return clientWidth && scrollWidth > clientWidth + SLACK ? scrollWidth - clientWidth : 0;
}

/** What hides its lower or upper part, beyond the room that a font leaves around its letters. */
function clipOf(element: Element, rect: DOMRect): Element | undefined {
  const room = rect.height * 0.2;
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around);
    if (/auto|scroll/.test(overflowY) || around.localName === 'dialog') break; // the rest is scrolled to
    if (!/hidden|clip/.test(overflowY)) continue;
    const { top, bottom } = around.getBoundingClientRect();
    if (rect.top < top - room || rect.bottom > bottom + room) return around;
  }
  return undefined;
}

interface SeenText {
  readonly node: Text;
  readonly rects: readonly DOMRect[];
}

/** Every text that can be seen, with its lines. */
export function textsIn(content: ParentNode & Node): SeenText[] {
  const { ownerDocument } = content;
  const walker = (ownerDocument ?? document).createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const seen: SeenText[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const element = node.parentElement;
    if (!node.data.trim() || !element || isUnseen(element) || /style|title|option/.test(element.localName))
      continue;
    const range = (ownerDocument ?? document).createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width && height);
    if (rects.length) seen.push({ node, rects });
  }
  return seen;
}

const contains = (outer: DOMRect, inner: DOMRect) =>
  inner.left >= outer.left - SLACK &&
  inner.right <= outer.right + SLACK &&
  inner.top >= outer.top - SLACK &&
  inner.bottom <= outer.bottom + SLACK;

/** Those that lie over one another, more than lines of text do. */
function pairsOf<Thing extends { readonly rects: readonly DOMRect[] }>(
  things: readonly Thing[],
): [Thing, Thing][] {
  return things.flatMap((one, index) =>
    things
      .slice(index + 1)
      .filter((other) => one.rects.some((a) => other.rects.some((b) => isOver(a, b))))
      .map((other): [Thing, Thing] => [one, other]),
  );
}

function isOver(a: DOMRect, b: DOMRect): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > SLACK && high > 0.3 * Math.min(a.height, b.height);
}

/**
 * A number. A word, or its part up to a hyphen or a soft hyphen, in scripts whose words stand apart or, as
 * Katakana, can be told from what is around them. Thai words that a browser's dictionary takes apart. A mark
 * that no line begins with (JIS X 4051), and what it belongs to.
 */
const scripts = 'Latin Cyrillic Greek Arabic Hebrew Devanagari Hangul Katakana'
  .split(' ')
  .map((name) => `\\p{Script=${name}}`);
const marks = '、。，．！？：；）」』】》々ぁぃぅぇぉっゃゅょ';
const thai = 'ตัวตน ดำเนินการ ขั้นตอน เล็กน้อย ภายหลัง แท็บ กลับ กลาง ใบหน้า ตรวจสอบ การยืนยัน ความยินยอม'
  .split(' ')
  .map((word) => [...word].join('\u2060?'));
const part = new RegExp(
  `[${scripts.join('')}\\d\\p{M}’'ー]+[${marks}]*|.[${marks}]+|${thai.join('|')}`,
  'gu',
);

/** Thai, kana, Hangul and the marks beside them, which have no hyphens. */
const unhyphenated = /[\u0e00-\u0e7f\u3000-\u30ff\uac00-\ud7a3\uff00-\uff60]/u;

/** Addresses, which have no words. */
const address = /\S+[@.]\w\S*/g;

/** Parts on two lines. What the browser has hyphenated itself stays broken without a leave to tear. */
function tornIn(node: Text): string[] {
  const { style } = node.parentElement as HTMLElement;
  const words = node.data.replace(address, (text) => ' '.repeat(text.length));
  return [...words.matchAll(part)]
    .filter((word) => isBroken(node, word))
    .filter((word) => {
      if (unhyphenated.test(word[0])) return true;
      style.overflowWrap = 'normal';
      const isHyphenated = isBroken(node, word);
      style.overflowWrap = '';
      return !isHyphenated;
    })
    .map(([word]) => word);
}

function isBroken(node: Text, { 0: word, index }: RegExpExecArray): boolean {
  const range = node.ownerDocument.createRange();
  range.setStart(node, index);
  range.setEnd(node, index + word.length);
  const seen = [...range.getClientRects()].filter(({ width }) => width);
  return new Set(seen.map(({ top }) => Math.round(top))).size > 1;
}
