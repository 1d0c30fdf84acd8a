// Code in tabs, and the button that copies it.

import { makeCopyButton } from './copy-button.js';
import { findElement } from './find-element.js';
import type { Settings } from './settings.js';
import { toText, type Piece } from './snippet.js';

export interface CodeView {
  show(settings: Settings): void;
}

/** What a tab's code is; `kind` is the tab's own word. */
export type Write = (kind: string, settings: Settings) => readonly Piece[];

/**
 * Shows code in the panel `id` of the page. Its tabs are as in the WAI-ARIA pattern: arrow keys move the
 * focus, and the focused tab is shown.
 */
export function createCodeView(id: string, write: Write): CodeView {
  const panel = findElement(`#${id}`);
  const tabs = [...document.querySelectorAll<HTMLButtonElement>(`[role="tab"][aria-controls="${id}"]`)];
  const code = panel.querySelector('code') ?? panel;
  let kind = tabs[0]?.dataset.kind ?? '';
  let settings: Settings = { attributes: [], properties: [] };

  const pieces = () => write(kind, settings);
  const paint = () => {
    code.replaceChildren(...pieces().map(toNode));
  };

  function select(tab: HTMLButtonElement) {
    kind = tab.dataset.kind ?? '';
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

  makeCopyButton(findElement(`#copy-${id}`, HTMLButtonElement), {
    text: () => toText(pieces()),
    status: findElement('#copied'),
    selectInstead: () => getSelection()?.selectAllChildren(code),
  });

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
