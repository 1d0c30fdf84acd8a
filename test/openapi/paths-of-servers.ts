// Routes that providers, load balancers and the provider's pages come to.

import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { webhookSchema } from '../../src/providers/trustmatic/wire.js';
import {
  consentTextAnswerSchema,
  decisionAnswerSchema,
  errorAnswerSchema,
  lookupAnswerSchema,
  otpAnswerSchema,
} from '../../src/providers/wultra/wire/answer-bodies.js';
import { eventRequestSchema } from '../../src/providers/wultra/wire/event-bodies.js';
import {
  approveRequestSchema,
  consentStorageRequestSchema,
  consentTextRequestSchema,
  evaluateRequestSchema,
  lookupRequestSchema,
  otpRequestSchema,
} from '../../src/providers/wultra/wire/request-bodies.js';
import { ofAll, ofOwnPages, refusals } from './problem-responses.js';
import { partOfPage } from './part-of-page.js';
import { described, health } from './schemas.js';

const json = (schema: z.ZodMiniType) => ({ 'application/json': { schema } });
const empty = 'Nothing to say.';

const serviceRefusal = {
  id: 'ServiceRefusal',
  description: 'A refusal in the form that the Onboarding Server documents; it looks at the status alone.',
  content: json(errorAnswerSchema),
};

/** A refusal that passes. */
const refusalForNow = {
  ...serviceRefusal,
  id: 'ServiceRefusalForNow',
  headers: z.object({ 'retry-after': z.optional(described(z.string(), 'Seconds.')) }),
};

interface Service {
  readonly summary: string;
  readonly body: z.ZodMiniType;
  readonly answer?: z.ZodMiniType;
  /** What it refuses beside what all refuse. */
  readonly refuses?: readonly ('404' | '409')[];
}

const service = ({ summary, body, answer, refuses = [] }: Service): { post: ZodOpenApiOperationObject } => ({
  post: {
    summary,
    tags: ['wultra'],
    security: [{ onboardingServer: [] }],
    requestBody: { required: true, content: json(body) },
    responses: {
      ...(answer
        ? { '200': { description: "The hook's answer.", content: json(answer) } }
        : { '204': { description: empty } }),
      ...Object.fromEntries(
        ['400', '401', '405', '408', ...refuses, '413', '415', '429', '500', '503'].map((status) => [
          status,
          status === '429' || status === '503' ? refusalForNow : serviceRefusal,
        ]),
      ),
    },
  },
});

const ready: ZodOpenApiOperationObject = {
  summary: 'Whether the kit can work',
  tags: ['operation'],
  responses: {
    '200': { description: 'It can.', content: json(health('ok')) },
    '503': {
      description: 'It closes, or its store takes nothing.',
      content: json(health('unavailable')),
    },
    ...refusals('METHOD_NOT_ALLOWED', 'INTERNAL_ERROR'),
  },
};

const returns = (summary: string): { get: ZodOpenApiOperationObject } => ({
  get: {
    summary,
    tags: ['return'],
    requestParams: { query: z.object({ state: z.optional(z.string()) }) },
    responses: {
      '200': {
        description: 'A page that tells the window it came from, and closes.',
        content: { 'text/html': { schema: z.string() } },
      },
      '303': {
        description: 'On to the merchant, for `display="redirect"`.',
        headers: z.object({ location: z.url() }),
      },
      ...refusals(...ofOwnPages),
    },
  },
});

export const pathsOfServers: ZodOpenApiPathsObject = {
  '/return/success': returns("The provider's page leads back here"),
  '/return/fail': returns("10nPay's Fail page leads back here"),
  '/return/done': partOfPage(
    'return',
    'The return page once more, after the redirect to itself',
    'text/html',
  ),
  '/return/return.js': partOfPage('return', "The return page's script", 'text/javascript'),
  '/return/return.css': partOfPage('return', "The return page's style", 'text/css'),
  '/webhook/trustmatic': {
    post: {
      summary: "Trustmatic's call-back, a reason to read the status",
      tags: ['webhook'],
      requestParams: {
        header: z.object({
          'x-signature': described(z.base64(), 'HMAC-SHA256 of the raw body, keyed with the API password.'),
        }),
      },
      requestBody: { required: true, content: json(webhookSchema) },
      responses: {
        '204': { description: 'Heard.' },
        ...refusals(
          ...ofAll,
          'SIGNATURE_INVALID',
          'REQUEST_TIMEOUT',
          'BODY_TOO_LARGE',
          'CONTENT_TYPE_REFUSED',
        ),
      },
    },
  },
  '/wultra/user/lookup': service({
    summary: 'Finds a customer',
    body: lookupRequestSchema,
    answer: lookupAnswerSchema,
    refuses: ['404'],
  }),
  '/wultra/otp/send': service({
    summary: 'Sends a one-time code',
    body: otpRequestSchema,
    answer: otpAnswerSchema,
  }),
  '/wultra/consent/text': service({
    summary: 'The text of a consent',
    body: consentTextRequestSchema,
    answer: consentTextAnswerSchema,
    refuses: ['404'],
  }),
  '/wultra/consent/storage': service({
    summary: "A customer's decision on a consent",
    body: consentStorageRequestSchema,
  }),
  '/wultra/client/evaluate': service({
    summary: 'Decides on documents',
    body: evaluateRequestSchema,
    answer: decisionAnswerSchema,
    refuses: ['409'],
  }),
  '/wultra/client/approve': service({
    summary: 'Decides on the whole',
    body: approveRequestSchema,
    answer: decisionAnswerSchema,
    refuses: ['409'],
  }),
  '/wultra/process/event': service({ summary: 'Hears of a process', body: eventRequestSchema }),
  '/health': { get: ready },
  '/health/ready': { get: ready },
  '/health/live': {
    get: {
      summary: 'Whether the process answers',
      tags: ['operation'],
      responses: {
        '200': { description: 'It does.', content: json(health('ok')) },
        ...refusals('METHOD_NOT_ALLOWED', 'INTERNAL_ERROR'),
      },
    },
  },
};
