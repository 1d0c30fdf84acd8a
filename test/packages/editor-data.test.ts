// What editors and catalogues are told of the element, held against the element itself.

import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { docsTables, withTables } from '../../build/docs-tables.ts';
import { editorData } from '../../build/editor-data.ts';
import { readErrorCodes } from '../../build/error-model.ts';
import { readElement } from '../../build/element-model.ts';
import { knownAttributesPath, knownAttributesText } from '../../build/known-attributes.ts';
import { KycEnrolment } from '../../src/element/kyc-enrolment.js';
import { settings } from '../../src/element/settings.js';
import { properties, standards } from '../../src/element/settings-as-properties.js';
import { root } from '../support/build.ts';

const model = readElement(root);
const files = editorData(model, { version: '1.2.3' });
const named = z.array(z.object({ name: z.string() }));
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

const Member = z.object({
  kind: z.enum(['field', 'method']),
  name: z.string(),
  description: z.optional(z.string()),
  type: z.optional(z.object({ text: z.string() })),
  attribute: z.optional(z.string()),
  default: z.optional(z.string()),
});
const Manifest = z.object({
  schemaVersion: z.string(),
  modules: z.array(
    z.object({
      path: z.string(),
      declarations: z.array(
        z.object({
          tagName: z.literal('kyc-enrolment'),
          members: z.array(Member),
          attributes: z.array(
            z.object({ name: z.string(), fieldName: z.string(), default: z.optional(z.string()) }),
          ),
          events: z.array(z.object({ name: z.string(), description: z.string() })),
          slots: named,
          cssParts: named,
          cssProperties: named,
          cssStates: named,
        }),
      ),
    }),
  ),
});
const [declaration] =
  Manifest.parse(JSON.parse(files['custom-elements.json'] ?? '')).modules[0]?.declarations ?? [];
if (!declaration) throw new Error('The manifest has no element.');
const source = (path: string) => readFileSync(`${root}src/element/${path}`, 'utf8');

describe('custom-elements.json', () => {
  it('has every attribute that the element observes, with its default', () => {
    expect(names(declaration.attributes).sort()).toEqual(
      [...KycEnrolment.observedAttributes, 'name', 'disabled'].sort(),
    );
    for (const { fieldName, default: said } of declaration.attributes) {
      const standard = standards[fieldName];
      const text = standard === undefined ? 'undefined' : JSON.stringify(standard).replaceAll('"', "'");
      if (said !== undefined) expect(said, fieldName).toBe(text);
    }
  });

  it('has every property, described and typed, and none of the element’s inside', () => {
    const fields = declaration.members.filter(({ kind }) => kind === 'field');
    expect(names(fields)).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(fields.filter(({ type }) => !type?.text || /\bany\b/.test(type.text))).toEqual([]);
    const undescribed = fields.filter(({ description }) => !description).map(({ name }) => name);
    expect(undescribed).toEqual(['form', 'validity', 'validationMessage', 'willValidate']); // the platform's
    const display = fields.find(({ name }) => name === 'display');
    expect(display).toMatchObject({ attribute: 'display', default: "'inline'" });
    for (const { name } of fields)
      expect(name in KycEnrolment.prototype || Object.hasOwn(properties, name), name).toBe(true);
  });

  it('has every method', () => {
    const methods = declaration.members.filter(({ kind }) => kind === 'method').map(({ name }) => name);
    const own = ['start', 'restart', 'cancel', 'checkValidity', 'reportValidity'];
    expect(methods).toEqual(expect.arrayContaining(own));
    expect(methods.filter((name) => /Callback|update|render/i.test(name))).toEqual([]);
  });

  it('has every event, with its detail', () => {
    const [, details = ''] = source('events.ts').split('interface KycEventDetails');
    const events = [...(details.split('\n}')[0] ?? '').matchAll(/'(kyc-[a-z-]+)'/g)].map(
      ([, name = '']) => name,
    );
    expect(names(declaration.events).sort()).toEqual(events.sort());
    expect(declaration.events.filter(({ description }) => !/detail: \S/.test(description))).toEqual([]);
  });

  it.each([
    ['slots', declaration.slots, { file: 'kyc-enrolment.ts', tag: 'slot' }, ['']],
    ['parts', declaration.cssParts, { file: 'theme-and-first-screen-styles.ts', tag: 'csspart' }, []],
    [
      'custom properties',
      declaration.cssProperties,
      { file: 'theme-and-first-screen-styles.ts', tag: 'cssprop' },
      [],
    ],
  ] as const)('has all %s', (_, listed, { file, tag }, more) => {
    const documented = [...source(file).matchAll(new RegExp(` \\* @${tag} \\[?([\\w-]+)`, 'g'))];
    expect(documented.length).toBeGreaterThan(4);
    expect(names(listed).sort()).toEqual([...more, ...documented.map(([, name = '']) => name)].sort());
  });

  it('has every state', () => {
    const states = [...source('../enrolment/states.ts').matchAll(/(?:^ {2}|\| )'([a-z]+)'(?= \||;)/gm)];
    expect(names(declaration.cssStates).sort()).toEqual(states.map(([, name = '']) => name).sort());
  });
});

describe('the editors’ files', () => {
  it('VS Code has every attribute, with its words', () => {
    const Data = z.object({
      version: z.literal(1.1),
      tags: z.array(
        z.object({
          name: z.string(),
          attributes: z.array(z.object({ name: z.string(), values: z.optional(named) })),
        }),
      ),
    });
    const [tag] = Data.parse(JSON.parse(files['vscode.html-custom-data.json'] ?? '')).tags;
    expect(names(tag?.attributes ?? [])).toEqual(names(declaration.attributes));
    expect(names(tag?.attributes.find(({ name }) => name === 'capture')?.values ?? [])).toEqual([
      'hosted',
      'own',
    ]);
  });

  it('web-types have the same', () => {
    const Types = z.object({
      name: z.string(),
      version: z.literal('1.2.3'),
      contributions: z.object({
        html: z.object({ elements: z.array(z.object({ attributes: named, slots: named })) }),
      }),
    });
    const [element] = Types.parse(JSON.parse(files['web-types.json'] ?? '')).contributions.html.elements;
    expect(names(element?.attributes ?? [])).toEqual(names(declaration.attributes));
  });

  it('the doctor knows the same attributes: if not, run `npm run manifest`', () => {
    expect(readFileSync(root + knownAttributesPath, 'utf8')).toBe(knownAttributesText(model));
  });
});

describe('the tables of docs are those of the source: if not, run `npm run manifest`', () => {
  it.each(Object.entries(docsTables(model)))('%s', (path, tables) => {
    const page = readFileSync(root + path, 'utf8');
    expect(page).toBe(withTables(page, tables));
    expect(Object.values(tables).filter((rows) => /import\(|\| +\|/.test(rows))).toEqual([]);
  });

  it('an error code that nothing is said of is told', () => {
    expect(model.errors.flatMap(({ codes }) => codes).length).toBeGreaterThan(20);
    const said = `export type KycErrorCode =\n  /** Yes.\n * @mend Do. */\n  | 'A'`;
    expect(readErrorCodes(`${said}\n  | 'B';`)).toEqual([
      { codes: ['A', 'B'], meaning: 'Yes.', mend: 'Do.', retryable: undefined },
    ]);
    expect(() => readErrorCodes(`export type KycErrorCode = 'C' | 'D';`)).toThrow(/no comment: 'C'/);
  });

  it('a page that has lost the marks of a table is told', () => {
    expect(() => withTables('# The element', { events: '| Event |' })).toThrow(/no <!-- events: /);
  });
});
