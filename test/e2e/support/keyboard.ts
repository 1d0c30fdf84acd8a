// A customer who has only a keyboard, and who has to see where they are.

import { expect, type Page } from '@playwright/test';

export interface Stop {
  /** What the control says; `frame` for a page in a frame, `nothing` where the focus is lost. */
  readonly name: string;
  /** Whether the control is seen to have the focus. A frame shows its own. */
  readonly isSeen: boolean;
}

/** Where the focus is, in whichever shadow. */
export const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active || active === document.body) return { name: 'nothing', isSeen: false };
    if (active.localName === 'iframe') return { name: 'frame', isSeen: true };
    const label = active.closest('label');
    const { outlineStyle, outlineWidth } = getComputedStyle(label ?? active);
    const name = active.getAttribute('aria-label') ?? (label ?? active).textContent;
    return { name: name.trim(), isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 };
  });

/**
 * Presses Tab until a control of this name has the focus. Every stop on the way is seen, and none is lost.
 * Returns them; all of a frame's are one.
 */
export async function tabTo(page: Page, wanted: string): Promise<string[]> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press('Tab');
    const { name, isSeen } = await stopOf(page);
    if (name !== 'frame' || passed.at(-1) !== name) passed.push(name);
    expect(name, `the focus after ${passed.join(', ')}`).not.toBe('nothing');
    expect(isSeen, `“${name}” is seen to have the focus`).toBe(true);
    if (name === wanted) return passed;
  }
  throw new Error(`Tab does not lead to “${wanted}” but to ${passed.join(', ')}`);
}
