// The kit's routes as an OpenAPI document, made of the schemas that the kit parses with. `npm run openapi`
// writes it to docs/openapi.json.

import { createDocument } from 'zod-openapi';
import type {
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponseObject,
} from 'zod-openapi';
import { operationOf } from './operations.js';
import { pathsOfDevices } from './paths-of-devices.js';
import { pathsOfPages } from './paths-of-pages.js';
import { pathsOfServers } from './paths-of-servers.js';

export const paths = withOperations({ ...pathsOfPages, ...pathsOfDevices, ...pathsOfServers });

/** Gives each operation its name and its examples. */
function withOperations(given: ZodOpenApiPathsObject): ZodOpenApiPathsObject {
  return Object.fromEntries(
    Object.entries(given).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Record<string, ZodOpenApiOperationObject>).map(([method, operation]) => [
          method,
          named(operation, operationOf(method, path)),
        ]),
      ),
    ]),
  );
}

type Known = ReturnType<typeof operationOf>;

function named(operation: ZodOpenApiOperationObject, { id, request, answer }: Known) {
  const json = 'application/json';
  const { requestBody: body, responses } = operation;
  const ok = responses['200'] as ZodOpenApiResponseObject | undefined;
  return {
    operationId: id,
    ...operation,
    ...(request && body && { requestBody: { ...body, content: withExample(body.content, json, request) } }),
    ...(answer !== undefined &&
      ok?.content && {
        responses: { ...responses, '200': { ...ok, content: withExample(ok.content, json, answer) } },
      }),
  };
}

function withExample(content: ZodOpenApiContentObject, type: string, example: unknown) {
  return { ...content, [type]: { ...content[type as 'application/json'], example } };
}

/**
 * As every dialect of regular expressions has it. Java and Python refuse `\0` and `\p{Cs}`; that no half of a
 * character may be in a text is left to JSON, which has to be UTF-8.
 */
const portable = (pattern: string) => pattern.replace(String.raw`[^\0\p{Cs}]`, String.raw`[^\x00]`);

const isPreset = (schema: unknown) =>
  typeof schema === 'object' && schema !== null && Object.hasOwn(schema, 'default');

/** The document as it is committed. */
export function openApiText(): string {
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'kyc-enrolment, the merchant server kit',
        version: '0.1.0',
        description:
          'Everything below the mount of `createKycServer`. Unknown fields are to be ignored, ' +
          'in requests and in ' +
          'answers. See docs/contract.md for what it means.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/kyc', description: 'The mount: `baseUrl`.' }],
      components: {
        securitySchemes: {
          login: {
            type: 'apiKey',
            in: 'cookie',
            name: 'session',
            description:
              "The merchant's own login, whatever `identify` reads. Requests of other origins " +
              "than the merchant's " +
              'are refused.',
          },
          phone: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-kyc-device%2Fkyc',
            description:
              'What a phone gets when its customer has agreed to go on there. ' +
              "Its name ends with the mount's path, URI-encoded.",
          },
          onboardingServer: {
            type: 'http',
            scheme: 'basic',
            description: "The credentials that Wultra's Onboarding Server is configured with.",
          },
        },
      },
      paths,
    },
    {
      override: ({ jsonSchema }) => {
        if (jsonSchema.pattern !== undefined) jsonSchema.pattern = portable(jsonSchema.pattern);
        // Answers grow: who generates a client of this must not refuse a field that is new.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // Nobody has to send what has a default.
        const { required, properties = {} } = jsonSchema;
        const owed = required?.filter((name) => !isPreset(properties[name]));
        if (owed?.length) jsonSchema.required = owed;
        else delete jsonSchema.required;
      },
    },
  );
  return `${JSON.stringify(document, null, 2)}\n`;
}
