// The dry run of a release: what it says, and that it only writes below dist/.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { elementOf } from '../../build/release/element.mjs';
import { differences, reportOf } from '../../build/release/report.mjs';
import { ensureBuilt, root, run } from '../support/build.ts';
import { names } from '../support/packages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const list = (api: Record<string, string>, files: Record<string, number>, script: number, name = 'page') => ({
  packages: { [name]: { version: '1.0.0', hasRepository: true, tarballBytes: 1, files, api: { '.': api } } },
  element: {},
  scripts: { 'kyc-enrolment.js': script },
});

describe('the difference of two releases', () => {
  it('names what is gone, what has changed and what is new, in the API, in sizes and in files', () => {
    const before = list({ gone: 'class gone', kept: 'a(): void' }, { 'old.js': 1, 'kept.js': 1 }, 14_000);
    const after = list({ kept: 'a(): string', fresh: 'b: 1' }, { 'new.js': 1, 'kept.js': 2 }, 14_100);
    expect(differences(before, after)).toEqual({
      versions: ["page still has the last release's version, 1.0.0."],
      element: [],
      api: [
        'page breaking: . no longer exports gone',
        'page changed: . kept\n    was a(): void\n    is  a(): string',
        'page added: . exports fresh',
      ],
      scripts: ['kyc-enrolment.js: 14100 B (+100)'],
      files: ['added: page/new.js', 'removed: page/old.js'],
    });
  });

  it('is nothing between a release and itself', () => {
    const same = list({ kept: 'a(): void' }, { 'kept.js': 1 }, 14_000);
    expect(differences(same, same)).toMatchObject({ api: [], element: [], scripts: [], files: [] });
  });

  it('names the attributes, events and parts that a page would miss, and other defaults', () => {
    const manifest = (attribute: string, standard: string, event: string) => ({
      modules: [
        {
          declarations: [
            {
              tagName: 'kyc-enrolment',
              attributes: [
                { name: attribute, type: { text: 'string' } },
                { name: 'display', type: { text: 'Display' }, default: standard },
              ],
              events: [{ name: event, type: { text: 'Event' } }],
              slots: [{ name: '' }],
            },
          ],
        },
      ],
    });
    const element = (...said: Parameters<typeof manifest>) => ({
      ...list({}, {}, 1),
      element: elementOf(manifest(...said)),
    });
    expect(
      differences(element('endpoint', 'inline', 'kyc-end'), element('token-endpoint', 'dialog', 'kyc-end'))
        .element,
    ).toEqual([
      'breaking: the attribute endpoint is gone',
      'changed: attribute display\n    was Display = inline\n    is  Display = dialog',
      'added: attribute token-endpoint',
    ]);
  });

  it('is not there before the first release, and the report says so', () => {
    const report = reportOf({
      present: list({}, {}, 1),
      changes: undefined,
      components: {},
      unreleased: 'New.',
    });
    expect(report).toContain('There is no release yet');
  });
});

describe('npm run release', () => {
  beforeAll(ensureBuilt, 120_000);
  const folder = temporaryFolder();
  const release = (...args: string[]) => run(process.execPath, ['build/release.mjs', ...args]);

  it('--dry lists the packages, exports, and what they are made of, beside an earlier list', () => {
    const earlier = join(folder, 'released.json');
    writeFileSync(
      earlier,
      JSON.stringify(list({ KycVerification: 'class KycVerification' }, {}, 14_000, 'kyc-enrolment')),
    );
    const report = release('--dry', '--record', '--against', earlier);
    expect(report).toContain('breaking: . no longer exports KycVerification');
    expect(report).toContain('added: . exports KycEnrolment');
    expect(report).toContain('added: attribute token-endpoint');
    expect(report).toContain('added: event kyc-success');
    const kept = JSON.parse(readFileSync(earlier, 'utf8')) as ReturnType<typeof list>;
    expect(differences(kept, kept)).toMatchObject({ api: [], element: [], scripts: [], files: [] });
    const { 'kyc-enrolment.js': bytes } = kept.scripts;
    const larger = { ...kept, scripts: { ...kept.scripts, 'kyc-enrolment.js': bytes + 40 } };
    expect(differences(kept, larger).scripts).toEqual([`kyc-enrolment.js: ${String(bytes + 40)} B (+40)`]);
    for (const name of names) expect(report).toMatch(new RegExp(`- ${name} \\d+\\.\\d+\\.\\d+: \\d+ files`));
    expect(report).toContain('./testing (');
    const Sbom = z.object({
      bomFormat: z.literal('CycloneDX'),
      metadata: z.object({ component: z.object({ name: z.string() }) }),
      components: z.array(z.object({ name: z.string() })),
    });
    const inSbomOf = (name: string) => {
      const text = readFileSync(`${root}dist/release/${name}.cdx.json`, 'utf8');
      const { metadata, components } = Sbom.parse(JSON.parse(text));
      expect(metadata.component.name).toBe(name);
      return components.map((component) => component.name);
    };
    const page = inSbomOf('kyc-enrolment');
    expect(page).toEqual(expect.arrayContaining(['lit', 'lit-html', 'dompurify']));
    expect(page).not.toContain('hono');
    const server = inSbomOf('kyc-enrolment-server');
    expect(server).toEqual(expect.arrayContaining(['hono', 'kysely', 'pg', 'pg-protocol', 'zod']));
    expect(server.filter((name) => ['lit', 'vitest', 'typescript'].includes(name))).toEqual([]);
  }, 120_000);

  it('without --dry publishes nothing', () => {
    expect(() => release()).toThrow('--dry');
  });
});
