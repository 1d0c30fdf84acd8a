// A button that copies, and says what it did.

const feedbackMs = 2000;

/**
 * Copies what `text` returns. Where the browser does not let it, `selectInstead` is called.
 * @param status tells assistive technology
 */
export function makeCopyButton(
  button: HTMLButtonElement,
  { text, status, selectInstead }: { text: () => string; status: HTMLElement; selectInstead?: () => void },
): void {
  const words = button.textContent;
  let feedback: ReturnType<typeof setTimeout> | undefined;
  async function copy() {
    const isCopied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.textContent = isCopied ? 'Copied' : 'Press Ctrl+C';
    status.textContent = isCopied ? 'It is copied.' : 'It is selected: copy it with the keyboard.';
    if (!isCopied) selectInstead?.();
    clearTimeout(feedback);
    feedback = setTimeout(() => {
      button.textContent = words;
      status.textContent = '';
    }, feedbackMs);
  }
  button.addEventListener('click', () => void copy());
}
