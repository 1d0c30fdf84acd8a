// What is published, one entry for each package. Everything else about a package follows from its doors.

export interface PublishedPackage {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Doors: the name that an import uses, and its module below dist/. */
  readonly doors: Readonly<Record<string, string>>;
  /**
   * What stands for a door on servers that are no Node: the door's name, and the module below dist/. It has
   * the door's names and types.
   */
  readonly edgeDoors?: Readonly<Record<string, string>>;
  /** Commands, and the module below dist/ that each of them runs. */
  readonly bin?: Readonly<Record<string, string>>;
  /** Whether the package contains the element: its files for script tags, themes, and what editors know. */
  readonly hasElement?: boolean;
  /**
   * Packages that its playground runs besides it, with their ranges; they become optional peers. Only a
   * package with them contains the playground.
   */
  readonly companions?: Readonly<Record<string, string>>;
  /** Modules that have side effects when they are imported. */
  readonly sideEffects: readonly string[] | false;
  /**
   * Packages that are loaded by a computed name, so that no import shows them. They become optional
   * dependencies, which `--omit=optional` leaves out. All other dependencies follow from the imports.
   */
  readonly drivers?: readonly string[];
  /**
   * Frameworks that a door or its types are for, with their version ranges. Users of a framework have it
   * installed already. They become optional peers, and so do separate packages of their types.
   */
  readonly frameworks?: Readonly<Record<string, string>>;
  /**
   * The pages of the repository's `docs` that the package gets. Its own pages are in `build/pages/<name>`.
   */
  readonly docs: readonly string[];
}

export const packages: readonly PublishedPackage[] = [
  {
    name: 'kyc-enrolment',
    description:
      "A web component that takes a customer through identity verification at a merchant's KYC provider.",
    keywords: ['kyc', 'identity-verification', 'web-component', 'custom-element', 'onboarding'],
    doors: {
      '.': 'index',
      './define': 'define',
      './return': 'return',
      './react': 'react',
      './testing': 'testing',
    },
    edgeDoors: {
      '.': 'element/edge-door',
      './define': 'element/edge-door',
      './react': 'react/edge-component',
    },
    hasElement: true,
    frameworks: {
      '@types/react': '>=18.2.6',
      preact: '>=10',
      react: '^18.0.0 || ^19.0.0',
      'solid-js': '^1.8.0',
      svelte: '^5.0.0',
      vue: '^3.4.0',
    },
    sideEffects: [
      './dist/define.js',
      './dist/element/ask-early.js',
      './dist/cdn/*.js',
      './dist/themes/*.css',
    ],
    docs: [
      'accessibility.md',
      'browsers.md',
      'capture.md',
      'contract.md',
      'element.md',
      'frameworks.md',
      'headers.md',
      'languages.md',
      'security.md',
      'testing.md',
      'theming.md',
      'troubleshooting.md',
      'first-frame.svg',
      'playground.png',
      'states.png',
    ],
  },
  {
    name: 'kyc-enrolment-server',
    description: "The merchant's server kit of <kyc-enrolment>: sessions, providers, consents, verdicts.",
    keywords: ['kyc', 'identity-verification', 'server', 'onboarding'],
    doors: {
      '.': 'server',
      './node': 'server/node',
      './fastify': 'server/fastify',
      './koa': 'server/koa',
      './next': 'server/next',
      './provider': 'server/provider',
    },
    bin: { 'kyc-server': 'server/store/command-line', 'kyc-doctor': 'doctor/kyc-doctor' },
    sideEffects: false,
    drivers: ['libsql', 'pg'],
    docs: [
      'contract.md',
      'doctor.md',
      'openapi.json',
      'events.md',
      'metrics.md',
      'own-provider.md',
      'security.md',
      'server.md',
      'servers.md',
      'troubleshooting.md',
      'wultra.md',
    ],
  },
  {
    name: 'kyc-enrolment-sandbox',
    description: 'KYC providers, emulated on your computer, for <kyc-enrolment> and its server kit.',
    keywords: ['kyc', 'identity-verification', 'sandbox', 'emulator', 'testing'],
    doors: { '.': 'sandbox' },
    bin: { 'kyc-sandbox': 'sandbox/bin' },
    companions: { 'kyc-enrolment': '>=0.1.0', 'kyc-enrolment-server': '>=0.1.0' },
    sideEffects: false,
    docs: ['sandbox.md'],
  },
];

/** The name by which users import a door. */
const importName = ({ name }: PublishedPackage, door: string) => name + door.slice(1);

/** Every module that users can import or run, below `src` and `dist`. */
export const entries: readonly string[] = packages.flatMap(({ doors, edgeDoors = {}, bin = {} }) => [
  ...Object.values(doors),
  ...new Set(Object.values(edgeDoors)),
  ...Object.values(bin),
]);

/** Maps the names that users know to the doors' sources, for the demo and tests. */
export const doorAliases = (root: string) =>
  packages.flatMap((published) =>
    Object.entries(published.doors).map(([door, module]) => ({
      find: new RegExp(`^${importName(published, door)}$`),
      replacement: `${root}src/${module}.ts`,
    })),
  );

/** The project's https address, for `repository`, `homepage` and `bugs`. Undefined until it has one. */
export const projectAddress: string | undefined = undefined;

/**
 * Version ranges of the packages' dependencies. The lowest version in each is the oldest that passes the
 * tests, so that a merchant's own copy can serve both.
 */
export const ranges: Readonly<Record<string, string>> = {
  '@hono/node-server': '^2.0.0',
  dompurify: '^3.2.4',
  'fast-png': '^8.0.0',
  hono: '^4.12.0',
  jose: '^6.0.0',
  'jpeg-js': '^0.4.4',
  kysely: '^0.28.2',
  'lean-qr': '^2.7.1',
  libsql: '^0.5.1',
  lit: '^3.2.0',
  'p-retry': '^7.0.0',
  pg: '^8.11.0',
  'rate-limiter-flexible': '^11.0.0',
  zod: '^4.5.0',
};
