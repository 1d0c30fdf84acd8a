// The words of a release's report, and what has changed between two lists of what was released. Pure.

const sum = (numbers) => numbers.reduce((whole, part) => whole + part, 0);
const signed = (number) => (number > 0 ? `+${number}` : String(number));

/** The keys that came, went, and stayed with another value. */
function compared(before = {}, after = {}) {
  return {
    added: Object.keys(after).filter((key) => !Object.hasOwn(before, key)),
    removed: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
    changed: Object.keys(after).filter((key) => Object.hasOwn(before, key) && before[key] !== after[key]),
  };
}

const changedLine = (what, was, is) => `changed: ${what}\n    was ${was}\n    is  ${is}`;

/** A door that is gone has an empty list of exports, and so has one that is new. */
function apiLines(before = {}, after = {}) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((door) => {
    const { added, removed, changed } = compared(before[door], after[door]);
    return [
      ...removed.map((name) => `breaking: ${door} no longer exports ${name}`),
      ...changed.map((name) => changedLine(`${door} ${name}`, before[door][name], after[door][name])),
      ...added.map((name) => `added: ${door} exports ${name}`),
    ];
  });
}

function elementLines(before, after) {
  const { added, removed, changed } = compared(before, after);
  return [
    ...removed.map((what) => `breaking: the ${what} is gone`),
    ...changed.map((what) => changedLine(what, before[what], after[what])),
    ...added.map((what) => `added: ${what}`),
  ];
}

function sizeLines(before, after) {
  const { added, removed, changed } = compared(before, after);
  return [
    ...added.map((file) => `added: ${file}, ${after[file]} B`),
    ...removed.map((file) => `removed: ${file}`),
    ...changed.map((file) => `${file}: ${after[file]} B (${signed(after[file] - before[file])})`),
  ];
}

/** What differs between two releases, in lines by their heading. */
export function differences(before, after) {
  const names = [...new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])];
  const files = names.flatMap((name) => {
    const { added, removed } = compared(before.packages[name]?.files, after.packages[name]?.files);
    return [
      ...added.map((path) => `added: ${name}/${path}`),
      ...removed.map((path) => `removed: ${name}/${path}`),
    ];
  });
  const api = names.flatMap((name) =>
    apiLines(before.packages[name]?.api, after.packages[name]?.api).map((line) => `${name} ${line}`),
  );
  const same = names.filter((name) => {
    const versions = [before, after].map(({ packages }) => packages[name]?.version);
    return versions[0] === versions[1];
  });
  return {
    versions: same.map(
      (name) => `${name} still has the last release's version, ${after.packages[name].version}.`,
    ),
    api,
    element: elementLines(before.element, after.element),
    scripts: sizeLines(before.scripts, after.scripts),
    files,
  };
}

const list = (lines) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'Nothing.');

const noRelease = `There is no release yet: no list of one is kept (build/released.json). Who has published, keeps it with
\`npm run release -- --dry --record\`, and commits it.`;

/** The whole report, in Markdown. */
export function reportOf({ present, changes, components, unreleased }) {
  const packages = Object.entries(present.packages).map(([name, { version, tarballBytes, files, api }]) => {
    const doors = Object.entries(api).map(([door, names]) => `${door} (${Object.keys(names).length})`);
    const bytes = sum(Object.values(files));
    const packed = `${Object.keys(files).length} files, ${bytes} B, ${tarballBytes} B packed`;
    return `${name} ${version}: ${packed}. Exports: ${doors.join(', ')}.`;
  });
  const sboms = Object.entries(components).map(([name, count]) => `${name}: ${count} components`);
  const hasAddress = Object.values(present.packages).every(({ hasRepository }) => hasRepository);
  const missing = [
    ...(unreleased.trim() === '' ? ['CHANGELOG.md has nothing under [Unreleased].'] : []),
    ...(hasAddress ? [] : ['Provenance needs `projectAddress` in build/package-list.ts.']),
    ...(changes?.versions ?? []),
  ];
  return [
    '# Release, dry run',
    `## Packages\n\n${list(packages)}`,
    `## SBOM\n\nCycloneDX, one for each package in dist/release/.\n\n${list(sboms)}`,
    `## Still missing\n\n${list(missing)}`,
    ...(changes
      ? [
          `## API against the last release\n\n${list(changes.api)}`,
          `## The element against the last release\n\n${list(changes.element)}`,
          `## Scripts against the last release\n\n${list(changes.scripts)}`,
          `## Files against the last release\n\n${list(changes.files)}`,
        ]
      : [`## Against the last release\n\n${noRelease}`]),
    '',
  ].join('\n\n');
}
