// The element's script and the parts that it loads on demand, as they arrive from the page's server.

import type { Answer } from './net.js';
import type { Site } from './site.js';

interface ScriptFile {
  readonly answer: Answer;
  /** A tag's own file, and not a part of one. */
  readonly isEntry: boolean;
}

export interface ScriptFiles {
  readonly files: readonly ScriptFile[];
  /** An origin that the doctor may not ask. */
  readonly elsewhere: string | undefined;
}

/** @throws Unreachable */
export async function filesOf({ scripts, net }: Pick<Site, 'scripts' | 'net'>): Promise<ScriptFiles> {
  const entries = [...new Map(scripts.map(({ url }) => [url.href, url])).values()];
  const elsewhere = entries.find((url) => !net.mayAsk(url))?.origin;
  const answers = await Promise.all(entries.filter(net.mayAsk).map(net.get));
  const parts = await Promise.all(answers.filter(isScript).flatMap(partsOf).map(net.get));
  return {
    files: [
      ...answers.map((answer) => ({ answer, isEntry: true })),
      ...parts.map((answer) => ({ answer, isEntry: false })),
    ],
    elsewhere,
  };
}

export const isScript = ({ status, headers }: Answer): boolean =>
  status === 200 &&
  /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)\b/i.test(headers.get('content-type') ?? '');

/** Files that the script imports, beside it. */
function partsOf({ text, url }: Answer): readonly URL[] {
  const names = [...text.matchAll(/\bimport\s*\(\s*["'`](\.\/[\w.-]+\.js)["'`]/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set(names)].map((name) => new URL(name, url));
}

/** The element's version, as its script says it. */
export const versionIn = (script: string): string | undefined =>
  /\bversion\s*=\s*["'`](\d+\.\d+\.\d+[\w.-]*)["'`]/.exec(script)?.[1];
