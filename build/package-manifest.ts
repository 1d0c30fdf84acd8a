// Makes a package's package.json from its entry in the list and from what its modules import.

import { projectAddress, ranges, type PublishedPackage } from './package-list.ts';

/** What all packages share, from the repository's package.json. */
export interface Tree {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
}

interface Given {
  readonly tree: Tree;
  /** The packages that its modules import. */
  readonly imported: readonly string[];
}

/** @throws Error if it imports a package that the list has no range for */
export function manifestOf(published: PublishedPackage, { tree, imported }: Given): Record<string, unknown> {
  const {
    name,
    description,
    keywords,
    doors,
    edgeDoors = {},
    bin = {},
    sideEffects,
    drivers = [],
    frameworks = {},
    companions = {},
    hasElement,
  } = published;
  const { version, license, engines } = tree;
  const required = imported.filter((name) => !drivers.includes(name) && !Object.hasOwn(frameworks, name));
  const peers = { ...frameworks, ...companions };
  const cdn = hasElement ? { './cdn/*': './dist/cdn/*', './dist/cdn/*': './dist/cdn/*' } : {};
  return {
    name,
    version,
    description,
    keywords,
    license,
    ...(projectAddress !== undefined && addressesBelow(projectAddress)),
    type: 'module',
    engines,
    sideEffects,
    ...(Object.keys(bin).length > 0 && { bin: mapped(bin, (file) => `./dist/${file}.js`) }),
    types: `./dist/${doors['.']}.d.ts`,
    ...(hasElement && { customElements: 'custom-elements.json', 'web-types': './web-types.json' }),
    exports: {
      ...Object.fromEntries(
        Object.entries(doors).map(([door, file]) => [
          door,
          { types: `./dist/${file}.d.ts`, ...onEdge(edgeDoors[door]), default: `./dist/${file}.js` },
        ]),
      ),
      ...cdn,
      ...(hasElement && {
        './themes/*': './dist/themes/*',
        './custom-elements.json': './custom-elements.json',
      }),
      './package.json': './package.json',
    },
    ...(Object.keys(doors).length > 1 && { typesVersions: { '*': typesOfDoors(doors) } }),
    dependencies: rangesOf(required),
    ...(drivers.length > 0 && { optionalDependencies: rangesOf(drivers) }),
    ...(Object.keys(peers).length > 0 && {
      peerDependencies: peers,
      peerDependenciesMeta: mapped(peers, () => ({ optional: true })),
    }),
  };
}

/** `workerd` is Cloudflare's, `edge-light` Vercel's, and `worker` what bundlers for both fall back to. */
const onEdge = (file: string | undefined) =>
  file === undefined
    ? {}
    : Object.fromEntries(['edge-light', 'workerd', 'worker'].map((name) => [name, `./dist/${file}.js`]));

/** For TypeScript's older way to find types (node10), which reads no `exports`. */
const typesOfDoors = (doors: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(doors).flatMap(([door, file]) =>
      door === '.' ? [] : [[door.slice('./'.length), [`./dist/${file}.d.ts`]]],
    ),
  );

const addressesBelow = (address: string) => ({
  repository: { type: 'git', url: `git+${address}.git` },
  homepage: `${address}#readme`,
  bugs: `${address}/issues`,
});

function rangesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const range = ranges[name];
      if (range === undefined)
        throw new Error(`"${name}" is imported, and has no range in build/package-list.ts.`);
      return [name, range];
    }),
  );
}

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
