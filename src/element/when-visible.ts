// `start-mode="visible"`. Loaded on demand.

/** Calls back once, when the element comes into view; a removal ends the wait. */
export function whenVisible(element: Element, run: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    const isVisible = entries.some((entry) => entry.isIntersecting);
    if (!isVisible && element.isConnected) return;
    observer.disconnect();
    if (isVisible) run();
  });
  observer.observe(element);
}
