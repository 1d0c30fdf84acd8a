// What the pages write about the element in markup and CSS: its attributes and their words, properties,
// events, slots, parts, states and custom properties, also between backticks in a sentence.

import type { ElementModel } from '../../build/element-model.ts';
import { knownAttributes } from '../../src/enrolment/known-attributes.ts';

/** Attributes of every element. */
const everywhere = ['id', 'class', 'lang', 'slot', 'hidden'];
/** The input of the Angular directive in docs/frameworks.md. */
const ofDirective = '[settings]';
const directives = /^(?:prop:|on:|\(|@|on(?=kyc-))|\)$/g;

interface Attribute {
  readonly name: string;
  readonly value: string | undefined;
}

/** With braces in it, one deep. */
const inBraces = String.raw`\{(?:[^{}]|\{[^{}]*\})*\}`;
const ours = new RegExp(String.raw`<kyc-enrolment(?=[\s>/])(?:"[^"]*"|${inBraces}|[^>"{])*>`, 'g');
const anAttribute = new RegExp(String.raw`([^\s=<>/"']+)(?:=(?:"([^"]*)"|${inBraces}))?`, 'g');

const attributesIn = (tag: string): readonly Attribute[] =>
  [...tag.matchAll(anAttribute)]
    .slice(1) // the tag's name
    .map(([, name = '', value]) => ({ name, value }));

/** The tags of ours in a text, each from `<` to `>`. */
const tagsIn = (text: string) => text.match(ours) ?? [];

/** Some parts are named in the description of another one that they are in. */
const partsOf = ({ parts }: ElementModel) =>
  parts.flatMap(({ name, description }) =>
    [name, ...[...description.matchAll(/`([\w-]+)`/g)].map(([, inner = '']) => inner)].map((one) => ({
      name: one,
    })),
  );

/** Everything that the element does not have. */
export function unknownWords(text: string, model: ElementModel): readonly string[] {
  const events = model.events.map(({ name }) => name);
  const properties = [...model.settings, ...model.facts].map(({ name }) => name);
  const ofTag = tagsIn(text)
    .flatMap(attributesIn)
    .filter(({ name, value }) => {
      const plain = name.replaceAll(directives, '');
      if (plain !== name) return ![...events, ...properties].includes(plain);
      if (everywhere.includes(name) || name === ofDirective) return false;
      if (!(name in knownAttributes)) return true;
      const words = knownAttributes[name] ?? [];
      return words.length > 0 && value !== undefined && !words.includes(value);
    });
  const named = (pattern: RegExp, known: readonly { readonly name: string }[]) =>
    [...text.matchAll(pattern)]
      .map(([whole, name = '']) => ({ whole, name }))
      .filter(({ name }) => !known.some((one) => one.name === name))
      .map(({ whole }) => whole);
  return [
    ...ofTag.map(({ name, value = '' }) => `${name}="${value}"`),
    ...named(/(?<![\w-])(--kyc-[a-z-]+)(?![\w-]*\*)/g, model.cssProperties),
    ...named(/::part\(([\w-]+)\)/g, partsOf(model)),
    ...named(
      /:state\(([\w-]+)\)/g,
      model.states.map((name) => ({ name })),
    ),
    ...named(/(?<=[^\w])slot="([\w-]+)"/g, model.slots),
  ];
}

const empty = /^(?:!doctype|link|meta|img|br|input|source)$/i;

/** The first tag of a piece of HTML that is not closed where it should be. Undefined if all are. */
export function unclosedTag(html: string): string | undefined {
  const open: string[] = [];
  const markup = html.replaceAll(/(<script[^>]*>).*?(?=<\/script>)/gs, '$1');
  for (const [whole, slash, name = '', rest = ''] of markup.matchAll(
    /<(\/?)([!\w-]+)((?:"[^"]*"|[^>"])*)>/g,
  )) {
    if (slash && open.pop() !== name) return whole;
    if (!slash && !empty.test(name) && !rest.endsWith('/')) open.push(name);
  }
  return open.at(-1);
}
