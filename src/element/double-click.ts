// A double click on a button selects no words. Its second press may fall on what has come to lie there.

/** Watches the presses inside a root. */
export function selectNothingByButtons(root: ShadowRoot): void {
  let isOnButton = false;
  root.addEventListener('mousedown', (event) => {
    const { detail, target } = event as MouseEvent;
    if (detail < 2) isOnButton = (target as Element).closest('button, label') !== null;
    else if (isOnButton) event.preventDefault();
  });
}
