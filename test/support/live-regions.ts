// What a screen reader says over a flow: each text that comes into a live region, and each element that is
// led to. It leaves out what no screen reader would say: a region within a part that is inert or not
// rendered.

export interface Heard {
  /** Said or read, in order. */
  readonly said: string[];
  /** Regions that came with their text, which nothing says. */
  readonly mute: string[];
}

const REGION = '[role=status], [role=alert], [aria-live]';

/** Listens to an element of ours until the test is over. */
export function hear(root: ShadowRoot): Heard {
  const heard: Heard = { said: [], mute: [] };
  const told = new WeakMap<Element, string>();
  const listen = (region: Element) => {
    const text = wordsOf(region);
    if (text === (told.get(region) ?? '')) return;
    told.set(region, text);
    if (text && isPerceivable(region, root)) heard.said.push(text);
  };
  const observer = new MutationObserver((records) => {
    for (const added of records
      .flatMap((record) => [...record.addedNodes])
      .filter((node) => node instanceof Element))
      for (const region of [added, ...added.querySelectorAll(REGION)].filter((one) => one.matches(REGION))) {
        if (told.has(region) || !wordsOf(region)) continue;
        told.set(region, wordsOf(region));
        if (isPerceivable(region, root)) heard.mute.push(wordsOf(region));
      }
    for (const region of root.querySelectorAll(REGION)) listen(region);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  root.addEventListener('focusin', (event) => {
    const { target, relatedTarget } = event as FocusEvent;
    if (!(target instanceof Element)) return;
    if (target instanceof HTMLHeadingElement)
      heard.said.push(`→ ${wordsOf(target)} ${describedBy(target, root)}`.trim());
    const question = target.closest('[role=alertdialog]');
    if (question && !(relatedTarget instanceof Node && question.contains(relatedTarget)))
      heard.said.push(`→ ${questionOf(question, root)} ${wordsOf(target)}`);
  });
  return heard;
}

/** Its paragraphs, each after the other. */
const wordsOf = ({ children, textContent }: Element): string =>
  (children.length ? [...children].map(wordsOf).filter(Boolean).join(' ') : textContent)
    .replace(/\s+/g, ' ')
    .trim();

/** What is read with it. */
function describedBy(element: Element, root: ShadowRoot): string {
  const described = root.getElementById(element.getAttribute('aria-describedby') ?? '');
  return described ? wordsOf(described) : '';
}

/** What is said of a question when the focus comes into it from elsewhere: its title and what it says. */
function questionOf(question: Element, root: ShadowRoot): string {
  const ids = ['aria-labelledby', 'aria-describedby'].map((name) => question.getAttribute(name) ?? '');
  const words = ids.map((id) => root.getElementById(id)).map((one) => (one ? wordsOf(one) : ''));
  return words.join(' ');
}

/** A modal dialog silences what is around it. */
function isPerceivable(region: Element, root: ShadowRoot): boolean {
  const modal = root.querySelector('dialog:modal');
  return region.getClientRects().length > 0 && (!modal || modal.contains(region));
}
