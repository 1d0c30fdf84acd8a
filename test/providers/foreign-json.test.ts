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
});
