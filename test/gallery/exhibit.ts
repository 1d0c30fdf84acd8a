// What the gallery is made of: every screen of ours, each in a box of its own, all on one page.

import { render, type CSSResult, type TemplateResult } from 'lit';
import type { CaptureTexts } from '../../src/i18n/en/camera-texts.js';
import type { Texts } from '../../src/i18n/en/element-texts.js';
import type { HandOffTexts } from '../../src/i18n/en/hand-off-texts.js';

/** Everything that a customer can read in one language. */
export interface Wording {
  /** A folder of src/i18n; empty where the texts are marks of their own keys. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly element: Texts;
  readonly camera: CaptureTexts;
  readonly handOff: HandOffTexts;
}

export interface Exhibit {
  readonly name: string;
  readonly box: HTMLElement;
  /** What it must not reach out of. */
  readonly edge: () => DOMRect;
  /** Where its words are; known once it has been shown. */
  readonly content: () => ParentNode;
  readonly show: (wording: Wording) => Promise<void>;
  /** What it says without a key; undefined where it says what its keys say. */
  readonly own?: (wording: Wording) => readonly string[];
}

/** A screen as the element renders it, in the state's box. */
export interface View {
  readonly name: string;
  readonly state: string;
  readonly render: (wording: Wording) => TemplateResult;
  /** What a customer does on it first. */
  readonly act?: (base: HTMLElement) => unknown;
}

/** One box for each screen, with the styles that the element has adopted when it shows them. */
export const hang = (views: readonly View[], adopt: (root: ShadowRoot) => void): Exhibit[] =>
  views.map(({ name, state, render: content, act }) => {
    const box = document.body.appendChild(document.createElement('div'));
    const root = box.attachShadow({ mode: 'open' });
    adopt(root);
    const base = root.appendChild(document.createElement('div'));
    base.className = `${state} inline`;
    base.setAttribute('part', 'base');
    return {
      name,
      box,
      edge: () => box.getBoundingClientRect(),
      content: () => root,
      async show(wording) {
        Object.assign(base, { lang: wording.language, dir: wording.direction });
        const isFirst = !base.hasChildNodes();
        render(content(wording), base);
        if (!isFirst || !act) return;
        await act(base);
        render(content(wording), base);
      },
    };
  });

export function adopt(root: ShadowRoot, styles: readonly CSSResult[]): void {
  root.adoptedStyleSheets = [
    ...root.adoptedStyleSheets,
    ...styles.flatMap(({ styleSheet }) => styleSheet ?? []),
  ];
}

export const nothingHappens = () => undefined;
