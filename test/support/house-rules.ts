// The plan of the house as rules: which room may import which, and what no room may do (docs/architecture.md,
// Rooms).

import { posix } from 'node:path';
import { readSource, type SourceFacts } from './source.ts';

/** Source files by their path from the project's root, written with `/`. */
export type Sources = Readonly<Record<string, string>>;

/** A room: a pattern for its files, and patterns for the files they may import. */
interface Room {
  readonly files: RegExp;
  readonly mayImport: readonly RegExp[];
}

const browserDoor = /^src\/(index|define|return|react|testing)\.ts$/;
const serverSide =
  /^src\/(doctor\/|(server|sandbox)(\/|\.ts$)|providers\/([^/]+\/(server|sandbox)(\/|\.ts$)|list\.ts$))/;
const mayKnowNode = new RegExp(
  [
    String.raw`^src/server/(node\.ts$|node/|store/)`,
    String.raw`^src/sandbox/((bin|listen)\.ts$|command/)`,
    String.raw`^src/doctor/(run-doctor|send-by-node)\.ts$`,
  ].join('|'),
);

/**
 * A module's name is computed there: a driver's, so that bundlers do not follow the import, and that of the
 * built playground.
 */
const computeNames = ['src/server/store/sql/load-driver.ts', 'src/sandbox/command/playground.ts'];

const enrolment = /^src\/enrolment\//;
const i18n = /^src\/i18n\//;
/** What a merchant's page may say of languages. */
const pagesLanguages = /^src\/i18n\/registered-languages\.ts$/;
/** Texts of the kit's own pages. */
const textsOfPages = /^src\/i18n\/(return-page-texts|phone-page-texts)\.ts$/;
/**
 * `providers/contract.ts` and the other files beside the providers' folders, except the list of providers.
 */
const ofAllProviders = /^src\/providers\/((?!list\.ts)[^/]+\.ts$|contract-suite\/)/;
const listOfProviders = /^src\/providers\/list\.ts$/;
const providersServer = /^src\/providers\/[^/]+\/server(\/|\.ts$)/;
const providersSandbox = /^src\/providers\/[^/]+\/sandbox(\/|\.ts$)/;

/**
 * The first entry that matches a file is its room. A room may always import itself. A provider's room is its
 * own folder.
 */
