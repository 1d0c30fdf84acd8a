// `--mode cdn`: one file for a script tag that contains the whole inline flow, and the rest in hashed chunks
// beside it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transform as transformCss } from 'lightningcss';
import { minify as minifyScript } from 'terser';
import type { BuildOptions, Plugin } from 'vite';

export const cdnFolder = 'dist/cdn';

const texts = readdirSync('src/i18n', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
/**
 * Six characters tell a file from its earlier versions. Short names matter, because the entry names each
 * file.
 */
const hashLength = 6;

/** One hash for all texts, because one file names all of them: different hashes would be half of it. */
const textsHash = createHash('sha256')
  .update(texts.map((file) => readFileSync(`src/i18n/${file}`)).join('\0'))
  .digest('base64url')
  .slice(0, hashLength);

/** What stands before a language in the name of a part's texts. */
const partOf: Readonly<Record<string, string>> = { camera: 'capture-', 'hand-off': 'hand-off-' };

/** `de.<hash>.js` has a language's texts, `capture-de` those of our own camera, `hand-off-de` of a hand-off. */
function chunkFileNames({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }): string {
  const [, language, of = ''] = /\/src\/i18n\/([^/]+)\/([\w-]+)-texts\.ts$/.exec(facadeModuleId ?? '') ?? [];
  if (!language) return `${name}.[hash:${hashLength}].js`;
  return `${partOf[of] ?? ''}${language}.${textsHash}.js`;
}

export const cdnBuild = (root: string) =>
  ({
    outDir: cdnFolder,
    // Library mode, because the normal mode wraps each import() in a preload helper of a kilobyte.
    lib: { entry: { 'kyc-enrolment': `${root}src/define.ts` }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension', // lets chunks share code that is in the entry
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames,
        // one file of all that the entry imports, whoever else does: the bundler might make several
        codeSplitting: { groups: [{ name: 'kyc-enrolment', tags: ['$initial'] }] },
      },
    },
  }) satisfies BuildOptions;

/**
 * Minifies style sheets in templates, which the bundler takes for texts. Line breaks and long notations would
 * cost a hundred bytes of the script.
 */
export const minifiedStyles = (): Plugin => ({
  name: 'minified-styles',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform(code, id) {
    if (!/styles\.ts$/.test(id)) return undefined;
    // the lean tag would read the text before the first of them, and nothing else
    if (/css`[^`]*\$\{/.test(code)) this.error(`${id}: a style sheet of the CDN build holds no \${…}.`);
    return code.replace(/css`([^`\\$]*)`/g, (_, css: string) => `css\`${minify(css, id)}\``);
  },
});

const minify = (css: string, filename: string) =>
  String(transformCss({ filename, code: Buffer.from(css), minify: true }).code);

/** Removes what the bundler's own minifier leaves: 250 bytes of the script that every customer loads. */
export const smallerScripts = (): Plugin => ({
  name: 'smaller-scripts',
  apply: (_, { mode }) => mode === 'cdn',
  async generateBundle({ minify: isForCustomers }, bundle) {
    if (!isForCustomers) return; // the profile's build keeps all names
    const compress = { passes: 6, keep_fargs: false, unsafe_arrows: true } as const;
    const mangle = { properties: { regex: /^_\$/ } }; // Lit's private names, which only the entry uses
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const nameCache = { vars: { props: exportedNames(chunk.code) } };
      const options = { ecma: 2020, module: true, toplevel: true, compress, mangle, nameCache } as const;
      const { code = chunk.code } = await minifyScript(chunk.code, options);
      chunk.code = code.replace(/\n\s+/g, ' '); // only templates have lines, and to HTML a line is a space
    }
  },
});

/** What a chunk exports under a letter has that letter for its own name, too: `export{a,b}`. */
const exportedNames = (code: string): Readonly<Record<string, string>> => {
  const list = /\bexport\s?\{([^}]*)\}/.exec(code)?.[1] ?? '';
  const pairs = list.split(',').map((one) => one.trim().split(' as '));
  return Object.fromEntries(
    pairs.flatMap(([own = '', letter = own]) => (letter.length === 1 ? [[`$${own}`, letter]] : [])),
  );
};

/** Where README's script tag has the files. */
const servedFrom = '/kyc-enrolment/';

/** An import map that gives each file its hash, to the letter, and its source for `script-src`. */
function importMapOf(hashes: Readonly<Record<string, string>>) {
  const integrity = Object.fromEntries(
    Object.entries(hashes).map(([file, hash]) => [servedFrom + file, hash]),
  );
  const importMap = JSON.stringify({ integrity });
  const digest = createHash('sha256').update(importMap).digest('base64');
  return { servedFrom, importMap, scriptSrc: `'sha256-${digest}'` };
}

/**
 * Writes integrity hashes of every file of the CDN build: for a script tag's `integrity`, and as an import
 * map, which is the only way to give them to files that the script itself loads.
 */
export const subresourceIntegrity = (): Plugin => ({
  name: 'subresource-integrity',
  apply: (_, { mode }) => mode === 'cdn',
  writeBundle() {
    const files = readdirSync(cdnFolder).filter((file) => file.endsWith('.js'));
    const hash = (file: string) =>
      `sha384-${createHash('sha384')
        .update(readFileSync(`${cdnFolder}/${file}`))
        .digest('base64')}`;
    const hashes = Object.fromEntries(files.map((file) => [file, hash(file)]));
    writeFileSync(`${cdnFolder}/sri.json`, `${JSON.stringify(hashes, null, 2)}\n`);
    writeFileSync(`${cdnFolder}/import-map.json`, `${JSON.stringify(importMapOf(hashes), null, 2)}\n`);
  },
});
