// The playground: the element on a stage, surrounded by controls that show what it can do. Like any page, it
// uses the package only through its doors.

import type { EnrolmentState } from 'kyc-enrolment';
import 'kyc-enrolment/define';
import { followAppearance } from './playground/appearance.js';
import { createCodePanels } from './playground/code-panels.js';
import { makeCopyButton } from './playground/copy-button.js';
import { hearEvents } from './playground/element-events.js';
import { offerDiagnosis } from './playground/diagnosis.js';
import { findElement } from './playground/find-element.js';
import { createJournal } from './playground/journal.js';
import { languageOptions } from './playground/languages.js';
import { dress, mountElement } from './playground/mount.js';
import { followOutcomes } from './playground/outcomes.js';
import { followHandOff } from './playground/phone-frame.js';
import { keep, rememberControls } from './playground/remember.js';
import { styleRules, toText } from './playground/snippet.js';
import { followAccent, showPreset } from './playground/presets.js';
import { createScenarioPicker } from './playground/scenario-picker.js';
import { readSettings } from './playground/settings.js';
import { readCustomer, readSandbox, signIn, type ProviderName } from './playground/shop.js';
import { readFragment, toFragment } from './playground/share.js';
import { offerSpecimens } from './playground/specimens.js';
import { showStep } from './playground/steps.js';
import { showPreviews } from './playground/theme-preview.js';

const controls = findElement('#controls', HTMLFormElement);
const stage = findElement('#mount');
const steps = findElement('#steps');
const badge = findElement('#state');
const alarm = findElement('#alarm');

followAppearance(findElement('#appearance'));
findElement('#lang', HTMLSelectElement).append(...languageOptions());
rememberControls(controls);

const events = createJournal(findElement('#events'), 'Nothing yet. Events appear here as they happen.');
hearEvents(stage, events.add);
findElement('#clear').addEventListener('click', events.clear);
followOutcomes(
  createJournal(findElement('#outcomes'), 'No verdict yet. Finish a verification on the stage.'),
);

const showCode = createCodePanels();
const matchAccents = followAccent(controls);
const measurePreviews = showPreviews([...document.querySelectorAll<HTMLElement>('.preview')]);
const status = findElement('#copied');
makeCopyButton(findElement('#share', HTMLButtonElement), {
  text: () => new URL(toFragment(controls), location.href).href,
  status,
});
makeCopyButton(findElement('#copy-theme', HTMLButtonElement), {
  text: () => toText(styleRules({ attributes: [], properties: readSettings(controls).properties })),
  status,
});

let element: ReturnType<typeof mountElement> | undefined;
const cancel = findElement('#cancel', HTMLButtonElement);
stage.addEventListener('kyc-state', ({ detail }) => {
  showState(detail.state);
});
stage.addEventListener('kyc-success', () => {
  showStep(steps, 'welcome');
});
cancel.addEventListener('click', () => element?.cancel());
findElement('#restart').addEventListener('click', () => element?.restart());
offerDiagnosis(() => element);

const sandbox = await orAlarm(readSandbox());
const [specimensAt = ''] = sandbox.trustmatic.origins;
offerSpecimens(findElement('#specimens'), { origin: specimensAt });
findElement('#all-specimens', HTMLAnchorElement).href = `${specimensAt}/specimens/`;
const consent = findElement('[name="consent"]', HTMLInputElement);
const picker = createScenarioPicker(findElement('#scenarios'), { choose: () => void welcome() });
findElement('#fresh').addEventListener('click', () => void welcome());

// A reload resumes the session, and so does the return from a provider's page: a customer who was signed in
// still is.
const shared = readFragment(location.hash);
history.replaceState(history.state, '', location.pathname);
const known = await orAlarm(readCustomer());
const customer = !shared && known?.page === location.pathname ? known : null;
if (customer) {
  findElement(`[name="provider"][value="${customer.provider}"]`, HTMLInputElement).checked = true;
  consent.checked = customer.consent === true;
}
if (shared) {
  findElement(
    `[name="provider"][value="${shared.get('provider') === '10npay' ? '10npay' : 'trustmatic'}"]`,
    HTMLInputElement,
  ).checked = true;
  consent.checked = shared.has('consent');
}
showProvider(customer?.scenario ?? shared?.get('scenario') ?? undefined);

