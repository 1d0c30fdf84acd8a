// The examples in demo/examples, the cheapest first. What is not said here is in each example's package.json:
// what it depends on, its build, and its start.

/**
 * @typedef {object} Example
 * @property {string} name
 * @property {string} [folder] below demo/examples; the name, if it is not given
 * @property {boolean} [isServer] has the kit in it, with kyc.mjs and index.html of the folder `shop`
 * @property {boolean} [hasKit] has the kit in it, by its own file
 * @property {boolean} [hasNoKit] serves the contract by hand, and index.html of the folder `shop`
 * @property {readonly string[]} [versions] installed in place of what its package.json names
 * @property {boolean} [isQuickStart] no folder, but what README's quick start writes
 * @property {boolean} [hasSandbox] has the sandbox in it
 * @property {boolean} [isTested] has tests of its own, which are run by `npm test`
 * @property {boolean} [hasNoPage] has nothing but those tests
 * @property {boolean} [goesBack] the page is left by a link, and visited again
 */

/** @type {readonly Example[]} */
export const examples = [
  { name: 'playwright', isServer: true, hasSandbox: true, isTested: true },
  { name: 'node-http', isServer: true },
  { name: 'quick-start', isQuickStart: true },
  { name: 'python', hasNoKit: true },
  { name: 'hono', isServer: true },
  { name: 'express', isServer: true },
  { name: 'fastify', isServer: true },
  { name: 'koa', isServer: true },
  { name: 'script-tag' },
  { name: 'turbo', isServer: true, goesBack: true },
  { name: 'pwa', isServer: true },
  { name: 'vite' },
  { name: 'react-19', folder: 'react' },
  { name: 'react-18', folder: 'react', versions: ['react@18.3.1', 'react-dom@18.3.1'] },
  { name: 'vue' },
  { name: 'svelte' },
  { name: 'nest', isServer: true },
  { name: 'workerd', isServer: true },
  { name: 'bun', isServer: true },
  { name: 'deno', isServer: true },
  { name: 'next', hasKit: true },
  { name: 'astro', isServer: true },
  { name: 'nuxt', isServer: true },
  { name: 'sveltekit', isServer: true },
  { name: 'react-router', isServer: true },
  { name: 'angular' },
  { name: 'jest', isTested: true, hasNoPage: true },
];
