// Routes of a hand-off: the signed-in device offers, and the phone has paths of its own.

import * as z from 'zod/mini';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { wishesSchema } from '../../src/server/session-request.js';
import { takesPicture } from './paths-of-pages.js';
import { partOfPage } from './part-of-page.js';
import { ofAll, ofBodies, ofOwnPages, ofPages, refusals } from './problem-responses.js';
import { completeAnswer, described, documentAnswer, faceAnswer, session, status } from './schemas.js';

const json = (schema: z.ZodMiniType) => ({ 'application/json': { schema } });
const ofSession = { path: z.object({ id: z.guid() }) };
const phone = [{ phone: [] }];
const ofPhones = [...ofAll, 'SESSION_GONE', 'OTHER_CUSTOMER', 'ORIGIN_REFUSED'] as const;

const ownersBody = z.union([
  z.object({ digits: described(z.string().check(z.regex(/^[0-9]{2}$/)), 'What the phone shows: one try.') }),
  z.object({ takeBack: z.literal(true) }),
  z.object({
    sms: z.object({
      link: described(z.string(), 'The link that is on offer.'),
      to: z.optional(
        described(z.string(), 'A typed number with its country’s code; where `sms` is `number`.'),
      ),
    }),
  }),
  z.object({
    language: z.optional(described(z.string(), 'BCP 47, for the phone’s page.')),
    capture: z.optional(z.enum(['hosted', 'own'])),
  }),
]);
const ownersAnswer = z.union([
  z.object({ isMatched: z.boolean() }),
  z.object({ hasPictures: described(z.boolean(), 'Whether the provider has pictures of the phone’s.') }),
  z.object({
    link: described(z.url(), 'For the phone: never log it.'),
    expiresInMs: z.number(),
    sms: z.optional(
      described(
        z.enum(['known', 'number']),
        'The link can be sent by SMS: to a number that the server knows, or to one that is typed.',
      ),
    ),
  }),
  z.object({ isSent: z.boolean() }),
]);

const phonesBody = z.object({
  token: z.optional(described(z.string(), 'What stands behind the # of the link; else the cookie counts.')),
  isMine: z.optional(described(z.boolean(), 'The person’s answer; without it nothing is used up.')),
});
const phonesAnswer = z.union([
  z.object({
    state: z.literal('question'),
    account: z.optional(described(z.string(), 'Masked.')),
    browser: z.optional(z.string()),
    offeredAt: described(z.string(), 'ISO 8601, UTC.'),
  }),
  z.object({ state: z.literal('digits'), digits: z.string() }),
  z.object({ state: z.literal('active'), sessionId: z.guid(), capture: z.enum(['hosted', 'own']) }),
  z.object({ state: z.enum(['gone', 'stopped', 'other']) }),
]);

const pictureOfPhone = (what: string, answer: z.ZodMiniType) => ({
  ...takesPicture(what, answer),
  security: phone,
  responses: {
    '200': { description: "The provider's answer.", content: json(answer) },
    ...refusals(...ofPhones, ...ofBodies, 'SESSION_NOT_FOUND', 'CONSENT_REQUIRED', 'PROVIDER_UNAVAILABLE'),
  },
});

export const pathsOfDevices: ZodOpenApiPathsObject = {
  '/session/{id}/device': {
    post: {
      summary: 'Offers a session to a phone, sends the link, types the digits, or takes the session back',
      tags: ['devices'],
      security: [{ login: [] }],
      requestParams: ofSession,
      requestBody: { required: true, content: json(ownersBody) },
      responses: {
        '200': { description: 'By the body.', content: json(ownersAnswer) },
        ...refusals(...ofPages, ...ofBodies, 'SESSION_NOT_FOUND', 'SESSION_GONE'),
      },
    },
  },
  '/device': {
    get: {
      summary: 'The phone’s page; opening it uses nothing up',
      tags: ['devices'],
      requestParams: { query: z.object({ lang: z.optional(described(z.string(), 'BCP 47.')) }) },
      responses: {
        '200': { description: 'The page.', content: { 'text/html': { schema: z.string() } } },
        ...refusals(...ofOwnPages),
      },
    },
    post: {
      summary: 'Looks at a link, or answers it; with the cookie, says where the phone stands',
      tags: ['devices'],
      requestBody: { required: true, content: json(phonesBody) },
      responses: {
        '200': { description: 'What the phone is to show.', content: json(phonesAnswer) },
        ...refusals(...ofAll, ...ofBodies, 'ORIGIN_REFUSED'),
      },
    },
  },
  '/device/device.js': partOfPage('devices', 'The script of the phone’s page', 'text/javascript'),
  '/device/device.css': partOfPage('devices', 'The style of the phone’s page', 'text/css'),
  '/device/session': {
    post: {
      summary: 'The session that the phone goes on with',
      tags: ['devices'],
      security: phone,
      requestBody: { required: true, content: json(wishesSchema) },
      responses: {
        '200': { description: 'The session and where it stands.', content: json(session) },
        ...refusals(...ofPhones, ...ofBodies),
      },
    },
  },
  '/device/session/{id}': {
    get: {
      summary: 'Where it stands, for the phone',
      tags: ['devices'],
      security: phone,
      requestParams: ofSession,
      responses: {
        '200': { description: 'A page, a wait, or a verdict.', content: json(status) },
        ...refusals(...ofPhones, 'SESSION_NOT_FOUND'),
      },
    },
  },
  '/device/session/{id}/document': { post: pictureOfPhone('document', documentAnswer) },
  '/device/session/{id}/face': { post: pictureOfPhone('face', faceAnswer) },
  '/device/session/{id}/complete': {
    post: {
      summary: 'Tells the provider that all pictures are there',
      tags: ['devices'],
      security: phone,
      requestParams: ofSession,
      responses: {
        '200': { description: "The provider's answer.", content: json(completeAnswer) },
        ...refusals(...ofPhones, 'SESSION_NOT_FOUND', 'CONSENT_REQUIRED', 'PROVIDER_UNAVAILABLE'),
      },
    },
  },
};
