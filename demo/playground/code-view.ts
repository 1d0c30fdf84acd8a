// The snippet in tabs, and the button that copies it.

import type { Settings } from './settings.js';
import { createSnippet, toText, type Piece, type SnippetKind } from './snippet.js';

export interface CodeView {
  show(settings: Settings): void;
}

export interface CodeViewParts {
  readonly tabs: readonly HTMLButtonElement[];
  readonly panel: HTMLElement;
  readonly copy: HTMLButtonElement;
  /** Tells assistive technology what the button did. */
  readonly status: HTMLElement;
}

const feedbackMs = 2000;

/** Tabs as in the WAI-ARIA pattern: arrow keys move the focus, and the focused tab is shown. */
export function createCodeView({ tabs, panel, copy, status }: CodeViewParts): CodeView {
  const code = panel.querySelector('code') ?? panel;
  let kind: SnippetKind = 'script';
  let settings: Settings = { attributes: [], properties: [] };

  const pieces = () => createSnippet(kind, settings);
  const paint = () => {
    code.replaceChildren(...pieces().map(toNode));
  };

  function select(tab: HTMLButtonElement) {
    kind = tab.dataset.kind === 'npm' ? 'npm' : 'script';
    for (const each of tabs) {
      each.ariaSelected = String(each === tab);
      each.tabIndex = each === tab ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', tab.id);
    paint();
  }

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => {
      select(tab);
    });
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const next = tabs.at((index + (key === 'ArrowRight' ? 1 : -1)) % tabs.length);
      next?.focus();
      next?.click();
    });
  }

  let feedback: ReturnType<typeof setTimeout> | undefined;
  async function copyCode() {
    const isCopied = await navigator.clipboard.writeText(toText(pieces())).then(
      () => true,
      () => false,
    );
    copy.textContent = isCopied ? 'Copied' : 'Press Ctrl+C';
    status.textContent = isCopied
      ? 'The code is copied.'
      : 'The code is selected: copy it with the keyboard.';
    if (!isCopied) getSelection()?.selectAllChildren(code);
    clearTimeout(feedback);
    feedback = setTimeout(() => {
      copy.textContent = 'Copy';
      status.textContent = '';
    }, feedbackMs);
  }
  copy.addEventListener('click', () => void copyCode());

  return {
    show(next) {
      settings = next;
      paint();
    },
  };
}

function toNode({ text, paint }: Piece): Node {
  if (!paint) return document.createTextNode(text);
  return Object.assign(document.createElement('span'), { className: paint, textContent: text });
}
