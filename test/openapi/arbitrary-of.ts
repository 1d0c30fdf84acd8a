// Values that a schema of the document allows, for properties: whatever the kit may say.

import fc from 'fast-check';

/** What our document uses of JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly title?: string;
}

export interface OpenApiDocument {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

const known = new Set([
  ...['$ref', 'anyOf', 'type', 'const', 'enum', 'format', 'pattern', 'minLength', 'minimum', 'maximum'],
  ...['properties', 'required', 'description', 'title'],
]);

/** The schemas that a schema stands for: what it refers to, or each of its alternatives. */
export function alternativesOf(document: OpenApiDocument, schema: Schema): Schema[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => alternativesOf(document, one));
  if (schema.$ref === undefined) return [schema];
  const target = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (!target) throw new RangeError(`${schema.$ref} is not there.`);
  return alternativesOf(document, target);
}

/** @throws RangeError for a keyword that is not known here: it would not be kept to */
export function arbitraryOf(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const strange = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (strange.length > 0) throw new RangeError(`Nothing is known of ${strange.join(', ')}.`);
  if (schema.anyOf ?? schema.$ref !== undefined)
    return fc.oneof(...alternativesOf(document, schema).map((one) => arbitraryOf(document, one)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.double({
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
        noNaN: true,
        noDefaultInfinity: true,
      });
    case 'string':
      return textOf(schema);
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const model = Object.entries(properties).map(
        ([name, property]) => [name, arbitraryOf(document, property)] as const,
      );
      return fc.record(Object.fromEntries(model), { requiredKeys: [...required] });
    }
    default:
      throw new RangeError(`Nothing is known of the type ${String(schema.type)}.`);
  }
}

function textOf({ format, pattern, minLength = 0 }: Schema): fc.Arbitrary<string> {
  if (format === 'uri') return fc.webUrl();
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, unit: 'binary' });
}