const rooms: readonly Room[] = [
  {
    files: browserDoor,
    mayImport: [/^src\/(index|(element|presentation|react|testing|typings)\/.*)/, enrolment, pagesLanguages],
  },
  { files: /^src\/server\.ts$/, mayImport: [/^src\/server\//, listOfProviders, ofAllProviders, enrolment] },
  { files: /^src\/sandbox\.ts$/, mayImport: [/^src\/sandbox\//, providersSandbox] },
  { files: /^src\/(react|typings)\//, mayImport: [/^src\/element\//] },
  // Lit may not be reached: test/packages/doors.test.ts
  {
    files: /^src\/testing\//,
    mayImport: [
      /^src\/element\/(event-queue|events|settings|settings-as-properties|terminal-event)\.ts$/,
      enrolment,
    ],
  },
  { files: /^src\/element\//, mayImport: [enrolment, /^src\/(presentation|capture|consent)\//, i18n] },
  { files: enrolment, mayImport: [] },
  { files: /^src\/presentation\//, mayImport: [enrolment] },
  { files: /^src\/(capture|consent)\//, mayImport: [enrolment, i18n] },
  { files: i18n, mayImport: [enrolment] },
  {
    files: /^src\/server\//,
    mayImport: [enrolment, ofAllProviders, textsOfPages],
  },
  { files: /^src\/sandbox\//, mayImport: [providersSandbox, /^src\/providers\/option-kinds\.ts$/] },
  { files: /^src\/doctor\//, mayImport: [enrolment, /^src\/providers\/[^/]+\/wire\.ts$/] },
  { files: listOfProviders, mayImport: [providersServer] },
  { files: ofAllProviders, mayImport: [enrolment] },
  { files: providersSandbox, mayImport: [enrolment, ofAllProviders, /^src\/sandbox\//] },
  { files: /^src\/providers\/[^/]+\//, mayImport: [enrolment, ofAllProviders] },
];

/** The rooms that run on a merchant's page, where two copies of a module may exist. */
const onThePage = /^src\/(element|enrolment|presentation|consent|capture|i18n)\//;

/**
 * Intended module state: an answer that was asked for ahead, and the page's own languages.
 */
const knownState = ['src/element/early.ts: kept', 'src/i18n/registered-languages.ts: registered'];

/** Names that turn text into markup or code. */
const dangerousNames = [
  'eval',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'unsafeHTML',
  'unsafeSVG',
  'unsafeStatic',
  'styleMap',
  'createContextualFragment',
];

/**
 * Every breach of the plan in `sources`, each as a sentence that names the file and what is wrong with it.
 */
export function readOffences(sources: Sources): string[] {
  const facts = new Map(Object.entries(sources).map(([path, source]) => [path, readSource(path, source)]));
  const offences = [...facts].flatMap(([path, file]) => [
    ...(path.startsWith('src/')
      ? [...importOffences(path, file), ...contentOffences(path, file), ...stateOffences(path, file)]
      : demoOffences(path, file)),
    ...(browserDoor.test(path) ? reachOffences(path, facts) : []),
  ]);
  return [...offences, ...circleOffences(facts)];
}

function stateOffences(path: string, { changeable }: SourceFacts): string[] {
  if (!onThePage.test(path)) return [];
  return changeable
    .filter((name) => !knownState.includes(`${path}: ${name}`))
    .map((name) => `${path} keeps "${name}" for all elements of a page`);
}

/** Files that import each other, types included. None of them can be understood without the others. */
function circleOffences(facts: ReadonlyMap<string, SourceFacts>): string[] {
  const targets = (path: string) =>
    (facts.get(path)?.imports ?? []).flatMap((specifier) =>
      specifier?.startsWith('.') ? [resolve(path, specifier)] : [],
    );
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' imports '));
    if (done.has(path)) return;
    done.add(path);
    for (const target of targets(path)) follow(target, [...way, path]);
  };
  for (const path of facts.keys()) follow(path, []);
  return circles.map((circle) => `a circle: ${circle}`);
}

function importOffences(path: string, { imports }: SourceFacts): string[] {
  const room = rooms.find(({ files }) => files.test(path));
  if (!room) return [`${path} is in no room of the plan`];
  return imports.flatMap((specifier) => {
    if (specifier === undefined)
      return computeNames.includes(path) ? [] : [`${path} imports a module whose name is computed`];
    if (/^zod(?!\/mini$)/.test(specifier))
      return [`${path} imports "${specifier}": only zod/mini, it never evaluates text as code`];
    if (/^lit.*\/(async-)?directive/.test(specifier))
      return [`${path} imports "${specifier}": the CDN build's Lit has no directives (build/lean-lit.ts)`];
    if (specifier.startsWith('node:'))
      return mayKnowNode.test(path) ? [] : [`${path} imports "${specifier}": it must run without Node`];
    if (!specifier.startsWith('.')) return [];
    const target = resolve(path, specifier);
    const allowed = isSameRoom(path, target, room) || room.mayImport.some((files) => files.test(target));
    return allowed ? [] : [`${path} imports "${specifier}": its room may not`];
  });
}

function isSameRoom(path: string, target: string, { files }: Room): boolean {
  if (files === ofAllProviders) return files.test(target);
  const [provider, targets] = [path, target].map((file) => /^src\/providers\/([^/]+)\//.exec(file)?.[1]);
  if (provider === undefined) return files.test(target);
  return (
    provider === targets &&
    (providersSandbox.test(path) ? !providersServer.test(target) : !providersSandbox.test(target))
  );
}

function contentOffences(path: string, { names, texts, evaluates }: SourceFacts): string[] {
  const named = dangerousNames.filter((name) => names.includes(name));
  return [
    ...named.map((name) => `${path} uses ${name}`),
    ...(evaluates ? [`${path} makes a function of a text`] : []),
    ...texts
      .filter((text) => /\sstyle\s*=/i.test(text))
      .map(() => `${path} has a style attribute in a template: a page's style-src refuses it`),
  ];
}

/** The demo is a merchant's code, so it may use the product only through its doors. */
function demoOffences(path: string, { imports }: SourceFacts): string[] {
  const room = `${path.split('/')[0] ?? ''}/`;
  return imports
    .filter(
      (specifier): specifier is string =>
        specifier?.startsWith('.') === true && !resolve(path, specifier).startsWith(room),
    )
    .map((specifier) => `${path} imports "${specifier}": a merchant has only the doors`);
}

/** What a customer's browser must never load, through any number of imports. */
function reachOffences(door: string, facts: ReadonlyMap<string, SourceFacts>): string[] {
  const offences: string[] = [];
  const seen = new Set([door]);
  for (const path of seen) {
    for (const specifier of facts.get(path)?.imports ?? []) {
      if (!specifier?.startsWith('.')) continue;
      const target = resolve(path, specifier);
      if (serverSide.test(target)) offences.push(`${door} reaches ${target}, by ${path}`);
      else seen.add(target);
    }
  }
  return offences;
}

const resolve = (path: string, specifier: string) =>
  posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
