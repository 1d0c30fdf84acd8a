// A provider's page on an origin of its own that posts what the test tells it to. For component tests;
// end-to-end tests use the sandbox.

import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';

/**
 * Posts to the embedding page whatever it receives as `{ say }`, and at once what its address has as `say`.
 */
const script = `
  const say = (message) => parent.postMessage(message, '*');
  addEventListener('message', ({ data }) => data?.say && say(data.say));
  const early = new URLSearchParams(location.search).get('say');
  if (early) say(JSON.parse(early));
`;

const pages: Record<string, [type: string, body: string]> = {
  '/page': [
    'text/html',
    '<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1><script ' +
      'src="/page.js"></script></html>',
  ],
  '/page.js': ['text/javascript', script],
};

export default async function setup(project: TestProject): Promise<() => void> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://provider');
    const [, status, said] = /^\/session\/(\d{3})(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (status) {
      response.writeHead(request.method === 'OPTIONS' ? 204 : Number(status), {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'content-type, idempotency-key',
      });
      response.end(said === 'page' ? '<!doctype html>' : said && JSON.stringify({ code: said }));
      return;
    }
    const page = pages[pathname];
    if (!page) return; // `/hangs` never answers
    response.writeHead(200, { 'Content-Type': page[0], 'Cache-Control': 'no-store' }).end(page[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  project.provide(
    'provider',
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
  );
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The provider's origin. */
    provider: string;
  }
}
