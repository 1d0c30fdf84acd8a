import { readFileSync } from 'node:fs';
import { startKit } from './kit.js';

describe("the return page's look", () => {
  it('has the brand that the kit is given, and none without', async () => {
    const styleOf = async (look?: Record<`--kyc-${string}`, string>) =>
      (await startKit(look && { look }).send('return/return.css')).text();
    expect(await styleOf({ '--kyc-accent': '#0f766e' })).toMatch(
      /^:root \{\n {2}--kyc-accent: #0f766e;\n\}\n/,
    );
    expect(await styleOf()).toMatch(/^:root \{\n\}\n/);
  });

  it.each([
    { '--kyc-accent': 'red; } body { display: none' },
    { '--kyc-accent': '' },
    { '--kyc-surface': 'url(https://elsewhere.example)' },
    { '--accent': 'red' },
    { '--kyc-accent': 4 },
  ])('refuses %j, which is no property with one value', (look) => {
    expect(() => startKit({ look } as Parameters<typeof startKit>[0])).toThrow(/"look"/);
  });

  it('names a mistyped property, and what was probably meant', () => {
    expect(() => startKit({ look: { '--kyc-acent': '#0f766e' } })).toThrow(/"--kyc-acent".*"--kyc-accent"/);
  });

  it.each(customProperties())('takes %s', (name) => {
    expect(() => startKit({ look: { [name]: 'inherit' } })).not.toThrow();
  });
});

/** As the docs list them. */
function customProperties(): string[] {
  const names = /^\| `(--kyc-[a-z-]+)`/gm;
  const listed = Array.from(
    readFileSync('docs/theming.md', 'utf8').matchAll(names),
    ([, name]) => name ?? '',
  );
  if (listed.length === 0) throw new Error('docs/theming.md lists none');
  return listed;
}
