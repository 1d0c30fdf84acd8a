import { frameworkSnippet } from '../../demo/playground/framework-snippets.js';
import { paintCode } from '../../demo/playground/paint-code.js';
import { serverSnippet } from '../../demo/playground/server-snippets.js';
import { toText } from '../../demo/playground/snippet.js';

const settings = { attributes: [['token-endpoint', '/kyc/session'] as const], properties: [] };

describe('the colours of code', () => {
  it.each([
    ...(['express', 'hono', 'fastify', 'koa', 'next'] as const).map((to) => serverSnippet(to, settings)),
    ...(['react', 'vue', 'svelte', 'angular'] as const).map((to) =>
      frameworkSnippet(to, settings.attributes),
    ),
  ])('leave what is copied as it is', (text) => {
    expect(toText(paintCode(text))).toBe(text);
  });

  it('tell comments, texts and words apart, and take no address for a comment', () => {
    const pieces = paintCode(`import x from './x'; // here\nurl: 'https://shop.example', imported`);
    expect(pieces.filter(({ paint }) => paint)).toEqual([
      { text: 'import', paint: 'tag' },
      { text: 'from', paint: 'tag' },
      { text: "'./x'", paint: 'value' },
      { text: '// here', paint: 'comment' },
      { text: "'https://shop.example'", paint: 'value' },
    ]);
  });
});
