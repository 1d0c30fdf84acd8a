import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createSnippet, toText } from '../../demo/playground/snippet.js';

const text = (...args: Parameters<typeof createSnippet>) => toText(createSnippet(...args));

const documented = readFileSync('docs/theming.md', 'utf8');

describe('the snippet', () => {
  it('is two lines of HTML and the room for them when nothing differs from the defaults', () => {
    const snippet = text('script', { attributes: [['token-endpoint', '/kyc/session']], properties: [] });
    expect(snippet).toBe(`<!-- the folder dist/cdn of the package, on your own server -->
<script type="module" src="/kyc-enrolment/kyc-enrolment.js"></script>

<kyc-enrolment token-endpoint="/kyc/session"></kyc-enrolment>

<style>
  kyc-enrolment:not(:defined) {
    display: block;
    min-block-size: min(var(--kyc-frame-height, 750px), max(320px, 100svh - var(--kyc-around, 96px)));
  }
</style>
`);
  });

  it.each(['inline', 'dialog', 'popup', 'redirect'])(
    'keeps the room with display="%s" that the documentation says',
    (display) => {
      const [, rule = ''] =
        /<style>\n(.*)<\/style>/s.exec(text('npm', { attributes: [['display', display]], properties: [] })) ??
        [];
      expect(documented).toContain(rule.replaceAll(/^ {2}/gm, '').trim());
    },
  );

  it('writes each attribute on its line, and a boolean one without a value', () => {
    const snippet = text('npm', {
      attributes: [
        ['token-endpoint', '/kyc/session'],
        ['only-mobile', ''],
      ],
      properties: [],
    });
    expect(snippet).toContain("import 'kyc-enrolment/define';");
    expect(snippet).toContain(
      '<kyc-enrolment\n  token-endpoint="/kyc/session"\n  only-mobile\n></kyc-enrolment>',
    );
  });

  it('writes custom properties as a rule', () => {
    const snippet = text('npm', { attributes: [], properties: [['--kyc-radius', '4px']] });
    expect(snippet).toContain('<style>\n  kyc-enrolment {\n    --kyc-radius: 4px;\n  }\n  kyc-');
  });

  it('lets no value out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '&', '<', '>', ' ', 'a', "'") }), (value) => {
        const snippet = text('npm', {
          attributes: [
            ['lang', 'en'],
            ['provider-origins', `x${value}`],
          ],
          properties: [],
        });
        const [, written = ''] = /provider-origins="([^"]*)"\n>/.exec(snippet) ?? [];
        const read = written.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        expect(read).toBe(`x${value}`);
      }),
    );
  });
});
