// Bodies that no honest client sends: a list by hand, and as many generated ones as wished, the same ones for
// the same seed.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

export type Body = string | Uint8Array<ArrayBuffer>;

export interface HostileBody {
  readonly name: string;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

const bytes = (...values: number[]) => new Uint8Array(values);
const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const bomb = () => new Uint8Array(gzipSync(Buffer.alloc(10_000_000, 0x20)));

/** Each of these has broken somebody's server. */
export const list: readonly HostileBody[] = [
  { name: 'nothing', body: '' },
  { name: 'null', body: 'null' },
  { name: 'a number', body: '1e999' },
  { name: 'a text', body: '"{}"' },
  { name: 'an array', body: '[{}]' },
  { name: 'half an object', body: '{"language":"de' },
  { name: 'two objects', body: '{}{}' },
  { name: 'a comment', body: '{/* */}' },
  { name: 'a trailing comma', body: '{"restart":true,}' },
  { name: 'NaN', body: '{"restart":NaN}' },
  { name: '__proto__', body: '{"__proto__":{"restart":true,"isAdmin":true}}' },
  { name: '__proto__ by an escape', body: String.raw`{"\u005f_proto__":{"restart":true}}` },
  { name: '__proto__ deep inside', body: '{"language":{"a":[{"__proto__":1}]}}' },
  { name: 'constructor.prototype', body: '{"constructor":{"prototype":{"restart":true}}}' },
  {
    name: 'toString and valueOf',
    body: '{"toString":1,"valueOf":null,"hasOwnProperty":0,"then":"x","toJSON":[]}',
  },
  {
    name: 'a length whose comparison throws',
    body:
      '{"timeZone":{"length":{"toString":1}},"sessionId":{"length":{"toString":1}},' +
      '"userId":{"length":{"toString":1}},"consentType":{"length":{"toString":1}}}',
  },
  { name: 'the same key twice', body: '{"restart":false,"restart":true,"sessionId":"a","sessionId":{}}' },
  { name: 'a hundred thousand arrays', body: deep('[', ']', 100_000) },
  { name: 'a hundred thousand objects', body: '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000) },
  { name: 'seven thousand arrays, below the limit of bytes', body: deep('[', ']', 7_000) },
  {
    name: 'two thousand objects, below the limit of bytes',
    body: `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
  },
  { name: 'brackets that never close', body: '['.repeat(16_000) },
  {
    name: 'ten thousand keys',
    body: JSON.stringify(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${String(index)}`, 1])),
    ),
  },
  { name: 'a megabyte', body: JSON.stringify({ language: 'x'.repeat(1_000_000) }) },
  { name: 'a long number', body: `{"score":${'9'.repeat(15_000)}}` },
  { name: 'a long exponent', body: `{"score":1e${'9'.repeat(15_000)}}` },
  { name: 'white space', body: ' '.repeat(16_000) },
  { name: 'NUL in a text', body: String.raw`{"language":"de\u0000","sessionId":"\u0000"}` },
  { name: 'a lone surrogate', body: String.raw`{"language":"\ud800","timeZone":"\udfff","userId":"\ud83d"}` },
  { name: 'right to left', body: '{"language":"\u202Eed"}' },
  { name: 'bad UTF-8', body: bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d) },
  { name: 'overlong UTF-8', body: bytes(0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d) },
  { name: 'UTF-16', body: new Uint8Array(Buffer.from('{"restart":true}', 'utf16le')) },
  { name: 'a byte order mark', body: '\uFEFF{}' },
  { name: 'a gzip bomb', body: bomb(), headers: { 'content-encoding': 'gzip' } },
  { name: 'a gzip bomb that does not say so', body: bomb() },
  { name: 'an unknown encoding', body: '{}', headers: { 'content-encoding': 'x-nothing, gzip' } },
  { name: 'a form', body: 'restart=true', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  {
    name: 'a form with files',
    body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  {
    name: 'XML',
    body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    headers: { 'content-type': 'application/xml' },
  },
  { name: 'another charset', body: '{}', headers: { 'content-type': 'application/json; charset=utf-7' } },
  {
    name: 'an operator of a database',
    body: '{"sessionId":{"$gt":""},"status":{"$ne":null},"userId":{"$where":"sleep(1000)"}}',
  },
  { name: 'SQL', body: `{"sessionId":"' OR 1=1; DROP TABLE sessions; --","language":"');--"}` },
  {
    name: 'a path',
    body:
      '{"imageBase":"file:///etc/passwd","language":"../../../etc/passwd",' +
      '"statusUrl":"http://169.254.169.254/"}',
  },
  { name: 'a picture by its address', body: '{"imageBase":"https://127.0.0.1/latest/meta-data"}' },
  { name: 'a picture that is none', body: '{"imageBase":"PHN2Zz48c2NyaXB0Pg=="}' },
  {
    name: 'a time zone of another kind',
    body:
      '{"timeZone":["Europe/Sofia"],"language":{"toString":"de"},' +
      '"display":0,"capture":[],"restart":"true"}',
  },
  { name: 'a format string', body: '{"language":"%s%s%n","timeZone":"${7*7}","userId":"{{7*7}}"}' },
];

/** Names that the kit's own requests have, so that generated bodies come close to them. */
const names = [
  'language',
  'timeZone',
  'display',
  'capture',
  'restart',
  'sessionId',
  'status',
  'projectId',
  'externalId',
  'imageBase',
  'consentType',
  'version',
  'approved',
  'html',
  'processId',
  'processType',
  'userId',
  'identityVerificationId',
  'verificationId',
  'provider',
  'score',
  'identification',
  'otpCode',
  'otpType',
  'resend',
  'documentCheckResult',
  'documents',
  'presenceCheckResult',
  'frame',
  'type',
  'data',
  'images',
  'rawData',
  'eventData',
  '__proto__',
  'constructor',
  'toString',
  'length',
];

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 0, stringUnit: 'binary' }),
    fc.constantFrom(
      '',
      '\u0000',
      '\ud800',
      'OK',
      'SUCCESS',
      'aaaaaaaa-0000-4000-8000-000000000001',
      -0,
      1e308,
      Number.MAX_SAFE_INTEGER + 2,
      true,
      null,
    ),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).any;

