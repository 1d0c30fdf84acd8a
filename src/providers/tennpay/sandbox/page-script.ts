// The hosted pages' script. It is served as the text of this function, so the function must not use anything
// outside itself.

/** Takes the customer through the steps, reports how it ended, and goes to the address in the answer. */
/* istanbul ignore next -- counters would be free names in the browser */
function runPage(): void {
  const main = document.querySelector<HTMLElement>('[data-page]');
  if (!main) return;
  const { page = '', steps = '', breaksOff, title = '' } = main.dataset;
  const order = steps.split(' ');
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const continues = main.querySelectorAll<HTMLElement>('[data-continue]');
  let current = '';
  let isBusy = false;

  const show = (name: string) => {
    const isFirst = current === '';
    current = name;
    for (const section of main.querySelectorAll<HTMLElement>('[data-step]'))
      section.hidden = section.dataset.step !== name;
    const heading = main.querySelector<HTMLElement>(`[data-step="${name}"] h1`);
    document.title = `${heading?.textContent ?? ''} · ${title}`;
    for (const button of main.querySelectorAll<HTMLElement>('[data-abort]'))
      button.hidden = !order.includes(name);
    if (!isFirst) heading?.focus();
  };

  /**
   * Reports how it ended. Undefined if the report did not arrive; the customer may press the button again.
   */
  const report = async (
    outcome: 'completed' | 'aborted',
  ): Promise<{ isFine: boolean; returnUrl: string } | undefined> => {
    if (isBusy) return undefined;
    isBusy = true;
    const problem = main.querySelector<HTMLElement>('[data-problem]');
    if (problem) problem.hidden = true;
    try {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const response = await fetch('report', { method: 'POST', headers, body: JSON.stringify({ outcome }) });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as { isFine: boolean; returnUrl: string };
    } catch {
      if (problem) problem.hidden = false;
      return undefined;
    } finally {
      isBusy = false;
    }
  };

  const abort = async () => {
    const answer = await report('aborted');
    if (answer) location.assign(answer.returnUrl);
  };

  const complete = async () => {
    const answer = await report('completed');
    if (!answer) return;
    // Signhost leaves right after signing. The identification page ends with a button
    // (docs/providers/10npay.md, Hosted pages).
    if (page === 'signing') location.assign(answer.returnUrl);
    for (const button of continues) button.dataset.continue = answer.returnUrl;
    if (page !== 'signing') show(answer.isFine ? 'done' : 'failed');
  };

  const next = () => {
    if (breaksOff === 'true') void abort();
    else if (current === order.at(-1)) void complete();
    else show(order[order.indexOf(current) + 1] ?? '');
  };

  for (const button of main.querySelectorAll('[data-next]')) button.addEventListener('click', next);
  for (const button of main.querySelectorAll('[data-abort]'))
    button.addEventListener('click', () => void abort());
  for (const button of continues)
    button.addEventListener('click', () => location.assign(button.dataset.continue ?? ''));
  show(order[0] ?? '');
}

/** Text of `/assets/page.js`. */
export const pageScript = `(${runPage.toString()})();\n`;
