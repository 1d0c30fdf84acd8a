// The licences of what is bundled into the CDN build and the playground's pages. They require that their text
// is part of every copy.

import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import * as z from 'zod/mini';

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** Writes `THIRD-PARTY-NOTICES.txt` beside the files. */
export const thirdPartyNotices = (): Plugin => ({
  name: 'third-party-notices',
  apply: (_, { mode }) => mode === 'cdn' || mode === 'playground',
  generateBundle(_, output) {
    const modules = Object.values(output).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []));
    const notices = [...folders].sort().map(noticeOf);
    const source = ['These files contain the following packages.\n', ...notices].join('\n');
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source });
  },
});

function noticeOf(folder: string): string {
  const { name, version, license } = Manifest.parse(
    JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')),
  );
  const file = readdirSync(folder).find((entry) => /^licen[sc]e(\.\w+)?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} is bundled, and brings no licence's text.`);
  const text = readFileSync(`${folder}/${file}`, 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}
