// The three panels of code: a merchant's page, its server, and the page's headers.

import { createCodeView } from './code-view.js';
import { frameworkSnippet, type Framework } from './framework-snippets.js';
import { headersFor } from './headers.js';
import { paintCode } from './paint-code.js';
import { serverSnippet, type Mount } from './server-snippets.js';
import type { Settings } from './settings.js';
import { createSnippet, styleRules, type Piece } from './snippet.js';

const frameworks: Readonly<Record<string, Framework>> = {
  react: 'react',
  vue: 'vue',
  svelte: 'svelte',
  angular: 'angular',
};
const mounts: Readonly<Record<string, Mount>> = {
  express: 'express',
  hono: 'hono',
  fastify: 'fastify',
  koa: 'koa',
  next: 'next',
};

function pageCode(kind: string, settings: Settings): readonly Piece[] {
  const framework = frameworks[kind];
  if (!framework) return createSnippet(kind === 'npm' ? 'npm' : 'script', settings);
  return [
    ...paintCode(frameworkSnippet(framework, settings.attributes)),
    { text: '\n/* in your own style sheet */\n', paint: 'comment' },
    ...styleRules(settings),
  ];
}

const headerCode = (settings: Settings): readonly Piece[] =>
  headersFor(settings).flatMap(([name, value]) => [
    { text: name, paint: 'name' as const },
    { text: `: ${value.replaceAll('; ', ';\n  ')}\n` },
  ]);

/** Creates them. Returns what shows the present settings in all of them. */
export function createCodePanels(): (settings: Settings) => void {
  const views = [
    createCodeView('code', pageCode),
    createCodeView('server-code', (kind, settings) =>
      paintCode(serverSnippet(mounts[kind] ?? 'express', settings)),
    ),
    createCodeView('headers', (_, settings) => headerCode(settings)),
  ];
  return (settings) => {
    for (const view of views) view.show(settings);
  };
}
