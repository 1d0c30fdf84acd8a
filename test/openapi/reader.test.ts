// The document and the widget cannot drift: whatever the document allows an answer to be is read by the
// widget
// as it was meant, and the widget reads nothing that the document does not have.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parseSession } from '../../src/enrolment/merchant-contract.js';
import { parseStatus } from '../../src/enrolment/status-contract.js';
import { alternativesOf, arbitraryOf, type OpenApiDocument, type Schema } from './arbitrary-of.js';

const document = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
) as OpenApiDocument;

function answerOf(method: string, path: string): Schema {
  const schema = document.paths[path]?.[method]?.responses['200']?.content?.['application/json']?.schema;
  if (!schema) throw new RangeError(`${method} ${path} is not documented.`);
  return schema;
}

/** Without what is undefined, and without `false`, which is what an absent field says. */
const said = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === false ? undefined : part)));

/** As they stand in an answer: the widget keeps the status in a field of its own. */
function readSession(body: unknown): object {
  const { status, ...session } = parseSession(body, parseStatus);
  return { ...session, ...status };
}

describe.each([
  ['GET status', answerOf('get', '/session/{id}'), parseStatus],
  ['POST session', answerOf('post', '/session'), readSession],
])('%s', (_, schema, read) => {
  it('is read as it was meant, whatever the document allows', () => {
    fc.assert(
      fc.property(arbitraryOf(document, schema), (answer) => {
        expect(said(read(answer))).toEqual(said(answer));
      }),
      { numRuns: 300 },
    );
  });

  it('is read with fields that are new, which say nothing', () => {
    const strange = fc.dictionary(
      fc.string().filter((name) => !/^(__proto__|webEnrolmentUrl|videoIdentificationUrl)$/.test(name)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(arbitraryOf(document, schema), strange, (answer, more) => {
        const known = Object.keys(fieldsOf(alternativesOf(document, schema)));
        const unknown = Object.entries(more).filter(([name]) => !known.includes(name));
        expect(read({ ...Object.fromEntries(unknown), ...(answer as object) })).toEqual(read(answer));
      }),
    );
  });

  it('is read for nothing that the document does not have', () => {
    for (const alternative of alternativesOf(document, schema)) {
      fc.assert(
        fc.property(arbitraryOf(document, alternative), (answer) => {
          // of the providers' own forms
          const { accessToken: _token, ...read_ } = read(answer) as Record<string, unknown>;
          expect(Object.keys(alternative.properties ?? {})).toEqual(
            expect.arrayContaining(Object.keys(read_)),
          );
          const page = alternative.properties?.['page'];
          if (page)
            expect(Object.keys(page.properties ?? {})).toEqual(
              expect.arrayContaining(Object.keys(read_['page'] as object)),
            );
        }),
        { numRuns: 20 },
      );
    }
  });
});

const fieldsOf = (schemas: readonly Schema[]): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...schemas.map(({ properties = {} }) => properties)) as Record<string, Schema>;
