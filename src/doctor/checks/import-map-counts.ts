import { error, type Check } from '../finding.js';
import { readImportMaps } from '../import-maps.js';
import { directiveOf, withSource } from '../read-policy.js';

/** Browsers take the page's import map: it is JSON, comes first, and the page's policy lets it stand. */
export const importMapCounts: Check = {
  name: 'import-map',
  async run({ tags, base, policies }) {
    const maps = readImportMaps(tags, base);
    if (maps.length === 0) return { skipped: 'the page has no import map' };
    const chapter = 'the-script-is-refused-or-old';
    const findings = await Promise.all(
      maps.map(async ({ tag, isReadable, isLate }) => {
        if (!isReadable)
          return [
            error(
              chapter,
              'The import map is not JSON.',
              'Make it an object: {"imports": {…}, "integrity": {…}}',
            ),
          ];
        const late = error(
          chapter,
          'The import map comes after a module script, so browsers may ignore it.',
          'Move <script type="importmap"> before every <script type="module">.',
        );
        const hash = `'sha256-${await sha256(tag.text)}'`;
        const refusing = policies
          .map((policy) => directiveOf(policy, 'script-src-elem', 'script-src', 'default-src'))
          .filter((directive) => directive !== undefined)
          .filter(({ sources }) => !letsStand(sources, hash, tag.attributes['nonce']));
        return [
          ...(isLate ? [late] : []),
          ...refusing.map(({ name, sources }) =>
            error(
              'a-content-security-policy',
              "The page's Content-Security-Policy refuses the import map, which stands in the page.",
              withSource(name === 'default-src' ? 'script-src' : name, sources, hash),
            ),
          ),
        ];
      }),
    );
    return findings.flat();
  },
};

function letsStand(sources: readonly string[], hash: string, nonce: string | undefined): boolean {
  const isStrict = sources.some((source) => /^'(?:nonce|sha\d+)-/.test(source));
  if (sources.includes("'unsafe-inline'") && !isStrict) return true;
  return sources.includes(hash) || (nonce !== undefined && sources.includes(`'nonce-${nonce}'`));
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest));
}
