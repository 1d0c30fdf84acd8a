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

/** A door that is gone has an empty list of exports, and so has one that is new. */
function apiLines(before = {}, after = {}) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((door) => {
    const { added, removed, changed } = compared(before[door], after[door]);
    return [
      ...removed.map((name) => `breaking: ${door} no longer exports ${name}`),
      ...changed.map(
        (name) => `changed: ${door} ${name}\n    was ${before[door][name]}\n    is  ${after[door][name]}`,
      ),
      ...added.map((name) => `added: ${door} exports ${name}`),
    ];
  });
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
  return { api, scripts: sizeLines(before.scripts, after.scripts), files };
}

const list = (lines) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'Nothing.');

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
  ];
  return [
    '# Release, dry run',
    `## Packages\n\n${list(packages)}`,
    `## SBOM\n\nCycloneDX, one for each package in dist/release/.\n\n${list(sboms)}`,
    `## Still missing\n\n${list(missing)}`,
    ...(changes
      ? [
          `## API against the last release\n\n${list(changes.api)}`,
          `## Scripts against the last release\n\n${list(changes.scripts)}`,
          `## Files against the last release\n\n${list(changes.files)}`,
        ]
      : ['## Against the last release\n\nThere is no list of one (build/released.json).']),
    '',
  ].join('\n\n');
}
