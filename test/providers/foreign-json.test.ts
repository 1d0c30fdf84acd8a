import { parseForeignJson } from '../../src/providers/foreign-json.js';

const parse = (text: string) => parseForeignJson(new TextEncoder().encode(text));
const escapedQuote = String.raw`\"`;
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('check 80: JSON that somebody else wrote', () => {
  it('is refused when it is nested too deeply, whatever its texts say', () => {
    expect(parse(nested(32))).toBeDefined();
    expect(parse(nested(33))).toBeUndefined();
    expect(parse(`{"a":"${']'.repeat(1_000)}","b":${nested(900)}}`)).toBeUndefined();
    expect(parse(`{"${escapedQuote}${'}'.repeat(1_000)}":${nested(900)}}`)).toBeUndefined();
  });

  it('may have any number of brackets in its texts', () => {
    const picture = '[{'.repeat(1_000);
    expect(parse(JSON.stringify({ picture, path: 'C:\\', quoted: '"' }))).toMatchObject({ picture });
  });

  it('is refused with a key that hides what every object has, at any depth', () => {
    for (const text of ['{"__proto__":{"isAdmin":true}}', '[{"a":{"toString":1}}]', '{"\\u005f_proto__":1}'])
      expect(parse(text), text).toBeUndefined();
    expect(parse('{"constructor":1}')).toEqual({ constructor: 1 });
  });

  it('is refused when it is no UTF-8', () => {
    expect(parseForeignJson(new Uint8Array([0x22, 0xff, 0x22]))).toBeUndefined();
    expect(parseForeignJson(new Uint8Array([0x22, 0xc0, 0xaf, 0x22]))).toBeUndefined();
  });
});
