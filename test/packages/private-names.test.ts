import { readFileSync } from 'node:fs';
import { privateNames } from '../../build/private-names.ts';
import { settings } from '../../src/element/settings.js';
import { captureTexts } from '../../src/i18n/en/camera-texts.js';
import { detourTexts } from '../../src/i18n/en/detour-texts.js';
import { onDemand } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import { texts as handOffTexts } from '../../src/i18n/en/hand-off-texts.js';

/** What pages and servers read and write, besides the element's own members. */
const shared = [
  'src/element/events.ts',
  'src/enrolment/outcome.ts',
  'src/enrolment/merchant-contract.ts',
  'src/enrolment/report.ts',
  'src/capture/guidance/detector.ts',
];

describe('the short names of the CDN build', () => {
  it('stand for no setting, no text, and nothing that a page or a server reads', () => {
    const texts = [captureTexts, detourTexts, onDemand, en, handOffTexts];
    const taken = [settings, ...texts].flatMap((names) => Object.keys(names));
    const fields = shared.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s+(?:readonly )?(\w+)\??[:(]/gm)].map(([, name]) => name),
    );
    expect(taken.length).toBeGreaterThan(100);
    expect(fields.length).toBeGreaterThan(30);
    expect(privateNames.filter((name) => taken.includes(name) || fields.includes(name))).toEqual([]);
  });

  it('are all different', () => {
    expect(new Set(privateNames).size).toBe(privateNames.length);
  });
});
