// What a template may say of <kyc-enrolment>, in every framework's own typings: attributes by their names in
// HTML, and events by the way in which the framework listens.

import type { KycEventDetails } from '../element/events.js';
import type { Settings } from '../element/settings.js';

type Kebab<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${Kebab<Rest>}`
  : Name;

type Text<Value> = Value extends boolean | undefined
  ? boolean | 'true' | 'false' | ''
  : Value extends readonly string[]
    ? string
    : Value;

/** Settings that are properties alone: functions and objects have no text. */
type PropertyName = 'requestSession' | 'fetch' | 'texts' | 'captureDetector';

/** Attributes of a field in a form. */
interface FieldAttributes {
  readonly name?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly form?: string | undefined;
}

/** Every attribute of the element's own; the standard ones are the framework's. */
export type TemplateAttributes = FieldAttributes & {
  readonly [Name in Exclude<keyof Settings, PropertyName> as Kebab<Name>]?: Text<Settings[Name]> | undefined;
};

/** Every property, for frameworks that set properties where the element has them. */
export type AllProperties = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** A listener of each event, under a prefix: `on` gives `onkyc-success`. */
export type Listeners<Prefix extends string> = {
  readonly [Name in keyof KycEventDetails as `${Prefix}${Name}`]?:
    ((event: HTMLElementEventMap[Name]) => void) | undefined;
};
