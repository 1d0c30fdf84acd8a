// How the doctor's findings are read: by people, and by machines.

import type { Examined } from './examine.js';
import type { Finding } from './finding.js';

const guide = 'docs/troubleshooting.md';

/** 1 if customers cannot be verified or something is unsafe, else 0. With `isStrict`, warnings count too. */
export function exitCodeOf(examined: readonly Examined[], { isStrict = false } = {}): 0 | 1 {
  const found = examined.flatMap(({ findings }) => findings);
  return found.some(({ level }) => level === 'error' || isStrict) ? 1 : 0;
}

export function asText(examined: readonly Examined[]): string {
  const found = examined.flatMap(({ check, findings }) => findings.map((finding) => textOf(check, finding)));
  const reasons = new Map<string, readonly string[]>();
  for (const { check, skipped: why } of examined)
    if (why !== undefined) reasons.set(why, [...(reasons.get(why) ?? []), check]);
  const skipped = [...reasons].map(([why, checks]) => `  ${checks.join(', ')}: ${printable(why)}`);
  const count = (wanted: Finding['level']) => {
    const { length } = examined.flatMap(({ findings }) => findings).filter(({ level }) => level === wanted);
    return `${length} ${wanted}${length === 1 ? '' : 's'}`;
  };
  return [
    ...found,
    ...(skipped.length > 0 ? [`Not looked at:\n${skipped.join('\n')}\n`] : []),
    `${examined.length - [...reasons.values()].flat().length} checks, ${count('error')}, ${count('warning')}`,
    '',
  ].join('\n');
}

const textOf = (check: string, { level, wrong, mend, chapter }: Finding) =>
  `${level} ${check}\n  ${printable(wrong)}\n  Mend it: ${printable(mend)}\n  See: ${guide}#${chapter}\n`;

/** What the page's author wrote could move the cursor of a terminal, or write lines of its own. */
const printable = (text: string) => text.replaceAll(/\p{Cc}/gu, '\uFFFD');

/** `{ version, errors, warnings, checks: [{ check, skipped?, findings: [{ level, wrong, mend, see }] }] }` */
export const asJson = (examined: readonly Examined[]): string => {
  const levels = examined.flatMap(({ findings }) => findings.map(({ level }) => level));
  const report = {
    version: 1,
    errors: levels.filter((level) => level === 'error').length,
    warnings: levels.filter((level) => level === 'warning').length,
    checks: examined.map(({ findings, ...rest }) => ({
      ...rest,
      findings: findings.map(({ chapter, ...finding }) => ({ ...finding, see: `${guide}#${chapter}` })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};
