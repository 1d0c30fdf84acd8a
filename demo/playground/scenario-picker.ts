// The sandbox's scenarios as a list of choices.

import type { SandboxFacts } from './shop.js';

export interface ScenarioPicker {
  readonly chosen: string;
}

/** Fills `box`; `choose` hears of every choice but the first. */
export function createScenarioPicker(box: HTMLElement, scenarios: SandboxFacts['scenarios'], { chosen, choose }: { chosen: string; choose: (name: string) => void }): ScenarioPicker {
  box.replaceChildren(...scenarios.map(option));
  const first = radios().find(({ value }) => value === chosen) ?? radios()[0];
  if (first) show(first);
  box.addEventListener('change', () => { choose(current()); });

  return {
    get chosen() {
      return current();
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

  function option({ name, description }: SandboxFacts['scenarios'][number]): HTMLElement {
    const label = document.createElement('label');
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'scenario', value: name });
    const title = Object.assign(document.createElement('code'), { textContent: name });
    const text = Object.assign(document.createElement('span'), { textContent: description });
    label.append(radio, title, text);
    return label;
  }
}
