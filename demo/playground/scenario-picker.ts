// A provider's scenarios as a list of choices.

import type { SandboxFacts } from './shop.js';

type Scenarios = SandboxFacts[keyof SandboxFacts]['scenarios'];

export interface ScenarioPicker {
  readonly chosen: string;
  /** Replaces the choices and selects one: `wish`, or the first. */
  offer(scenarios: Scenarios, wish?: string): void;
}

/** Creates the picker. `choose` is called for every choice that a visitor makes. */
export function createScenarioPicker(
  box: HTMLElement,
  { choose }: { choose: (name: string) => void },
): ScenarioPicker {
  box.addEventListener('change', () => {
    choose(current());
  });

  return {
    get chosen() {
      return current();
    },

    offer(scenarios, wish) {
      box.replaceChildren(...scenarios.map(option));
      const first = radios().find(({ value }) => value === wish) ?? radios()[0];
      if (first) show(first);
    },
  };

  function show(radio: HTMLInputElement) {
    radio.checked = true;
    box.scrollTop = (radio.parentElement?.offsetTop ?? 0) - box.clientHeight / 2;
  }

  function radios(): HTMLInputElement[] {
    return [...box.querySelectorAll('input')];
  }

  function current(): string {
    return radios().find(({ checked }) => checked)?.value ?? '';
  }

  function option({ name, description }: Scenarios[number]): HTMLElement {
    const label = document.createElement('label');
    const radio = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'scenario',
      value: name,
    });
    const title = Object.assign(document.createElement('code'), { textContent: name });
    const text = Object.assign(document.createElement('span'), { textContent: description });
    label.append(radio, title, text);
    return label;
  }
}
