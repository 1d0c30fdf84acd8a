import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { costOf } from '../../src/consent/markup-cost.js';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/**
 * How deep the browser's own parser nests a text. Walks the tree: a recursion would not come back from some.
 */
function depthOf(html: string): number {
  let deepest = 0;
  const walk = (root: Node) => {
    const walker = document.createTreeWalker(root);
    let depth = 0;
    for (;;) {
      if (walker.currentNode instanceof HTMLTemplateElement) walk(walker.currentNode.content);
      if (walker.firstChild()) depth += 1;
      else {
        while (!walker.nextSibling()) {
          if (!walker.parentNode()) return;
          depth -= 1;
        }
      }
      deepest = Math.max(deepest, depth);
    }
  };
  walk(parse(html));
  return deepest;
}

/** What the element refuses is not looked at: the question is what it lets through. */
const isAccepted = (html: string) => (costOf(html)?.depth ?? Infinity) <= 32;

describe('check 67: what a text costs is never guessed too low', () => {
  const bypasses: readonly [what: string, html: string][] = [
    ['an end tag that closes nothing', '<div></x>'],
    ['an end tag in an attribute', '<div><i title="</i></div>">'],
    ['an end tag in a comment', '<div><!-- </div> -->'],
    ['an end tag in a style sheet', '<div><style></div></style>'],
    ['an end tag in a script that opens another', '<div><script><!--<script></script></div></script>'],
    ['an end tag beyond a cell', '<div><table><td></div>'],
    ['an end tag beyond a template', '<div><template></div>'],
    ['an end tag in a character section', '<div><svg><![CDATA[></svg></div>]]>'],
    ['cells in a drawing', '<svg><td>'],
    ['a drawing that is left by a paragraph', '<svg><p><path/><path/></svg>'],
    ['a drawing that is left by an end tag', '<svg><g></svg><path/>'],
    ['a drawing without anything in it', '<svg/><path/>'],
    ['a slash that belongs to a value', '<svg><path a=b/>'],
    ['formatting that outlives its paragraph', '<p><b a=1></p>'],
    ['a sign in the name of an attribute', '<div "></div>">'],
  ];
  it.each(bypasses)('%s', (_, html) => {
    const long = html.replace('a=1', 'a=$').repeat(300);
    const numbered = long.replace(/\$/g, (sign, at: number) => `${sign}${at}`);
    expect(depthOf(numbered) > 100 && isAccepted(numbered)).to.equal(false);
  });

  it('nor that of anything else that repeats', () => {
    const token = fc.constantFrom(
      ...'div b p a table tr td li ul svg path g math mi select option template style script title textarea'
        .split(' ')
        .flatMap((name) => [
          `<${name}>`,
          `<${name}>`,
          `</${name}>`,
          `<${name}/>`,
          `<${name} x='</${name}>'>`,
        ]),
      ...[
        '<!--',
        '-->',
        '--!>',
        '<![CDATA[',
        ']]>',
        '<!x>',
        '<?',
        '</ ',
        '</>',
        '"',
        "'",
        '>',
        '<',
        'x',
        '=',
        '/',
      ],
      ...[
        '<foreignObject>',
        '<desc>',
        '<svg a=b/>',
        '<div a="',
        '<noscript>',
        '</noscript>',
        '<button>',
        '</br>',
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 9 }), (tokens) => {
        const html = tokens.join('').repeat(60);
        return !isAccepted(html) || depthOf(html) < 130;
      }),
      { numRuns: 2_000, seed: 67 },
    );
  });

  it('nor the number of its elements', () => {
    const html = '<b>'.repeat(30) + '<p>x'.repeat(2_000) + '</b>'.repeat(30);
    expect(costOf(html)?.elements).to.be.at.least(parse(html).querySelectorAll('*').length);
  });
});

it('a text that is well written costs what it has', () => {
  const html =
    '<h1>A</h1><p>b <b>c</b><br>d<ul><li>e<li>f</ul><svg viewBox="0 0 1 1"><path d="M0"/><path ' +
    'd="M1"/></svg>' +
    '<table><tr><td colspan=2>g<td>h</table><!-- <i> --><style><!-- a > b --></style>';
  expect(costOf(html)).to.deep.equal({ depth: 1, elements: 17 });
});
