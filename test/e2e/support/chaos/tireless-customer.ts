// What runs in every page of the chaos: a clock that goes faster, and a customer who takes every offer. Each
// function is sent to the browser as its text, so it must not use anything outside itself.

/** Makes the time of the shop's own pages go by faster. */
export function hasten({ shop, speed }: { shop: string; speed: number }): void {
  if (location.origin !== shop) return;
  const { setTimeout: later, setInterval: again } = window;
  const now = performance.now.bind(performance);
  Object.assign(window, {
    setTimeout: (ring: TimerHandler, ms = 0, ...values: unknown[]) => later(ring, ms / speed, ...values),
    setInterval: (ring: TimerHandler, ms = 0, ...values: unknown[]) => again(ring, ms / speed, ...values),
  });
  performance.now = () => now() * speed;
}

/** Presses what there is to press, on the shop's pages and on the providers'. */
export function press({ shop }: { shop: string }): void {
  const every = 40;
  const patience = 600; // a customer who sees nothing happen presses again
  let last: Element | undefined;
  let at = Date.now();
  let since = 0;
  const longest = 5_000;
  const once = (button: HTMLElement | null | undefined) => {
    if (!button || (button === last && Date.now() - at < patience)) return;
    [last, at] = [button, Date.now()];
    button.click();
  };
  const isShown = (button: HTMLElement) => button.offsetParent !== null && !button.hidden;
  const theirs = ['Continue on this device', 'Take photo', 'Take selfie', 'Continue', 'Sign'];
  const goOn = () => {
    if (location.origin !== shop) {
      const buttons = [...document.querySelectorAll('button')].filter(isShown);
      once(buttons.find(({ textContent }) => theirs.includes(textContent.trim())));
      return;
    }
    // a gateway's error page in place of the shop's own is loaded again
    const isSorry = window === top && document.querySelector('h1')?.textContent === 'Sorry';
    if (isSorry && Date.now() - at > patience) {
      at = Date.now();
      location.reload();
    }
    const element = document.querySelector('kyc-enrolment');
    if (!element || /failed|cancelled|succeeded/.test(element.state)) return;
    const root = element.shadowRoot;
    const offer = root?.querySelector<HTMLElement>('[part~=decision], [part~=primary]');
    // a page that does not come in its frame can be had in a window
    const isShowing = element.state === 'active' && !offer;
    since = isShowing ? since || Date.now() : 0;
    const isBroken = isShowing && Date.now() - since > longest;
    const quiet = [...(root?.querySelectorAll<HTMLElement>('[part~=quiet]') ?? [])];
    once(offer ?? (isBroken ? quiet.find(({ textContent }) => textContent.includes('Trouble')) : undefined));
  };
  const { setTimeout } = window;
  const loop = () => {
    goOn();
    setTimeout(loop, every);
  };
  loop();
}
