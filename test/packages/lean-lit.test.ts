import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { lean } from '../../build/lean-lit.ts';

type Parse = (strings: readonly string[], type: number) => readonly unknown[];

const source = readFileSync('node_modules/lit-html/lit-html.js', 'utf8');

/** Lit's `N` makes a template's markup of its texts; here with a marker that is the same in both. */
const readParser = (code: string) =>
  runInNewContext(`${code.replace(/export\s*\{.*/s, '')}; N`, {
    document: { createTreeWalker: () => undefined },
    Math: { random: () => 0.123456789 },
  }) as Parse;

/** The texts of every template in a source. */
function templatesOf(code: string): readonly string[][] {
  const found: string[][] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node;
      found.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? [template.text]
          : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)],
      );
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

describe("the CDN build's Lit", () => {
  it('makes the same markup of every template of ours as Lit does', () => {
    const lit = readParser(source);
    const ours = readParser(lean(source, '/lit-html.js'));
    const templates = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(?:element|capture|consent)\/.*\.ts$/.test(file))
      .flatMap((file) => templatesOf(readFileSync(`src/${file}`, 'utf8')));
    expect(templates.length).toBeGreaterThan(50);
    for (const texts of templates) {
      const strings = Object.assign(texts, { raw: texts });
      expect(ours(strings, 1)).toEqual(lit(strings, 1));
    }
  });
});
