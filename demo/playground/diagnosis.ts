// The panel "When something is wrong": what the element finds from within and the doctor from outside, on the
// stage or on a page with a planted fault.

import type { KycEnrolment } from 'kyc-enrolment';
import { plantedFaults } from '../planted-faults.js';
import { visitByDoctor, type Told } from './doctors-visit.js';
import { findElement } from './find-element.js';

const patienceMs = 10_000;

/** Makes the panel work. `onStage` returns the stage's element. */
export function offerDiagnosis(onStage: () => KycEnrolment | undefined): void {
  const choice = findElement('#fault', HTMLSelectElement);
  const effect = findElement('#effect');
  const frame = findElement('#patient', HTMLIFrameElement);
  const [within, outside, sum] = [findElement('#within'), findElement('#outside'), findElement('#diagnosed')];
  choice.append(...plantedFaults.map(({ name, title }) => new Option(title, name)));
  let shown = Promise.resolve();

  const clear = () => {
    sum.textContent = '';
    within.replaceChildren();
    outside.replaceChildren();
  };
  choice.addEventListener('change', () => {
    clear();
    const fault = plantedFaults.find(({ name }) => name === choice.value);
    effect.textContent = fault?.effect ?? '';
    effect.hidden = frame.hidden = fault === undefined;
    shown = load(frame, fault ? `/demo/patients/${fault.name}/` : 'about:blank');
  });

  findElement('#diagnose').addEventListener('click', () => {
    const asked = choice.value;
    clear();
    sum.textContent = 'Looking…';
    const seenWithin = shown.then(async () => {
      const element = asked === '' ? onStage() : frame.contentDocument?.querySelector('kyc-enrolment');
      if (!element) return [];
      await untilStill(element);
      return (await element.diagnose()).findings;
    });
    Promise.all([seenWithin, visitByDoctor(asked)]).then(
      ([own, { findings, looked }]) => {
        if (choice.value !== asked) return;
        show(within, own);
        show(outside, findings);
        sum.textContent = inWords(own.length + findings.length, looked);
      },
      () => {
        sum.textContent = 'The demo’s server does not answer. Start it again.';
      },
    );
  });
}

const inWords = (found: number, looked: number) =>
  found === 0
    ? `Nothing is wrong. The doctor looked at ${looked} things.`
    : `${found === 1 ? 'One finding' : `${found} findings`}, each with the line that mends it.`;

const load = (frame: HTMLIFrameElement, src: string): Promise<void> =>
  new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.src = src;
  });

/** Waits until the element asks nobody any more: a fault may show only then. */
async function untilStill(element: KycEnrolment): Promise<void> {
  const late = AbortSignal.timeout(patienceMs);
  while (/^(starting|loading)$/.test(element.state) && !late.aborted)
    await new Promise((resolve) => {
      element.addEventListener('kyc-state', resolve, { once: true });
      late.addEventListener('abort', resolve, { once: true });
    });
}

function show(list: HTMLElement, findings: readonly Told[]): void {
  list.replaceChildren(...(findings.length > 0 ? findings.map(entryOf) : [line('li', 'Nothing found.')]));
  list.dataset['tone'] = findings.length > 0 ? 'bad' : 'good';
}

function entryOf({ level, wrong, mend, see }: Told): HTMLElement {
  const entry = line('li', '');
  entry.dataset['level'] = level;
  const what = line('p', ` ${wrong}`);
  what.prepend(line('strong', level === 'error' ? 'Error' : 'Warning'));
  const mending = line('p', 'Mend it ');
  mending.append(line('code', mend));
  const where = line('p', '');
  where.className = 'hint';
  where.append(line('code', see));
  entry.append(what, mending, where);
  return entry;
}

const line = (name: 'li' | 'p' | 'strong' | 'code', text: string): HTMLElement =>
  Object.assign(document.createElement(name), { textContent: text });
