import { readdirSync, readFileSync } from 'node:fs';
import { readOffences, type Sources } from './support/house-rules.ts';
import { readVendorWords } from './support/vendor-words.ts';

function sourcesOf(...folders: string[]): Sources {
  const root = new URL('../', import.meta.url);
  const paths = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  );
  return Object.fromEntries(
    paths
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
  );
}

describe('the plan of the house', () => {
  const sources = sourcesOf('src', 'demo');

  it('covers the rooms and the doors', () => {
    expect(Object.keys(sources)).toEqual(
      expect.arrayContaining([
        'src/index.ts',
        'src/element/kyc-enrolment.ts',
        'src/enrolment/loop.ts',
        'src/server/create-kyc-server.ts',
      ]),
    );
  });

  it('every import goes in its direction, and no room does what none may', () => {
    expect(readOffences(sources)).toEqual([]);
  });
});

describe('a vendor’s words', () => {
  it('stand in its own folder', () => {
    expect(readVendorWords(sourcesOf('src'))).toEqual([]);
  });

  it.each<[path: string, line: string, word: string]>([
    ['src/server/a.ts', '// as Trustmatic does', 'Trustmatic'],
    ['src/element/a.ts', "const kind = '10nPay';", '10nPay'],
    ['src/enrolment/a.ts', 'const onfidoUrl = 1;', 'onfido'],
    ['src/sandbox/a.ts', "import { tennpay } from './b.js';", 'tennpay'],
    ['src/providers/contract-suite/a.ts', '// Borica', 'Borica'],
    ['src/providers/trustmatic/server.ts', '// unlike Signhost', 'Signhost'],
    ['src/providers/upstream.ts', '/** WULTRA */', 'WULTRA'],
  ])('are found in %s', (path, line, word) => {
    expect(readVendorWords({ [path]: `\n${line}\n` })).toEqual([`${path}:2 names ${word}`]);
  });

  it('may stand in its folder, in the lists and in the kinds of pages', () => {
    const sources = {
      'src/providers/tennpay/sandbox/a.ts': '// Onfido',
      'src/providers/list.ts': "export * from './wultra/server.js';",
      'src/presentation/kinds/web-enrolment.ts': '// Trustmatic',
    };
    expect(readVendorWords(sources)).toEqual([]);
  });
});