const object = fc
  .dictionary(fc.constantFrom(...names), value, { maxKeys: 8, noNullPrototype: true })
  .map((body) => JSON.stringify(body));

const generated: fc.Arbitrary<HostileBody> = fc.oneof(
  { arbitrary: object.map((body) => ({ name: 'wrong types', body })), weight: 5 },
  {
    arbitrary: fc
      .tuple(object, fc.nat(400))
      .map(([body, end]) => ({ name: 'cut short', body: body.slice(0, end) })),
    weight: 2,
  },
  {
    arbitrary: fc.tuple(object, fc.nat(400), fc.integer({ min: 0, max: 255 })).map(([text, at, byte]) => {
      const body = new Uint8Array(Buffer.from(text));
      if (body.length > 0) body[at % body.length] = byte;
      return { name: 'one byte changed', body };
    }),
    weight: 3,
  },
  {
    arbitrary: fc
      .uint8Array({ maxLength: 64 })
      .map((body) => ({ name: 'noise', body: new Uint8Array(body) })),
    weight: 1,
  },
  {
    arbitrary: fc
      .integer({ min: 1, max: 3_000 })
      .map((depth) => ({ name: 'depth', body: deep('[', ']', depth) })),
    weight: 1,
  },
);

/** The list, again and again in between, and generated ones: `count` in all. */
export function* hostileBodies({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): Generator<HostileBody> {
  yield* list.slice(0, count);
  yield* fc.sample(generated, { numRuns: Math.max(0, count - list.length), seed });
}
