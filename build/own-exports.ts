// The bundler's helper that makes a part's exports reads every enumerable name, inherited ones too. On a page
// that has added one to Object.prototype, no part but the first would ever load.

import type { Plugin } from 'vite';

const helper = 'rolldown-runtime';

/** The helper's code, so that it reads and defines what is the part's own. @throws Error if it has changed */
function ownExportsOf(code: string): string {
  const ofOwn = code
    .replace(/for\s*\(var (\w+) in (\w+)\)/, 'for (const $1 of Object.keys($2))')
    .replaceAll(/\{(\s*)(?=(?:get|value):)/g, '{$1__proto__: null, ');
  if (!/of Object\.keys/.test(ofOwn) || ofOwn.split('__proto__').length !== 3)
    throw new Error(`${helper} has changed: see build/own-exports.ts.`);
  return ofOwn;
}

/** To stand before what minifies. */
export const ownExports = (): Plugin => ({
  name: 'own-exports',
  apply: (_, { mode }) => mode === 'cdn',
  generateBundle(_options, bundle) {
    const [chunk, ...others] = Object.values(bundle).filter(({ fileName }) => fileName.startsWith(helper));
    if (chunk?.type !== 'chunk' || others.length > 0) this.error(`There is not one ${helper}.`);
    chunk.code = ownExportsOf(chunk.code);
  },
});
