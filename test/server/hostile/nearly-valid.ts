// Bodies as honest clients send them, but for a value or two that nobody thought of: they come further than
// those that are refused at once, down to the store.

import fc from 'fast-check';
import { bodies } from '../../providers/wultra/merchant.js';
import type { HostileBody } from './bodies.js';

/** A body for one route. */
export interface NearlyValidBody extends HostileBody {
  readonly path: string;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const validBodies = (sessionId: string): readonly (readonly [path: string, body: object])[] => [
  [
    'session',
    { language: 'de', timeZone: 'Europe/Sofia', display: 'inline', capture: 'own', restart: false },
  ],
  ['consent', { consentType: 'GDPR', version: '7', approved: false, language: 'en' }],
  [`session/${sessionId}/document`, { imageBase: '/9j/4AAQSkZJRgAB' }],
  ['webhook/trustmatic', { sessionId, status: 'AUTO_APPROVED', externalId: 'order 7' }],
  ['wultra/user/lookup', bodies.lookup()],
  ['wultra/otp/send', bodies.otp()],
  ['wultra/consent/text', bodies.text()],
  ['wultra/consent/storage', bodies.storage()],
  [
    'wultra/client/evaluate',
    bodies.evaluate({
      documentCheckResult: {
        person: { surname: 'Doe' },
        documents: [{ type: 'ID_CARD', images: [{ side: 'FRONT', data: 'AAAA' }] }],
      },
    }),
  ],
  ['wultra/client/evaluate', bodies.evaluate({ userId: 'mockuser_8888' })],
  ['wultra/client/approve', bodies.approve({ userId: 'mockuser_8888' })],
  [
    'wultra/process/event',
    { id: 'e-1', processId: 'p-1', userId: 'u-1', type: 'PROCESS_FINISHED', eventData: {} },
  ],
];

const odd = fc.oneof(
  fc.constantFrom<Json>(
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfffy',
    '\uffff',
    '\u202e',
    '',
    ' ',
    '%00',
    "'; DROP TABLE kyc_sessions; --",
    '${7*7}',
    '\\',
    'e\u0301'.repeat(90),
  ),
  fc.constantFrom<Json>(
    'x'.repeat(64),
    'x'.repeat(257),
    'x'.repeat(5_000),
    '\u{1f4a5}'.repeat(200),
    '9'.repeat(400),
  ),
  fc.constantFrom<Json>(null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}, [null], { '': null }, [
    'x',
    ['y'],
  ]),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** `body` with another value at one of its places, or with one more. */
const changed = (body: unknown): fc.Arbitrary<unknown> =>
  typeof body === 'object' && body !== null
    ? fc
        .constantFrom(...Object.keys(body), 'more')
        .chain((name) =>
          fc
            .oneof(odd, changed(Reflect.get(body, name)))
            .map((value) =>
              Array.isArray(body)
                ? body.map((item: unknown, at) => (String(at) === name ? value : item))
                : { ...body, [name]: value },
            ),
        )
    : odd;

/** So many of them, by a seed. */
export function nearlyValidBodies({
  sessionId,
  count,
  seed,
}: {
  readonly sessionId: string;
  readonly count: number;
  readonly seed: number;
}): readonly NearlyValidBody[] {
  const arbitrary = fc
    .constantFrom(...validBodies(sessionId))
    .chain(([path, body]) =>
      fc
        .oneof(changed(body), changed(body).chain(changed))
        .map((value) => ({ path, name: 'nearly valid', body: JSON.stringify(value) })),
    );
  return fc.sample(arbitrary, { numRuns: count, seed });
}
