// The kit's routes as an OpenAPI document, made of the schemas that the kit parses with. `npm run openapi`
// writes it to docs/openapi.json.

import { createDocument } from 'zod-openapi';
import { pathsOfDevices } from './paths-of-devices.js';
import { pathsOfPages } from './paths-of-pages.js';
import { pathsOfServers } from './paths-of-servers.js';

export const paths = { ...pathsOfPages, ...pathsOfDevices, ...pathsOfServers };

/**
 * As every dialect of regular expressions has it. Java and Python refuse `\0` and `\p{Cs}`; that no half of a
 * character may be in a text is left to JSON, which has to be UTF-8.
 */
const portable = (pattern: string) => pattern.replace(String.raw`[^\0\p{Cs}]`, String.raw`[^\x00]`);

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
            name: '__Secure-kyc-device',
            description: 'What a phone gets when its customer has agreed to go on there.',
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
      },
    },
  );
  return `${JSON.stringify(document, null, 2)}\n`;
}
