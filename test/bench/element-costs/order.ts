// What a page's first element does, in the order in which it does it, recorded from inside the browser.

import type { Contender } from '../first-frame/contenders.js';
import { visit, type Place } from '../first-frame/visit.js';

declare global {
  var happened: string[];
}

/** Notes the first time of each thing. Runs before the page's own scripts. */
function watchPage(): void {
  globalThis.happened = [];
  const note = (what: string) => {
    if (!globalThis.happened.includes(what)) globalThis.happened.push(what);
  };
  const ask = globalThis.fetch;
  globalThis.fetch = (...given) => {
    note('token request');
    return ask(...given);
  };
  for (const name of ['appendChild', 'insertBefore', 'append', 'replaceChildren'] as const)
    for (const { prototype } of [Node, DocumentFragment, Element]) {
      const original: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof original !== 'function') continue;
      Object.defineProperty(prototype, name, {
        configurable: true,
        writable: true,
        value(this: Node, ...given: unknown[]): unknown {
          if (this.getRootNode() instanceof ShadowRoot) note('first render');
          return Reflect.apply(original, this, given);
        },
      });
    }
  const adopted = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  if (adopted)
    Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
      ...adopted,
      set(this: ShadowRoot, sheets: CSSStyleSheet[]) {
        note('style adoption');
        adopted.set?.call(this, sheets);
      },
    });
  for (const name of Object.getOwnPropertyNames(Intl)) {
    const original: unknown = Reflect.get(Intl, name);
    if (typeof original !== 'function' || !original.prototype) continue;
    const noted = new Proxy(original, {
      construct(target, given, newTarget) {
        note(`Intl.${name}`);
        return Reflect.construct(target, given, newTarget);
      },
      apply(target, self, given) {
        note(`Intl.${name}`);
        return Reflect.apply(target, self, given);
      },
    });
    Object.defineProperty(Intl, name, { value: noted, configurable: true, writable: true });
  }
}

/** What came first, second and so on, until the provider's page was asked for. */
export async function recordOrder(place: Place, contender: Contender): Promise<readonly string[]> {
  let order: readonly string[] = [];
  await visit(
    place,
    contender,
    { cpuRate: 1, latencyMs: 50 },
    {
      prepare: (context) => context.addInitScript(watchPage),
      look: async (page) => {
        order = await page.evaluate(() => globalThis.happened);
      },
    },
  );
  return order;
}
