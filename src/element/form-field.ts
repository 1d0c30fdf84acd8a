// An element that is a field of a form, and tells its state to CSS: what goes through ElementInternals.

import { LitElement } from 'lit';
import { own } from '../enrolment/own-properties.js';

export interface FieldValidity {
  /** What went wrong, in the customer's language; empty where nothing did. */
  readonly failure: string;
  /** What is wanted, in the customer's language. */
  readonly missing: string;
  /** Where a form shows either. */
  readonly anchor: HTMLElement | undefined;
}

/**
 * What there is of a form's side. Where tests run there is less than in a browser: jsdom 26 has none of the
 * methods, happy-dom 21 has nothing.
 */
type Internals = Partial<ElementInternals> & Pick<ElementInternals, 'states'>;

/**
 * A property that was set before the element was defined hides the accessor of that name. The last step of
 * construction: in Firefox a reflected attribute connects the element at once.
 */
export function takeOverEarly(element: object): void {
  for (const name of ['name', 'required', 'disabled']) {
    const early = own(element, name);
    if (early !== undefined && Reflect.deleteProperty(element, name)) Reflect.set(element, name, early);
  }
}

export abstract class FormField extends LitElement {
  static formAssociated: boolean;

  readonly #internals = ((this as Partial<FormField>).attachInternals?.() ?? {}) as Internals;

  /** What the form submits; empty is nothing. */
  abstract get value(): string;

  // Reflected as a native field's are: at once, so that `:disabled` and the form see the same. Frameworks set
  // what is undefined too, which toggles an attribute if it is passed on.

  /** The form field's name. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** The form is invalid until the customer has succeeded. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(isRequired: boolean) {
    this.toggleAttribute('required', isRequired || false);
  }

  /** Prevents a start. A running attempt continues. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute('disabled', isDisabled || false);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form as HTMLFormElement | null;
  }

  get validity(): ValidityState {
    return this.#internals.validity as ValidityState;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage as string;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate as boolean;
  }

  /** As of every field of a form: whether it is valid. */
  checkValidity(): boolean {
    return this.#internals.checkValidity?.() ?? true;
  }

  /** The same, and shows the customer what is missing. */
  reportValidity(): boolean {
    return this.#internals.reportValidity?.() ?? true;
  }

  /** Called by the browser, also for a disabled fieldset around. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Tells the form the value, and what is wrong with it. */
  protected updateField({ failure, missing, anchor }: FieldValidity): void {
    this.#internals.setFormValue?.(this.value || null);
    if (failure) this.#internals.setValidity?.({ customError: true }, failure, anchor);
    else if (this.required && !this.value)
      this.#internals.setValidity?.({ valueMissing: true }, missing, anchor);
    else this.#internals.setValidity?.({});
  }

  /** Older browsers have no custom states, or take only names with dashes. */
  protected markState(state: string, previous?: string): void {
    try {
      if (previous) this.#internals.states.delete(previous);
      this.#internals.states.add(state);
    } catch {
      // the `state` property and its event say the same
    }
  }
}

FormField.formAssociated = true;
