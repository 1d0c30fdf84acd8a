// Where a customer's attention is led when one message follows another. The focus goes along with a customer
// who was in the page that has ended, and the message is read from there. Everybody else is told by a live
// region, and keeps their place. Nobody is told twice.

import type { LitElement, ReactiveController, ReactiveControllerHost } from 'lit';
import type { EnrolmentState } from '../enrolment/states.js';
import { announced, type Announced } from './announced.js';
import { takeDoublesForOne } from './double-click.js';
import type { ViewModel } from './first-screen.js';

type Host = ReactiveControllerHost & Pick<LitElement, 'renderRoot'>;

/** In milliseconds: a live region that has just been made says nothing of the text that it was made with. */
const KNOWN_AFTER_MS = 100;

export class Attention implements ReactiveController {
  #wasInside = false;
  #state: EnrolmentState | undefined;
  #before: Announced;
  #alert: HTMLElement | undefined;

  /** `said` is what the live region has said before. */
  constructor(
    private readonly host: Host,
    said: string,
  ) {
    this.#before = { words: said ? [said] : [], beside: [] };
    host.addController(this);
    takeDoublesForOne(this.#root);
  }

  /** Before the render: it may take what has the focus away. */
  hostUpdate(): void {
    this.#wasInside = this.#root.activeElement !== null;
  }

  /** After the render. */
  follow(model: ViewModel): void {
    if (!model.isWorded) {
      this.#keepFocus();
      if (model.state === 'active') this.#state = model.state; // so that its end is led to
      return;
    }
    const before = this.#before;
    const now = { ...announced(model), ...this.#slotted() };
    const isNew = differ(now.words, before.words);
    const isLed = isNew && this.#lead(model.state);
    if (!isLed) this.#keepFocus();
    if (isNew || differ(now.beside, before.beside)) {
      const beside = now.beside.filter((text) => isNew || !before.beside.includes(text));
      const words = isNew ? now.words : [];
      this.#say(isLed ? [] : [...words, ...beside], model.state === 'failed');
    }
    this.#before = now;
    this.#state = model.state;
  }

  get #root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }

  /** The page's own words, in place of ours. */
  #slotted(): Partial<Announced> {
    const slots = this.#root.querySelectorAll<HTMLSlotElement>(
      'slot:is([name^=error], [name=success], [name=review], [name=cancelled], [name=waiting])',
    );
    const words = [...slots].flatMap((slot) => slot.assignedElements()).map(({ textContent }) => textContent);
    return words.length ? { words } : {};
  }

  /** The title of the message that is shown; none where a page is, or the page's own words. */
  get #title(): HTMLElement | undefined {
    const titles = this.#root.querySelectorAll<HTMLElement>('[part=message] [part=title][tabindex]');
    return [...titles].find((title) => title.getClientRects().length);
  }

  /** Leads to the message, unless the customer is somewhere else. Returns whether it did. */
  #lead(state: EnrolmentState): boolean {
    const title = this.#title;
    if (!title) return false;
    const isHere = this.#wasInside && (isNowhere() || this.#root.activeElement !== null);
    const followsPage = this.#state === 'active' || (this.#state === 'verifying' && state !== 'verifying');
    if (!isHere && !(followsPage && isNowhere() && !isInView(title))) return false;
    title.focus({ preventScroll: true });
    if (!isInView(title)) title.scrollIntoView({ block: 'center' });
    return true;
  }

  /** A button that leaves with its state would take the focus with it. */
  #keepFocus(): void {
    if (!this.#wasInside || !isNowhere()) return;
    const box = this.#title ?? this.#root.querySelector<HTMLElement>('dialog[open] [part=heading]');
    (box ?? this.#root.querySelector<HTMLElement>('[part=base]'))?.focus({ preventScroll: true });
  }

  /** In a new text node each time: a page translator replaces the one that it has translated. */
  #say(texts: readonly string[], isAlert: boolean): void {
    this.#alert?.remove();
    const say = (region: Element, said: readonly string[]) => {
      region.replaceChildren(
        ...said.map((textContent) => Object.assign(region.ownerDocument.createElement('p'), { textContent })),
      );
    };
    for (const region of this.#root.querySelectorAll('.said')) say(region, isAlert ? [] : texts);
    if (!isAlert || !texts.length) return;
    const alert = (this.#alert = document.createElement('div'));
    alert.className = 'unseen';
    alert.setAttribute('role', 'alert'); // Firefox before 119 has no property for it
    this.#root.querySelector('[part=base]')?.append(alert);
    setTimeout(() => {
      if (alert.isConnected) say(alert, texts);
    }, KNOWN_AFTER_MS);
  }
}

const differ = (one: readonly string[], other: readonly string[]) => one.join('\n') !== other.join('\n');

/** Nothing on the page has the focus. */
const isNowhere = () => !document.activeElement || document.activeElement === document.body;

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
