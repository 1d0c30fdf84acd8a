import { error, shown, type Check, type Finding } from '../finding.js';
import { readImportMaps } from '../import-maps.js';
import type { Answer } from '../net.js';
import { filesOf, isScript } from '../script-files.js';
import type { Site } from '../site.js';

/** What the page says of the files' hashes is what arrives: of the tag's file, and of the parts of it. */
export const scriptIntegrity: Check = {
  name: 'integrity',
  async run(site) {
    const ofTags = hashesOfTags(site);
    const expected = new Map([...hashesOfMaps(site), ...ofTags]);
    if (expected.size === 0) return { skipped: 'the page names no integrity of the script' };
    const { files } = await filesOf(site);
    const findings = await Promise.all(
      files
        .filter(({ answer }) => isScript(answer))
        .map(async ({ answer }) =>
          compare(answer, {
            expected: expected.get(answer.url.href),
            isInTag: ofTags.has(answer.url.href),
          }),
        ),
    );
    return findings.flat();
  },
};

const hashesOfTags = ({ scripts }: Site): ReadonlyMap<string, string> =>
  new Map(
    scripts.flatMap(({ tag, url }) => {
      const hash = tag?.attributes['integrity'];
      return hash ? [[url.href, hash] as const] : [];
    }),
  );

const hashesOfMaps = ({ tags, base }: Site) =>
  readImportMaps(tags, base).flatMap(({ integrity }) => [...integrity]);

interface Said {
  readonly expected: string | undefined;
  /** Said by the script tag, and not by the import map. */
  readonly isInTag: boolean;
}

async function compare({ url, bytes }: Answer, { expected, isInTag }: Said): Promise<readonly Finding[]> {
  if (expected === undefined) return [];
  const listed = expected.split(/\s+/);
  const hashes = await Promise.all(
    (['SHA-256', 'SHA-384', 'SHA-512'] as const).map(async (algorithm) => hash(algorithm, bytes)),
  );
  if (hashes.some((arrived) => listed.includes(arrived))) return [];
  const right = hashes[1] ?? '';
  const line = isInTag ? `integrity="${right}"` : `"${url.pathname}": "${right}"`;
  return [
    error(
      'the-script-is-refused-or-old',
      `${shown(url)} is not the file that the page's integrity says, so browsers refuse it.`,
      `${line} (sri.json beside the script has every file's)`,
    ),
  ];
}

async function hash(
  algorithm: 'SHA-256' | 'SHA-384' | 'SHA-512',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return `${algorithm.toLowerCase().replace('-', '')}-${btoa(String.fromCharCode(...digest))}`;
}