describe('what the plan forbids is found', () => {
  it.each<[what: string, sources: Sources, offence: RegExp]>([
    [
      'enrolment imports another room',
      { 'src/enrolment/a.ts': "import { b } from '../element/b.js';" },
      /^src\/enrolment\/a\.ts imports "\.\.\/element\/b\.js"/,
    ],
    [
      'only a type of another room',
      { 'src/enrolment/a.ts': "import type { B } from '../presentation/b.js';" },
      /presentation\/b/,
    ],
    [
      'a type by import()',
      { 'src/enrolment/a.ts': "type B = import('../presentation/b.js').B;" },
      /presentation\/b/,
    ],
    ['a re-export', { 'src/presentation/a.ts': "export * from '../element/b.js';" }, /element\/b/],
    [
      'an import on demand',
      { 'src/presentation/a.ts': "const load = () => import('../server/b.js');" },
      /server\/b/,
    ],
    [
      'an import of a computed name',
      { 'src/element/a.ts': 'const load = (name: string) => import(`./${name}.js`);' },
      /computed/,
    ],
    ['the element imports the kit', { 'src/element/a.ts': "import '../server/b.js';" }, /server\/b/],
    [
      'one provider imports another',
      { 'src/providers/a/server.ts': "import '../b/wire.js';" },
      /\.\.\/b\/wire/,
    ],
    [
      "a provider's server imports its emulator",
      { 'src/providers/a/server.ts': "import './sandbox.js';" },
      /sandbox/,
    ],
    [
      "a provider's emulator imports its server",
      { 'src/providers/a/sandbox/routes.ts': "import '../server.js';" },
      /server/,
    ],
    [
      "the kit imports a provider's emulator",
      { 'src/server/a.ts': "import '../providers/a/sandbox.js';" },
      /sandbox/,
    ],
    [
      'the kit imports a provider, and not only its contract',
      { 'src/server/a.ts': "import '../providers/a/server.js';" },
      /providers\/a\/server/,
    ],
    ['the kit imports the list of them', { 'src/server/a.ts': "import '../providers/list.js';" }, /list/],
    [
      "the sandbox imports a provider's server",
      { 'src/sandbox/a.ts': "import '../providers/a/server.js';" },
      /server/,
    ],
    ['Node in the kit', { 'src/server/a.ts': "import 'node:fs';" }, /node:fs/],
    ['Node in the element', { 'src/element/a.ts': "import { readFileSync } from 'node:fs';" }, /node:fs/],
    ['classic zod', { 'src/server/a.ts': "import { z } from 'zod';" }, /zod\/mini/],
    ['classic zod by its other names', { 'src/server/a.ts': "import { z } from 'zod/v4';" }, /zod\/mini/],
    [
      'a directive of Lit',
      { 'src/element/a.ts': "import { ref } from 'lit/directives/ref.js';" },
      /directives/,
    ],
    ['a file in no room', { 'src/common/a.ts': '' }, /no room/],
    [
      'a demo that knows the inside',
      { 'demo/a/shop.ts': "import '../../src/element/kyc-enrolment.js';" },
      /only the doors/,
    ],
    [
      'check 87: a style attribute',
      { 'src/element/a.ts': 'const view = html`<p class="a" style="color: red"></p>`;' },
      /style attribute/,
    ],
    [
      'check 87: a style attribute with a part',
      { 'src/element/a.ts': 'const view = html`<p style=${color}></p>`;' },
      /style attribute/,
    ],
    ['check 87: styleMap', { 'src/element/a.ts': "import { styleMap } from './style-map.js';" }, /styleMap/],
    ['eval', { 'src/element/a.ts': "eval('1');" }, /eval/],
    ['new Function', { 'src/element/a.ts': "const f = new Function('return 1');" }, /function of a text/],
    ['state of a module', { 'src/element/a.ts': 'export let count = 0;' }, /keeps "count"/],
    ['innerHTML', { 'src/consent/a.ts': 'box.innerHTML = text;' }, /innerHTML/],
    ['unsafeHTML', { 'src/consent/a.ts': "import { unsafeHTML } from './unsafe-html.js';" }, /unsafeHTML/],
  ])('%s', (_, sources, offence) => {
    expect(readOffences(sources)).toEqual([expect.stringMatching(offence)]);
  });

  it('a circle of imports, of types and over three files too', () => {
    expect(
      readOffences({
        'src/element/a.ts': "import { b } from './b.js';",
        'src/element/b.ts': "import type { C } from '../enrolment/c.js';",
        'src/enrolment/c.ts': "export * from './d.js';",
        'src/enrolment/d.ts': "type C = import('./c.js').C; import('./d.js');",
      }).filter((offence) => offence.startsWith('a circle')),
    ).toEqual([
      'a circle: src/enrolment/c.ts imports src/enrolment/d.ts imports src/enrolment/c.ts',
      'a circle: src/enrolment/d.ts imports src/enrolment/d.ts',
    ]);
  });

  it('a browser door that reaches the kit over three files', () => {
    const sources = {
      'src/index.ts': "export * from './element/a.js';",
      'src/element/a.ts': "import '../enrolment/b.js';",
      'src/enrolment/b.ts': "import type { C } from '../providers/c/server.js';",
    };
    expect(readOffences(sources)).toContain(
      'src/index.ts reaches src/providers/c/server.ts, by src/enrolment/b.ts',
    );
  });
});

describe('what the plan allows is left alone', () => {
  it.each<[what: string, sources: Sources]>([
    [
      'rooms below the element',
      {
        'src/element/a.ts':
          "import '../enrolment/b.js'; import '../presentation/b.js'; " +
          "import('../capture/b.js'); import('../consent/b.js');",
      },
    ],
    [
      'a provider in its own folder',
      {
        'src/providers/a/server.ts':
          "import './wire.js'; import '../contract.js'; import '../../enrolment/errors.js';",
      },
    ],
    [
      'Node at the edge',
      {
        'src/server/node.ts': "import 'node:http';",
        'src/server/store/sqlite.ts': "import 'node:fs';",
        'src/sandbox/bin.ts': "import 'node:util';",
      },
    ],
    ['state in a function', { 'src/element/a.ts': 'function a() { let count = 0; return ++count; }' }],
    ['zod/mini', { 'src/server/a.ts': "import * as z from 'zod/mini';" }],
    [
      'names in comments and texts',
      { 'src/element/a.ts': "// never innerHTML, import('../server/a.js')\nconst text = 'eval is refused';" },
    ],
    ['a demo that uses the doors', { 'demo/shop.ts': "import 'kyc-enrolment/define'; import './cart.js';" }],
  ])('%s', (_, sources) => {
    expect(readOffences(sources)).toEqual([]);
  });
});
