// The double as a field of a form. Where the window has nothing of a form's side, as jsdom and happy-dom, it
// answers for itself and submits nothing.

import type { EnrolmentState } from '../enrolment/states.js';
import { DoubleWithSettings } from './double-settings.js';

const noFault = {
  badInput: false,
  patternMismatch: false,
  rangeOverflow: false,
  rangeUnderflow: false,
  stepMismatch: false,
  tooLong: false,
  tooShort: false,
  typeMismatch: false,
};

export abstract class DoubleField extends DoubleWithSettings {
  static formAssociated: boolean;

  readonly #internals: Partial<ElementInternals> = (this as Partial<HTMLElement>).attachInternals?.() ?? {};

  abstract get state(): EnrolmentState;
  /** The session's id once the customer has succeeded, else empty. */
  abstract get value(): string;

  /** The form field's name. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** The form needs a finished verification. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(isRequired: boolean) {
    this.toggleAttribute('required', isRequired || false);
  }

  /** Keeps from starting; a running attempt goes on. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute('disabled', isDisabled || false);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form ?? this.closest('form');
  }

  get validity(): ValidityState {
    const customError = this.state === 'failed';
    const valueMissing = !customError && this.required && this.value === '';
    return { ...noFault, customError, valueMissing, valid: !customError && !valueMissing };
  }

  get validationMessage(): string {
    return this.validity.valid ? '' : 'The double has not succeeded.';
  }

  get willValidate(): boolean {
    return !this.isDisabled();
  }

  /** As a native field's: fires `invalid` if it is. */
  checkValidity(): boolean {
    const isValid = this.isDisabled() || this.validity.valid;
    if (!isValid) this.dispatchEvent(new Event('invalid', { cancelable: true }));
    return isValid;
  }

  reportValidity(): boolean {
    return this.checkValidity();
  }

  /** By its own attribute, or a fieldset's. */
  protected isDisabled(): boolean {
    return this.disabled || this.closest('fieldset[disabled]') !== null;
  }

  /** Tells the form and CSS, where the window can. */
  protected mark(state: EnrolmentState, previous?: EnrolmentState): void {
    const { states } = this.#internals;
    if (previous) states?.delete(previous);
    states?.add(state);
    this.#internals.setFormValue?.(this.value || null);
    this.#internals.setValidity?.(this.validity, this.validationMessage);
  }
}

DoubleField.formAssociated = true;
