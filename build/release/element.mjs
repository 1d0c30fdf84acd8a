// What a page can write, hear and style of the element, as text that can be compared: from its
// custom-elements.json. Pure.

/** The lists of a declaration, and what a reader calls their entries. */
const kinds = {
  attributes: 'attribute',
  members: 'property or method',
  events: 'event',
  slots: 'slot',
  cssParts: 'part',
  cssProperties: 'custom property',
  cssStates: 'state',
};

/** Each entry's type and default, by its kind and name. */
export function elementOf({ modules }) {
  const declared = modules.flatMap(({ declarations = [] }) => declarations);
  const [element] = declared.filter(({ tagName }) => tagName !== undefined);
  if (!element) throw new Error('custom-elements.json has no element.');
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([list, kind]) =>
      (element[list] ?? []).map((entry) => [`${kind} ${entry.name || '(default)'}`, textOf(entry)]),
    ),
  );
}

function textOf({ type, return: returned, default: standard }) {
  const text = (type ?? returned?.type)?.text ?? '';
  return standard === undefined ? text : `${text} = ${standard}`.trim();
}
