// The second press of a double one may fall on what has come to lie there meanwhile, which nobody has seen.

/** In milliseconds, and in pixels: a thumb in a hurry. */
const DOUBLE_MS = 400;
const NEAR = 32;

/** The second click of a double one is not for the button that has come to lie there meanwhile. */
export const firstOf = (click?: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) click?.();
};

/** Watches the presses inside a root. */
export function takeDoublesForOne(root: ShadowRoot): void {
  selectNothingByButtons(root);
  let last = { at: -Infinity, x: 0, y: 0, pressed: '' };
  const take = (event: Event) => {
    const { timeStamp: at, clientX: x, clientY: y, pointerType, target } = event as PointerEvent;
    if (pointerType !== 'touch') return; // a phone counts no clicks: time and place tell
    const pressed = (target as Element).closest('button, label, a')?.textContent ?? '';
    const isDouble = at - last.at < DOUBLE_MS && Math.hypot(x - last.x, y - last.y) < NEAR;
    if (isDouble && pressed !== last.pressed) {
      event.preventDefault();
      event.stopPropagation();
    } else last = { at, x, y, pressed };
  };
  root.addEventListener('click', take, { capture: true });
}

/**
 * A double click on a button selects no words. In a field that is typed in, it selects what the customer has
 * typed, though the field stands in a label.
 */
function selectNothingByButtons(root: ShadowRoot): void {
  let isOnButton = false;
  root.addEventListener('mousedown', (event) => {
    const { detail, target } = event as MouseEvent;
    const pressed = (target as Element).closest('button, label, [part*=-field]');
    if (detail < 2) isOnButton = pressed?.matches('button, label') ?? false;
    else if (isOnButton) event.preventDefault();
  });
}
