// The element's description for catalogues and editors: custom-elements.json (Custom Elements Manifest 2.1),
// VS Code's HTML custom data, and web-types for JetBrains.

import type { ElementModel } from './element-model.ts';

const tag = 'kyc-enrolment';
const module = 'dist/element/kyc-enrolment.js';

interface About {
  readonly version: string;
}

/** Texts by their path in the page's package. */
export function editorData(model: ElementModel, { version }: About): Readonly<Record<string, string>> {
  const text = (data: object) => `${JSON.stringify(data, null, 2)}\n`;
  return {
    'custom-elements.json': text(manifest(model)),
    'vscode.html-custom-data.json': text(customData(model)),
    'web-types.json': text(webTypes(model, version)),
  };
}

function manifest(model: ElementModel) {
  const { settings, facts, methods, events, slots, parts, cssProperties, states, summary } = model;
  const declaration = {
    kind: 'class',
    name: 'KycEnrolment',
    tagName: tag,
    customElement: true,
    description: summary,
    members: [
      ...settings.map(({ name, type, description, standard, attribute }) => ({
        kind: 'field',
        name,
        type: { text: type },
        description,
        ...(standard !== undefined && { default: standard }),
        ...(attribute !== undefined && { attribute }),
      })),
      ...facts.map(({ name, type, description, isReadonly, attribute }) => ({
        kind: 'field',
        name,
        type: { text: type },
        ...(description && { description }),
        ...(isReadonly && { readonly: true }),
        ...(attribute !== undefined && { attribute, reflects: true }),
      })),
      ...methods.map(({ name, type, description }) => ({
        kind: 'method',
        name,
        ...(description && { description }),
        return: { type: { text: type.replace(/^.*=> /, '') } },
      })),
    ],
    attributes: attributesOf(model).map(({ name, property, type, description, standard }) => ({
      name,
      fieldName: property,
      type: { text: type },
      description,
      ...(standard !== undefined && { default: standard }),
    })),
    events: events.map(({ name, className, type, description }) => ({
      name,
      type: { text: className },
      description: `${description} detail: ${type}`,
    })),
    slots: [{ name: '', description: 'Shown where there is no JavaScript.' }, ...slots],
    cssParts: parts,
    cssProperties: cssProperties.map(({ standard, ...property }) => ({
      ...property,
      ...(standard !== undefined && { default: standard }),
    })),
    cssStates: states.map((name) => ({ name, description: `While \`state\` is "${name}".` })),
  };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: [declaration],
        exports: [{ kind: 'js', name: declaration.name, declaration: { name: declaration.name, module } }],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [
          { kind: 'custom-element-definition', name: tag, declaration: { name: declaration.name, module } },
        ],
      },
    ],
  };
}

/** Every attribute of the element's own, of a field in a form, and of every element. */
export function attributesOf({
  settings,
  facts,
  inherited,
}: Pick<ElementModel, 'settings' | 'facts' | 'inherited'>) {
  const ofSettings = settings.flatMap(({ attribute, name, ...rest }) =>
    attribute === undefined ? [] : [{ name: attribute, property: name, ...rest }],
  );
  const ofField = facts.flatMap(({ attribute, name, type, description }) =>
    attribute === undefined
      ? []
      : [
          {
            name: attribute,
            property: name,
            type,
            description,
            words: [] as readonly string[],
            isFlag: type === 'boolean',
            standard: undefined,
          },
        ],
  );
  const ofEveryElement = inherited.map(({ name, description }) => ({
    name,
    property: name,
    type: 'string',
    description,
    words: [] as readonly string[],
    isFlag: false,
    standard: undefined,
  }));
  return [...ofSettings, ...ofField, ...ofEveryElement];
}

function customData(model: ElementModel) {
  return {
    version: 1.1,
    tags: [
      {
        name: tag,
        description: model.summary,
        attributes: attributesOf(model).map(({ name, description, words, isFlag }) => ({
          name,
          description,
          ...(isFlag && { valueSet: 'v' }), // present or not
          ...(words.length > 0 && { values: words.map((word) => ({ name: word })) }),
        })),
      },
    ],
  };
}

function webTypes(model: ElementModel, version: string) {
  const { summary, slots, events, cssProperties, parts, settings } = model;
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: tag,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tag,
            description: summary,
            attributes: attributesOf(model).map(({ name, description, words, isFlag, standard }) => ({
              name,
              description,
              ...(isFlag && { value: { type: 'boolean', required: false } }),
              ...(words.length > 0 && { value: { type: words.map((word) => `'${word}'`).join(' | ') } }),
              ...(standard !== undefined && { default: standard }),
            })),
            slots,
            js: {
              properties: settings.map(({ name, type, description }) => ({ name, type, description })),
              events: events.map(({ name, description }) => ({ name, description })),
            },
            css: {
              properties: cssProperties.map(({ name, description }) => ({ name, description })),
              parts,
            },
          },
        ],
      },
    },
  };
}
