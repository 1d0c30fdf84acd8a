// A double click on a button selects no words. Its second press may fall on what has come to lie there. In a
// field that is typed in, it selects what the customer has typed, though the field stands in a label.

/** Watches the presses inside a root. */
export function selectNothingByButtons(root: ShadowRoot): void {
  let isOnButton = false;
  root.addEventListener('mousedown', (event) => {
    const { detail, target } = event as MouseEvent;
    const pressed = (target as Element).closest('button, label, [part*=-field]');
    if (detail < 2) isOnButton = pressed?.matches('button, label') ?? false;
    else if (isOnButton) event.preventDefault();
  });
}
