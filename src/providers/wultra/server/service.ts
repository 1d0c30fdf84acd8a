// What the seven services share: a body in the shape of one of the versions, and a hook that is asked.

import * as z from 'zod/mini';
import { ServiceRefusal } from '../../services.js';
import type { Service, ServiceRequest } from '../../services.js';
import type { ServiceName } from '../wire/service-paths.js';

/** For bodies without pictures. */
const smallBodyBytes = 16 * 1024;
/** For one photo from a camera, in base64. */
export const photoBodyBytes = 10 * 1024 * 1024;
/**
 * For two documents with both sides and the faces on them, in base64, and the document provider's own answer.
 */
export const photosBodyBytes = 32 * 1024 * 1024;

export interface ServiceDefinition<S extends z.core.$ZodType> {
  readonly name: ServiceName;
  readonly maxBodyBytes?: number;
  readonly body: S;
  readonly request: (body: z.output<S>) => ServiceRequest | Promise<ServiceRequest>;
}

/** Creates a service whose bodies have one schema. */
export function createService<S extends z.core.$ZodType>({
  name,
  maxBodyBytes = smallBodyBytes,
  body: schema,
  request,
}: ServiceDefinition<S>): Service {
  return {
    name,
    maxBodyBytes,
    async read(body) {
      const parsed = parseBody(schema, body);
      return { about: readIds(parsed), ...(await request(parsed)) };
    },
  };
}

const idSchema = z.catch(z.optional(z.string().check(z.regex(/^[\w.:-]{1,64}$/))), undefined);
const idsSchema = z.object({ processId: idSchema, identityVerificationId: idSchema });

/** Ids of a process and a verification, for the log; such as have another form are left out. */
export function readIds(body: unknown): ServiceRequest['about'] {
  const { processId, identityVerificationId: verificationId } = z.safeParse(idsSchema, body).data ?? {};
  return {
    ...(processId === undefined ? {} : { processId }),
    ...(verificationId === undefined ? {} : { verificationId }),
  };
}

/**
 * Parses a body.
 *
 * @throws ServiceRefusal 400. Its message names fields and never a value
 */
function parseBody<S extends z.core.$ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole');
  throw new ServiceRefusal(400, `The body lacks or breaks ${fields.slice(0, 8).join(', ').slice(0, 200)}.`);
}

/**
 * Checks that a hook's answer has its documented form.
 *
 * @throws TypeError naming the hook, never its answer
 */
export function parseAnswer<S extends z.core.$ZodType>(
  schema: S,
  answer: unknown,
  hook: string,
): z.output<S> {
  const parsed = z.safeParse(schema, answer);
  if (!parsed.success) throw new TypeError(`${hook}() answered something else than it may.`);
  return parsed.data;
}