document.addEventListener('input', showLook); // the brand's fields stand outside of their form
findElement('#presets').addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) showPreset(controls, target.value);
  keep(controls);
  showLook();
});
controls.addEventListener('change', ({ target }) => {
  if (!(target instanceof Element) || target.matches('[name^="--kyc-"], [name="scenario"]')) return;
  if (target.matches('[name="provider"], [name="consent"]')) {
    if (target.matches('[name="provider"]')) showProvider();
    void welcome();
    return;
  }
  if (target.matches('[name="display"]')) waitForClick(target.matches('[value="popup"], [value="redirect"]'));
  mount();
});
// The event comes before the values change.
controls.addEventListener('reset', (event) => {
  event.preventDefault();
  resetAllBut('provider', 'scenario', 'consent');
  keep(controls);
  showLook();
  mount();
});

showLook();
if (customer) mount();
else await welcome();

/** Signs in a new customer for the present controls. */
async function welcome(): Promise<void> {
  const { provider, scenario } = await orAlarm(
    signIn({ provider: chosenProvider(), scenario: picker.chosen, consent: consent.checked }),
  );
  events.add({ at: new Date(), name: 'signed in', detail: { provider, scenario }, tone: 'quiet' });
  mount();
}

function chosenProvider(): ProviderName {
  return findElement('[name="provider"][value="10npay"]', HTMLInputElement).checked ? '10npay' : 'trustmatic';
}

/** Shows what belongs to the chosen provider: its scenarios, origins and attributes. */
function showProvider(scenario?: string): void {
  const provider = chosenProvider();
  const { origins, scenarios } = sandbox[provider];
  picker.offer(scenarios, scenario);
  const field = findElement('#provider-origins', HTMLInputElement);
  field.defaultValue = field.value = origins.join(' ');
  for (const choice of controls.querySelectorAll<HTMLElement>('[data-provider]'))
    choice.hidden = choice.dataset.provider !== provider;
}

/** Sets the start mode, so that a click on a control does not also open the provider's window. */
function waitForClick(isNeeded: boolean): void {
  findElement(`[name="start-mode"][value="${isNeeded ? 'manual' : 'auto'}"]`, HTMLInputElement).checked =
    true;
}

function mount(): void {
  const settings = readSettings(controls);
  element = mountElement(stage, settings);
  followHandOff(element);
  findElement('#diagnose', HTMLButtonElement).disabled = false;
  showState(element.state);
  showStep(steps, 'identity');
  showCode(settings);
}

function showLook(): void {
  matchAccents();
  const settings = readSettings(controls);
  dress(settings);
  showCode(settings);
  measurePreviews();
  for (const output of controls.elements) {
    if (!(output instanceof HTMLOutputElement)) continue;
    const input = findElement(`#${output.htmlFor.value}`, HTMLInputElement);
    output.value = input.value + (input.dataset.unit ?? '');
  }
}

function resetAllBut(...names: readonly string[]): void {
  for (const field of controls.elements) {
    if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
    if (!(field instanceof HTMLInputElement) || names.includes(field.name)) continue;
    field.value = field.defaultValue;
    field.checked = field.defaultChecked;
  }
}

function showState(state: EnrolmentState): void {
  badge.textContent = state;
  badge.dataset.state = state;
  cancel.disabled = /^(idle|succeeded|failed|cancelled)$/.test(state);
}

/** Shows an alarm if the demo's servers cannot be reached, because the page can do nothing without them. */
async function orAlarm<T>(answer: Promise<T>): Promise<T> {
  try {
    const value = await answer;
    alarm.hidden = true;
    return value;
  } catch (error) {
    alarm.textContent = 'The demo’s server does not answer. Start it again, then reload this page.';
    alarm.hidden = false;
    throw error;
  }
}
