// Routes that the widget asks.

import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { decisionSchema } from '../../src/server/consent/consent-decisions.js';
import { wishesSchema } from '../../src/server/session-request.js';
import { ofBodies, ofPages, refusals } from './problem-responses.js';
import {
  completeAnswer,
  consent,
  described,
  documentAnswer,
  faceAnswer,
  session,
  status,
} from './schemas.js';
import { pageSteps } from '../../src/enrolment/page-kinds-and-steps.ts';

const json = (schema: z.ZodMiniType) => ({ 'application/json': { schema } });
const ofSession = { path: z.object({ id: z.guid() }) };
const picture = z.object({ imageBase: described(z.base64(), 'A JPEG or PNG of at most 10 MB.') });
const gone = ['SESSION_NOT_FOUND', 'SESSION_GONE'] as const;

export const takesPicture = (what: string, answer: z.ZodMiniType): ZodOpenApiOperationObject => ({
  summary: `Sends a picture of the ${what} to the provider`,
  tags: ['pictures'],
  security: [{ login: [] }],
  requestParams: ofSession,
  requestBody: { required: true, content: json(picture) },
  responses: {
    '200': { description: "The provider's answer.", content: json(answer) },
    ...refusals(
      ...ofPages,
      ...ofBodies,
      ...gone,
      'CONSENT_REQUIRED',
      'CONTINUED_ELSEWHERE',
      'PROVIDER_UNAVAILABLE',
    ),
  },
});

export const pathsOfPages: ZodOpenApiPathsObject = {
  '/session': {
    post: {
      summary: "The caller's open enrolment, or a new one",
      tags: ['enrolment'],
      security: [{ login: [] }],
      requestParams: {
        header: z.object({ 'idempotency-key': z.optional(described(z.guid(), 'One for each attempt.')) }),
      },
      requestBody: {
        required: true,
        content: json(wishesSchema),
        description: 'Wishes, which the server may ignore.',
      },
      responses: {
        '200': { description: 'The enrolment and where it stands.', content: json(session) },
        ...refusals(
          ...ofPages,
          ...ofBodies,
          'CONSENT_REQUIRED',
          'NOT_ELIGIBLE',
          'SESSION_LIMIT',
          'SESSION_GONE',
          'PROVIDER_UNAVAILABLE',
        ),
      },
    },
  },
  '/session/{id}': {
    get: {
      summary: 'Where an enrolment stands',
      tags: ['enrolment'],
      security: [{ login: [] }],
      requestParams: {
        ...ofSession,
        query: z.object({
          seen: z.optional(
            described(
              z.enum(['submitted', 'returned', 'failed', 'closed']),
              'What the browser saw of the page; a hint.',
            ),
          ),
          step: z.optional(described(z.enum(pageSteps), 'Of which page it speaks.')),
          own: z.optional(described(z.literal('1'), "It was seen in the element's own frame or window.")),
        }),
      },
      responses: {
        '200': { description: 'A page, a wait, or a verdict.', content: json(status) },
        ...refusals(...ofPages, ...gone),
      },
    },
  },
  '/session/{id}/document': { post: takesPicture('document', documentAnswer) },
  '/session/{id}/face': { post: takesPicture('face', faceAnswer) },
  '/session/{id}/complete': {
    post: {
      summary: 'Tells the provider that all pictures are there',
      tags: ['pictures'],
      security: [{ login: [] }],
      requestParams: ofSession,
      responses: {
        '200': { description: "The provider's answer.", content: json(completeAnswer) },
        ...refusals(...ofPages, ...gone, 'CONSENT_REQUIRED', 'CONTINUED_ELSEWHERE', 'PROVIDER_UNAVAILABLE'),
      },
    },
  },
  '/consent': {
    get: {
      summary: 'The text that a customer is to agree to',
      tags: ['consent'],
      security: [{ login: [] }],
      requestParams: { query: z.object({ language: z.optional(described(z.string(), 'BCP 47.')) }) },
      responses: {
        '200': { description: 'The present text.', content: json(consent) },
        ...refusals(...ofPages),
      },
    },
    post: {
      summary: "A customer's decision",
      tags: ['consent'],
      security: [{ login: [] }],
      requestBody: { required: true, content: json(decisionSchema) },
      responses: {
        '204': { description: 'It is written down.' },
        ...refusals(...ofPages, ...ofBodies, 'CONSENT_STALE'),
      },
    },
  },
};
