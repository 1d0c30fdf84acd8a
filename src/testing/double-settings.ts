// The settings of the double: the same properties and attributes as the real element's, from the same list.

import type { Settings } from '../element/settings.js';
import { properties, standards } from '../element/settings-as-properties.js';

/** There is none in bare Node, where the door must be importable. */
const Base = ((globalThis as Partial<typeof globalThis>).HTMLElement ?? Object) as typeof HTMLElement;

const propertyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(properties).flatMap(([name, { attribute }]) =>
    typeof attribute === 'string' ? [[attribute, name] as const] : [],
  ),
);

/** Set before the tag was registered, it hides the accessor of that name. */
const early = (element: object, name: string) => {
  const value: unknown = Object.hasOwn(element, name) ? Reflect.get(element, name) : undefined;
  if (value === undefined || !Reflect.deleteProperty(element, name)) return;
  Reflect.set(element, name, value);
};

abstract class WithSettings extends Base {
  static get observedAttributes(): string[] {
    return [...propertyOf.keys(), 'disabled', 'required'];
  }

  readonly #values: Record<string, unknown> = { ...standards };

  constructor() {
    super();
    for (const name of [...Object.keys(properties), 'name', 'required', 'disabled']) early(this, name);
  }

  /** Called when something is set that an attempt may have waited for. */
  protected abstract reconsider(): void;

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const name = propertyOf.get(attribute);
    const convert = name === undefined ? undefined : properties[name]?.converter;
    if (name !== undefined && typeof convert === 'function') this.writeSetting(name, convert(text));
    this.reconsider();
  }

  readSetting(name: string): unknown {
    return this.#values[name];
  }

  writeSetting(name: string, value: unknown): void {
    this.#values[name] = value;
    this.reconsider();
  }
}

for (const name of Object.keys(properties))
  Object.defineProperty(WithSettings.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: WithSettings) {
      return this.readSetting(name);
    },
    set(this: WithSettings, value: unknown) {
      this.writeSetting(name, value);
    },
  });

/** Its properties are made of the list, so only the list can tell their types. */
export const DoubleWithSettings = WithSettings as unknown as Omit<typeof WithSettings, 'prototype'> &
  (abstract new () => WithSettings & Settings);
