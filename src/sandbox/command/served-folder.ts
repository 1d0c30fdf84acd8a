// Serves a folder's files. A path is looked up among those that were there at the start and never joined to
// anything, so nothing outside can be reached.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Answers a GET of one of its files, and gives undefined for everything else. */
export type ServedFolder = (request: Request) => Promise<Response | undefined>;

/** Serves the folder below `mount`, which begins and ends with a slash. */
export function serveFolder(folder: string, mount: string): ServedFolder {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [mount + relative(folder, file).replaceAll('\\', '/'), file]),
  );
  return async (request) => {
    if (request.method !== 'GET') return undefined;
    const { pathname } = new URL(request.url);
    const file = files.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (file === undefined) return undefined;
    return new Response(await readFile(file), {
      headers: {
        'content-type': types[extname(file)] ?? 'text/plain; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      },
    });
  };
}
