// /consent/text and /consent/storage. A customer agrees to the text that was shown. The request that stores a
// decision names no text, so the last requested text is noted with its hash. A decision on a text that nobody
// fetched is no consent.

import * as z from 'zod/mini';
import { ServiceRefusal } from '../../services.js';
import type { Service, ServiceAnswer, ServicesEnvironment } from '../../services.js';
import type { ConsentTextAnswer } from '../wire/answer-bodies.js';
import { consentStorageRequestSchema, consentTextRequestSchema } from '../wire/request-bodies.js';
import type { ConsentRequest, HookOptions, OfUser, WultraHooks } from './service-hooks.js';
import { createService, parseAnswer } from './service.js';

/**
 * Bytes of the answer. The Onboarding Server accepts 1 MiB (docs/providers/wultra.md, Transport), and an app
 * shows far less.
 */
const mostBytes = 512 * 1024;

const answerOf = (html: string): ConsentTextAnswer => ({ consentText: html });
const isShort = (html: string) =>
  new TextEncoder().encode(JSON.stringify(answerOf(html))).byteLength <= mostBytes;

const consentTextSchema = z.nullish(
  z.object({
    html: z.string().check(z.regex(/\S/), z.refine(isShort)),
    version: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
    language: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  }),
);

const shownTextSchema = z.object({ version: z.string(), language: z.string(), textHash: z.string() });

type Asked = Pick<OfUser, 'processId' | 'userId'> & { readonly consentType: string };
type Options = Pick<HookOptions, 'withinMs'> &
  Pick<ServicesEnvironment, 'notes' | 'recordConsent' | 'requiredConsent'>;

const placeOfText = ({ processId, userId, consentType }: Asked) => [
  'consent/text',
  processId,
  userId,
  consentType,
];

/**
 * Returns the text of a consent: from the merchant's hook, otherwise the one that the widget's customers
 * agree to.
 */
export function createConsentText(
  { consentText }: WultraHooks,
  { withinMs, notes, requiredConsent }: Options,
): Service {
  return createService({
    name: 'consent/text',
    body: consentTextRequestSchema,
    request: (body) => ({
      async ask({ signal }) {
        const { processType, language, ...rest } = body;
        const asked = language === '' ? undefined : (language ?? undefined); // an app may leave it empty
        const request = { ...rest, processType: processType ?? undefined, language: asked };
        const text = parseAnswer(
          consentTextSchema,
          await (consentText ?? requiredConsent)(request, { signal, withinMs }),
          'consentText',
        );
        if (!text) throw new ServiceRefusal(404, 'There is no consent text of this type.');
        const textHash = await hash(text.html);
        const shown: z.output<typeof shownTextSchema> = {
          version: text.version ?? textHash.slice(0, 16),
          language: text.language ?? asked ?? 'und',
          textHash,
        };
        await notes.write(placeOfText(body), JSON.stringify(shown));
        return { at: 'answered', body: answerOf(text.html) };
      },
    }),
  });
}

/**
 * Stores a decision: through the merchant's hook if there is one, otherwise as evidence in the kit's store.
 */
export function createConsentStorage(
  { storeConsent }: WultraHooks,
  { withinMs, notes, recordConsent }: Options,
): Service {
  return createService({
    name: 'consent/storage',
    body: consentStorageRequestSchema,
    request(body) {
      const request: ConsentRequest = { ...body, processType: body.processType ?? undefined };
      if (!storeConsent) return { ask: () => recordDecision(request, { notes, recordConsent }) };
      const place = ['consent/storage', body.processId, body.userId, body.consentType];
      const decision = String(body.approved);
      return {
        identity: [body.processId, body.userId, body.consentType, decision],
        async ask({ signal }) {
          if ((await notes.read(place)) !== decision) {
            await storeConsent(request, { signal, withinMs });
            await notes.write(place, decision);
          }
          return { at: 'answered', forget: true }; // a customer may decline, agree, and decline again
        },
      };
    },
  });
}

/** Declining needs no text, because nobody has to read what they decline. */
async function recordDecision(
  request: ConsentRequest,
  { notes, recordConsent }: Pick<Options, 'notes' | 'recordConsent'>,
): Promise<ServiceAnswer> {
  const noted = await notes.read(placeOfText(request));
  if (noted === undefined && request.approved)
    throw new ServiceRefusal(400, 'A consent was given to a text that nobody has asked for.');
  const shown =
    noted === undefined
      ? { version: 'none', language: 'und', textHash: await hash('') }
      : shownTextSchema.parse(JSON.parse(noted));
  const { userId, processId, consentType, approved } = request;
  await recordConsent({ userId, processId, consentType, approved, ...shown });
  return { at: 'answered' };
}

async function hash(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
